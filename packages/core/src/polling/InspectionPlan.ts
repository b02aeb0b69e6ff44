/**
 * Computes the optimal times at which to poll a task whose end can only be found by polling.
 *
 * R. E. Barlow, L. C. Hunter, F. Proschan: Optimum checking procedures. J. SIAM 11 (1963). A poll costs `costPerPoll`;
 * each ms between the end and the poll that finds it costs 1. The plan minimises the expected sum on a grid of ages.
 */

/** The probability that the end comes after this age, in ms. */
export type Survival = (age: number) => number

/** The age of the next poll, for each age of the grid. */
export interface Plan {
  readonly grid: Float64Array
  readonly next: Float64Array
}

/**
 * Creates a grid of ages from 0 to `last` ms. It begins at `first` ms, and each age is `ratio` times the one before.
 */
export const geometricGrid = (first: number, ratio: number, last: number): Float64Array => {
  const steps = Math.ceil(Math.log(last / first) / Math.log(ratio))
  return Float64Array.from({ length: steps + 2 }, (_, i) => i === 0 ? 0 : first * ratio ** (i - 1))
}

/**
 * Computes the plan of least expected cost by dynamic programming from the end of the grid.
 *
 * With S the survival, being at age t without having ended costs V(t) = min over x of
 * `costPerPoll` + E[x − T | t < T ≤ x]·P + V(x)·S(x)/S(t); all terms are multiplied by S(t), which avoids divisions.
 */
export const optimalPlan = (
  survival: Survival,
  options: { readonly grid: Float64Array; readonly costPerPoll: number; readonly minDelay: number }
): Plan => {
  const { costPerPoll, grid, minDelay } = options
  const last = grid.length - 1
  const alive = Float64Array.from(grid, survival)
  const aliveTime = new Float64Array(grid.length)
  for (let i = 1; i <= last; i++) {
    aliveTime[i] = at(aliveTime, i - 1) + (at(alive, i - 1) + at(alive, i)) / 2 * (at(grid, i) - at(grid, i - 1))
  }
  const cost = new Float64Array(grid.length)
  const next = new Float64Array(grid.length)
  cost[last] = costPerPoll * at(alive, last)
  next[last] = at(grid, last)
  for (let i = last - 1; i >= 0; i--) {
    let least = Number.POSITIVE_INFINITY
    for (let j = i + 1; j <= last; j++) {
      const gap = at(grid, j) - at(grid, i)
      if (gap < minDelay && j < last) continue
      const late = gap * at(alive, i) - (at(aliveTime, j) - at(aliveTime, i))
      if (late > least) break
      const sum = costPerPoll * at(alive, i) + late + at(cost, j)
      if (sum < least) {
        least = sum
        next[i] = at(grid, j)
      }
    }
    cost[i] = least
  }
  return { grid, next }
}

/**
 * Returns the age at which to poll next a task that has not ended at this age; `undefined` beyond the grid, and if the
 * grid is too coarse to decide.
 */
export const nextPollAge = ({ grid, next }: Plan, age: number): number | undefined => {
  // A poll slightly before its age on the grid counts as made at that age.
  const reached = age * 1.005
  let low = 0
  let high = grid.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (at(grid, middle) <= reached) low = middle
    else high = middle - 1
  }
  return low === grid.length - 1 || at(next, low) <= at(grid, low + 1) ? undefined : at(next, low)
}

/**
 * Returns the gap between two polls if the hazard hardly changes in between, as in the long tail: the square root of
 * twice the cost divided by the hazard.
 *
 * J. B. Keller: Optimum checking schedules for systems subject to random failure. Management Science 21 (1974).
 */
export const tailGap = (costPerPoll: number, hazard: number): number => Math.sqrt(2 * costPerPoll / hazard)

const at = (values: Float64Array, index: number): number => values[index] ?? 0
