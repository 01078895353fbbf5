import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 32 random bytes, fit for a link or a cookie. */
export function drawToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the store keeps in a token's place: whoever reads the store can open neither a link nor a session with it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Compares without telling, by the time it takes, how much was right; digests have one length whatever comes in. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
