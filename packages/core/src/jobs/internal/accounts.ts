import * as Semaphore from "effect/Semaphore"
import type { AnyTaskProvider } from "../../task/TaskProvider.ts"

/** How many tasks may run at once where nobody says. */
export const defaultRunning = 10

/** A whole number of at least one: a cap below it would wait for ever. */
export const atLeastOne = (cap: number): number => cap >= 1 ? Math.floor(cap) : 1

/**
 * Makes the caps of tasks at once, one per account.
 */
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
