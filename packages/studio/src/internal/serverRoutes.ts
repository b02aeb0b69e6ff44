/** Answers the part of the contract about the server: its state and the money. */
import * as JobHealth from "@effect-media/durable/JobHealth"
import * as JobSearch from "@effect-media/durable/JobSearch"
import { JobStore } from "@effect-media/durable/JobStore"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import * as Option from "effect/Option"
import type * as SqlClient from "effect/sql/SqlClient"
import { type Balance, type HealthReport, type MoneyReport, type Spent, StudioApi, Unavailable } from "../Contract.ts"
import { estimateOf } from "../JobSummaries.ts"
import { StudioFiles } from "../StudioFiles.ts"
import { type StudioVendor, StudioVendors } from "../StudioVendors.ts"
import { Submissions } from "../Submissions.ts"
import { infoOf, type JobRoutesOptions } from "./jobRoutes.ts"
import { modelOf } from "./promptOf.ts"

const unavailable = ({ message }: { readonly message: string }) => Effect.fail(new Unavailable({ message }))

/** Adds the estimates of the jobs whose cost no vendor reported to what was reported. */
const sumOf = ({ isComplete, reported, unpriced }: JobSearch.Spending, vendors: ReadonlyArray<StudioVendor>) => {
  const byName = new Map(vendors.map((vendor) => [vendor.name, vendor]))
  const estimated = new Map<string, Spent>()
  let unknown = 0
  for (const { day, job } of unpriced) {
    const estimate = Option.getOrUndefined(estimateOf(byName.get(job.provider), job.request))
    if (estimate === undefined) {
      unknown += 1
      continue
    }
    const model = modelOf(job.request)
    const { amount, unit } = estimate.cost
    const name = JSON.stringify([day, job.provider, model, unit])
    const before = estimated.get(name)
    estimated.set(name, {
      day,
      vendor: job.provider,
      model,
      jobs: (before?.jobs ?? 0) + 1,
      cost: { unit, amount: (before?.cost.amount ?? 0) + amount, isEstimated: true }
    })
  }
  const report: MoneyReport = {
    spent: [
      ...reported.map(({ amount, day, jobs, model, provider, unit }): Spent => ({
        day,
        vendor: provider,
        model,
        jobs,
        cost: { amount, unit, isEstimated: false }
      })),
      ...estimated.values()
    ],
    unknown,
    isComplete
  }
  return report
}

const balanceOf = ({ balance, name }: StudioVendor) =>
  balance === undefined ? Effect.succeed<ReadonlyArray<Balance>>([]) : balance.pipe(
    Effect.map((balance): ReadonlyArray<Balance> => [{ vendor: name, balance }]),
    Effect.catch(({ message }) => Effect.succeed<ReadonlyArray<Balance>>([{ vendor: name, problem: message }]))
  )

/** Answers the part of the contract about the server. */
export const layer = (options: JobRoutesOptions) =>
  HttpApiBuilder.group(StudioApi, "server", (handlers) =>
    Effect.gen(function*() {
      const store = yield* JobStore
      const { folder } = yield* StudioFiles
      const { all } = yield* StudioVendors
      const { left } = yield* Submissions
      const context = yield* Effect.context<JobStore | SqlClient.SqlClient>()
      const info = infoOf({ folder, store }, options)
      const lastError = Effect.fnUntraced(function*({ isReady, name }: StudioVendor) {
        const { jobs: [job] } = yield* JobSearch.search({ states: ["Failed"], provider: name, limit: 1 })
        const error = job?.error
        return {
          name,
          isReady,
          ...(job !== undefined && error !== undefined && {
            lastError: { key: job.key, at: DateTime.toEpochMillis(job.updatedAt), summary: error.summary }
          })
        }
      })
      const health = Effect.gen(function*() {
        const { jobs, oldestSeconds, unserved = {} } = yield* JobHealth.check
        const report: HealthReport = {
          info: yield* info,
          jobs,
          unserved,
          ...(oldestSeconds !== undefined && { oldestSeconds }),
          vendors: yield* Effect.forEach(all, lastError)
        }
        return report
      })
      return handlers.handleAll({
        info: () => info.pipe(Effect.catchTag("DatabaseError", unavailable)),
        health: () => health.pipe(Effect.provideContext(context), Effect.catchTag("DatabaseError", unavailable)),
        money: ({ query }) =>
          Effect.gen(function*() {
            const report = sumOf(yield* JobSearch.spending(query), all)
            const limit = yield* left
            return { ...report, ...(limit !== undefined && { limit }) }
          }).pipe(Effect.provideContext(context), Effect.catchTag("DatabaseError", unavailable)),
        balances: () => Effect.map(Effect.forEach(all, balanceOf, { concurrency: "unbounded" }), (some) => some.flat())
      })
    }))
