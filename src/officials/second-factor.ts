import { Secret, TOTP } from 'otpauth'

const PERIOD_S = 30
/** The name that an authenticator app shows; short, because it stands in the QR code twice. */
const ISSUER = 'Dân hỏi'

/** A secret for a phone: 160 bits, as RFC 4226 recommends, in base32. */
export function drawSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What a QR code carries to the app. */
export function keyAddress(secret: string, email: string): string {
  return totp(secret, email).toString()
}

/**
 * Which 30 seconds a code was made for: those now, or those before or after, for clocks that differ a little.
 *
 * @returns `undefined` for a code of no such time
 */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const delta = totp(secret, '').validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD_S) + delta
}

/** The code an app shows at a time. */
export function codeAt(secret: string, now: Date): string {
  return totp(secret, '').generate({ timestamp: now.getTime() })
}

/** RFC 6238 with the parameters that every app takes. */
function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
    secret: Secret.fromBase32(secret),
  })
}
