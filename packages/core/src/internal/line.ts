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
export interface Ticket<out A> {
  readonly value: A
  readonly turn: number
  readonly arrival: number
  /** Where it stands in the heap; -1 once it has left. */
  at: number
}

const leastReach = 64

export const make = <A>(): Line<A> => {
  const heap: Array<Ticket<A>> = []
  let arrivals = 0

  const isBefore = (a: Ticket<A>, b: Ticket<A>) => a.turn < b.turn || (a.turn === b.turn && a.arrival < b.arrival)

  const put = (ticket: Ticket<A>, at: number) => {
    heap[at] = ticket
    ticket.at = at
  }

  const settle = (ticket: Ticket<A>, from: number) => {
    let at = from
    while (at > 0) {
      const up = (at - 1) >> 1
      const parent = heap[up]
      if (parent === undefined || !isBefore(ticket, parent)) break
      put(parent, at)
      at = up
    }
    while (true) {
      const left = heap[at * 2 + 1]
      const right = heap[at * 2 + 2]
      const child = right !== undefined && left !== undefined && isBefore(right, left) ? right : left
      if (child === undefined || !isBefore(child, ticket)) break
      const down = child.at
      put(child, at)
      at = down
    }
    put(ticket, at)
  }

  const leave = (ticket: Ticket<A>) => {
    const { at } = ticket
    if (at < 0) return
    ticket.at = -1
    const last = heap.pop()
    if (last !== undefined && last !== ticket) settle(last, at)
  }

  return {
    size: () => heap.length,
    join: (value, chance) => {
      const arrival = arrivals++
      const turn = arrival - (chance > 0 ? Math.min(1, chance) : 0) * Math.max(leastReach, heap.length)
      const ticket: Ticket<A> = { value, turn, arrival, at: heap.length }
      settle(ticket, heap.length)
      return ticket
    },
    leave,
    next: () => {
      const [first] = heap
      if (first !== undefined) leave(first)
      return first?.value
    }
  }
}
