const MASK = '***'

/**
 * Makes a function that blots a token out of a text, in the forms in which it gets around: as it is, percent-encoded,
 * and its secret half alone. Mask before shortening: half a token slips past any mask.
 */
export function tokenMask(token: string): (text: string) => string {
  const secret = token.slice(token.indexOf(':') + 1)
  const encoded = encodeURIComponent(token)
  const encodedSmall = encoded.replaceAll(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())
  // The secret comes last: it is part of all the others.
  const forms = [token, encoded, encodedSmall, encodeURIComponent(secret), secret].filter(
    (form) => form !== '',
  )
  return (text) => forms.reduce((masked, form) => masked.replaceAll(form, MASK), text)
}
