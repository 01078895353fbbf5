import * as z from 'zod'

/** What a model has to answer: JSON of this shape, under a name the endpoint is told. */
export interface Structure<T> {
  readonly name: string
  readonly schema: z.ZodType<T>
}

/** What strict servers refuse in a schema; the limits are checked here in any case. */
const REFUSED = ['minLength', 'maxLength', 'minItems', 'maxItems', 'pattern', 'format'] as const

/** The shape as a JSON schema for the endpoint, without limits and without the line that names the dialect. */
export function jsonSchemaOf({ schema }: Structure<unknown>): Record<string, unknown> {
  const { $schema: _dialect, ...shape } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      for (const key of REFUSED) delete jsonSchema[key]
    },
  })
  return shape
}

/** @returns `undefined` for anything but the JSON that was asked for: prose around it, other keys, half of it */
export function readStructure<T>({ schema }: Structure<T>, content: string): T | undefined {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch {
    return undefined
  }
  return schema.safeParse(json).data
}
