/**
 * Generates random numbers that can be replayed: the same seed and number give the same sequence.
 */

/** A random generator. */
export interface Random {
  /** Returns a whole number from 0 up to, but without, `below`. */
  readonly below: (below: number) => number
  /** Returns true with this probability. */
  readonly chance: (probability: number) => boolean
  /** Returns one of these values. */
  readonly one: <A>(values: readonly [A, ...ReadonlyArray<A>]) => A
}

/** Creates the generator of one input: Mulberry32 over the seed and the input's number. */
export const make = (seed: number, index: number): Random => {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    below: (below) => Math.floor(next() * below),
    chance: (probability) => next() < probability,
    one: ([first, ...rest]) => rest[Math.floor(next() * (rest.length + 1)) - 1] ?? first
  }
}
