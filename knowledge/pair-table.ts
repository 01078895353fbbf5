export interface PairArrays {
  readonly slots: Int32Array
  readonly firsts: Uint32Array
  readonly seconds: Uint32Array
  readonly size: number
}

/** Numbers for pairs of neighbouring syllables: a hash table over typed arrays, since a Map of millions weighs ten times as much. */
export class PairTable {
  /** A table made of the {@link arrays} of another. */
  static of({ slots, firsts, seconds, size }: PairArrays): PairTable {
    const table = new PairTable()
    table.#slots = slots
    table.#firsts = firsts
    table.#seconds = seconds
    table.#size = size
    return table
  }

  #slots: Int32Array = new Int32Array(1 << 16).fill(-1)
  #firsts: Uint32Array = new Uint32Array(1 << 15)
  #seconds: Uint32Array = new Uint32Array(1 << 15)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The table's own arrays, to be handed to another thread: filling new ones takes seconds for millions of pairs. */
  get arrays(): PairArrays {
    return { slots: this.#slots, firsts: this.#firsts, seconds: this.#seconds, size: this.#size }
  }

  /** @returns -1 for a pair never added */
  find(first: number, second: number): number {
    return this.#slots[this.#slot(first, second)] ?? -1
  }

  add(first: number, second: number): number {
    let slot = this.#slot(first, second)
    const known = this.#slots[slot] ?? -1
    if (known !== -1) return known
    if (this.#size === this.#firsts.length) {
      this.#grow()
      slot = this.#slot(first, second)
    }
    this.#slots[slot] = this.#size
    this.#firsts[this.#size] = first
    this.#seconds[this.#size] = second
    this.#size += 1
    return this.#size - 1
  }

  #slot(first: number, second: number): number {
    const mask = this.#slots.length - 1
    let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
    let slot = (mixed ^ (mixed >>> 13)) & mask
    for (;;) {
      const pair = this.#slots[slot] ?? -1
      if (pair === -1 || (this.#firsts[pair] === first && this.#seconds[pair] === second)) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    const size = this.#firsts.length * 2
    this.#firsts = enlarged(this.#firsts, size)
    this.#seconds = enlarged(this.#seconds, size)
    this.#slots = new Int32Array(size * 2).fill(-1)
    for (let pair = 0; pair < this.#size; pair += 1) {
      this.#slots[this.#slot(this.#firsts[pair] ?? 0, this.#seconds[pair] ?? 0)] = pair
    }
  }
}

function enlarged(numbers: Uint32Array, size: number): Uint32Array {
  const larger = new Uint32Array(size)
  larger.set(numbers)
  return larger
}
