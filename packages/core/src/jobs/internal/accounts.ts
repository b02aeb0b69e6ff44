import * as Semaphore from "effect/Semaphore"
import type { AnyTaskProvider } from "../../task/TaskProvider.ts"

/** The number of tasks that may run at once if no limit is given. */
export const defaultRunning = 10

/** Returns a whole number of at least one: with a smaller limit, tasks would wait forever. */
export const atLeastOne = (cap: number): number => cap >= 1 ? Math.floor(cap) : 1

/** Creates the limits of tasks at once, one per account. */
export const make = (
  running: number | Readonly<Record<string, number>> | undefined,
  accountOf: (provider: AnyTaskProvider) => string
) => {
  const all = new Map<string, Semaphore.Semaphore>()
  const capOf = (account: string, { limits }: AnyTaskProvider): number => {
    if (typeof running === "number") return Math.min(running, limits.running ?? Infinity)
    return running?.[account] ?? limits.running ?? defaultRunning
  }
  return (provider: AnyTaskProvider): Semaphore.Semaphore => {
    const account = accountOf(provider)
    const known = all.get(account) ?? Semaphore.makeUnsafe(atLeastOne(capOf(account, provider)))
    all.set(account, known)
    return known
  }
}
