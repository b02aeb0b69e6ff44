import * as Heap from "./heap.ts"

/**
 * A priority queue with bounded overtaking: the request most likely to find a finished task goes first, and none is
 * overtaken by more than max(64, queue length) later ones.
 *
 * A request with a chance of 1 overtakes as many as wait; one with a chance of 0 overtakes none.
 */
export interface PriorityQueue<A> {
  readonly size: () => number
  /** Adds a request with a chance of 0 to 1. The ticket is for leaving. */
  readonly join: (value: A, chance: number) => Ticket<A>
  /** Removes a request that has not had its turn. */
  readonly leave: (ticket: Ticket<A>) => void
  /** Removes and returns the request whose turn it is. */
  readonly next: () => A | undefined
}

/** A position in the queue. */
export interface Ticket<out A> extends Heap.HeapElement {
  readonly value: A
  readonly turn: number
  readonly arrival: number
}

const leastReach = 64

export const make = <A>(): PriorityQueue<A> => {
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
