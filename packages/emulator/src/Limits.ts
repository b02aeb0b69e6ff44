/**
 * Enforces the vendors' documented limits.
 */
import * as Duration from "effect/Duration"
import type { Operation, Vendor } from "./Wire.ts"

/** At most `requests` accepted requests in any window of this length, or at most `running` tasks at once. */
export interface Limit {
  readonly vendor: Vendor
  /** The counted operations. */
  readonly operations: ReadonlyArray<Operation>
  /** The scope of the limit: all requests, those with the same key, or those for the same task. */
  readonly per: "account" | "key" | "task"
  readonly requests?: number | undefined
  readonly window?: Duration.Input | undefined
  readonly running?: number | undefined
}

/** KIE: 20 creates in 10 s for an account, excess refused and not queued; 10 status queries in 1 s for a task. */
export const kie: ReadonlyArray<Limit> = [
  { vendor: "kie", operations: ["submit"], per: "account", requests: 20, window: "10 seconds" },
  { vendor: "kie", operations: ["status"], per: "task", requests: 10, window: "1 second" },
  { vendor: "kie", operations: ["models"], per: "account", requests: 1, window: "1 second" }
]

/** APIXO's Free plan: 10 requests a minute and 3 running tasks for a key. */
export const apixoFree: ReadonlyArray<Limit> = [
  { vendor: "apixo", operations: ["submit"], per: "key", requests: 10, window: "1 minute", running: 3 }
]

/** APIXO's Pro plan: 60 requests a minute and 10 running tasks for a key. */
export const apixoPro: ReadonlyArray<Limit> = [
  { vendor: "apixo", operations: ["submit"], per: "key", requests: 60, window: "1 minute", running: 10 }
]

/** The same limits, with status queries counted as requests: the documentation does not say whether they count. */
export const countingPolls = (limits: ReadonlyArray<Limit>): ReadonlyArray<Limit> =>
  limits.flatMap(({ running, ...limit }) => [
    { ...limit, operations: ["submit", "status"] },
    ...(running === undefined ? [] : [{ vendor: limit.vendor, operations: limit.operations, per: limit.per, running }])
  ])

/** The limits that `limits: true` enforces: all documented ones, with APIXO's Free plan. */
export const documented: ReadonlyArray<Limit> = [...kie, ...apixoFree]

/** Counts requests against limits. */
export interface Counter {
  /** Accepts a request, or returns the number of milliseconds to wait. */
  readonly take: (request: {
    readonly vendor: Vendor
    readonly operation: Operation
    readonly key: string
    readonly taskId: string | undefined
    readonly now: number
    readonly running: () => number
  }) => number | undefined
}

/** Counts accepted requests in a sliding window for each limit; refused requests do not count. */
export const makeCounter = (limits: ReadonlyArray<Limit>): Counter => {
  const rows = limits.map((limit) => ({
    ...limit,
    windowMillis: Duration.toMillis(limit.window ?? 0),
    accepted: new Map<string, Array<number>>()
  }))
  return {
    take: ({ key, now, operation, running, taskId = "", vendor }) => {
      const buckets = { account: "", key, task: taskId }
      const hit = rows.filter((row) => row.vendor === vendor && row.operations.includes(operation))
      for (const row of hit) {
        if (row.running !== undefined && operation === "submit" && running() >= row.running) return 1000
        const times = row.accepted.get(buckets[row.per]) ?? []
        while (times[0] !== undefined && times[0] <= now - row.windowMillis) times.shift()
        if (row.requests !== undefined && times.length >= row.requests) {
          return (times[0] ?? now) + row.windowMillis - now
        }
      }
      for (const row of hit) {
        if (row.requests === undefined) continue
        const bucket = buckets[row.per]
        const times = row.accepted.get(bucket)
        if (times === undefined) row.accepted.set(bucket, [now])
        else times.push(now)
      }
      return undefined
    }
  }
}
