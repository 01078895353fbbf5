import { Parser } from 'htmlparser2'
import { Refusal } from './reading.ts'

export type Attributes = Readonly<Record<string, string>>

export interface XmlHandler {
  readonly open?: (tag: string, attributes: Attributes) => void
  readonly close?: (tag: string) => void
  readonly text?: (text: string) => void
}

/**
 * Walks an XML part of a Word file. Only the five entities of XML itself are known.
 *
 * @throws {Refusal} `xml-entities` where the part declares its own
 */
export function walkXml(xml: string, handler: XmlHandler): void {
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => handler.open?.(tag, attributes),
      onclosetag: (tag) => handler.close?.(tag),
      ontext: (text) => handler.text?.(text),
      onprocessinginstruction: (name) => {
        if (name.toLowerCase() === '!doctype' || name.toLowerCase() === '!entity')
          throw new Refusal('xml-entities')
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
}

/** Word writes a switch as `<w:vanish/>`, and off as `w:val="0"` or `"false"`. */
export function isOn(attributes: Attributes): boolean {
  return !['0', 'false', 'off'].includes(attributes['w:val'] ?? '1')
}
