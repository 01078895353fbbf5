// A colon, comma or bracket in front: the digits are a number, or within words, where reading them with care does no harm.
const LONG_NUMBER = /[:,[]\s*-?\d{16,}/

/**
 * Reads a body as JSON. A whole number with more digits than JavaScript keeps is left as its digits: rounded, an id would
 * be that of somebody else.
 *
 * @returns `undefined` when it is no JSON, which has no `undefined` of its own
 */
export function readBody(body: string): unknown {
  try {
    return LONG_NUMBER.test(body) ? JSON.parse(body, keepDigits) : JSON.parse(body)
  } catch {
    return undefined
  }
}

/** @param context what stands in the text; TypeScript does not know yet that it is given */
function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isRounded = typeof value === 'number' && !Number.isSafeInteger(value)
  const written = context?.source
  return isRounded && written !== undefined && /^-?\d+$/.test(written) ? written : value
}
