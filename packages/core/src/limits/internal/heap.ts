/** A binary heap: the first element is at hand, and every change takes logarithmic time. */
export interface Heap<in out A extends HeapElement> {
  readonly size: () => number
  readonly first: () => A | undefined
  /** Inserts a new element, or moves one that is in the heap already and comes earlier or later now. */
  readonly put: (one: A) => void
  readonly remove: (one: A) => void
}

/** An element that can be in one heap at a time. */
export interface HeapElement {
  /** The index in the heap; -1 if it is not in it. Only the heap writes it. */
  at: number
}

export const make = <A extends HeapElement>(isBefore: (a: A, b: A) => boolean): Heap<A> => {
  const heap: Array<A> = []

  const place = (one: A, at: number) => {
    heap[at] = one
    one.at = at
  }

  const sift = (one: A, from: number) => {
    let at = from
    while (at > 0) {
      const up = (at - 1) >> 1
      const parent = heap[up]
      if (parent === undefined || !isBefore(one, parent)) break
      place(parent, at)
      at = up
    }
    while (true) {
      const left = heap[at * 2 + 1]
      const right = heap[at * 2 + 2]
      const child = right !== undefined && left !== undefined && isBefore(right, left) ? right : left
      if (child === undefined || !isBefore(child, one)) break
      const down = child.at
      place(child, at)
      at = down
    }
    place(one, at)
  }

  return {
    size: () => heap.length,
    first: () => heap[0],
    put: (one) => sift(one, one.at < 0 ? heap.length : one.at),
    remove: (one) => {
      const { at } = one
      if (at < 0) return
      one.at = -1
      const last = heap.pop()
      if (last !== undefined && last !== one) sift(last, at)
    }
  }
}
