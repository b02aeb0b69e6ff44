import * as Heap from "./heap.ts"

/**
 * Those who wait: the one with the best chance first, and nobody for ever.
 *
 * A chance of 1 passes by as many as wait, a chance of 0 passes nobody: whoever waits is overtaken by at most as many
 * later ones as wait in all, or by 64.
 */
export interface Line<A> {
  readonly size: () => number
  /** Joins with a chance of 0 to 1; the ticket is for leaving. */
  readonly join: (value: A, chance: number) => Ticket<A>
  /** Leaves without having had its turn. */
  readonly leave: (ticket: Ticket<A>) => void
  /** Whose turn it is, taken out of the line. */
  readonly next: () => A | undefined
}

/** A place in a line. */
export interface Ticket<out A> extends Heap.Standing {
  readonly value: A
  readonly turn: number
  readonly arrival: number
}

const leastReach = 64

export const make = <A>(): Line<A> => {
  const waiting = Heap.make<Ticket<A>>((a, b) => a.turn < b.turn || (a.turn === b.turn && a.arrival < b.arrival))
  let arrivals = 0
  return {
    size: waiting.size,
    join: (value, chance) => {
      const arrival = arrivals++
      const turn = arrival - (chance > 0 ? Math.min(1, chance) : 0) * Math.max(leastReach, waiting.size())
      const ticket: Ticket<A> = { value, turn, arrival, at: -1 }
      waiting.put(ticket)
      return ticket
    },
    leave: waiting.remove,
    next: () => {
      const first = waiting.first()
      if (first !== undefined) waiting.remove(first)
      return first?.value
    }
  }
}
