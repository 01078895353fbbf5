/** What each guess at a password costs: scrypt with N = 2^ln takes 128·N·r bytes, p times one after the other. */
export interface Cost {
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** 128 MiB and some tenths of a second (OWASP Password Storage Cheat Sheet). */
export const COST: Cost = { ln: 17, r: 8, p: 1 }
