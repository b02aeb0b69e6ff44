import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Job, VendorName } from "../config/Vendors.ts"
import { estimateOf } from "../output/amounts.ts"
import { Output } from "../output/Output.ts"
import { Progress } from "../output/Progress.ts"
import * as Money from "./Money.ts"
import * as Tasks from "./Tasks.ts"

/** The flags of a command that makes the files of one job. */
export interface RunFlags extends Tasks.SaveFlags, Tasks.WaitFlags, Money.LimitFlags {
  readonly dryRun: boolean
  readonly open: boolean
}

/** Submits a job, waits for it and saves its files; or only shows what it would submit. */
export const runJob = Effect.fnUntraced(function*(command: string, provider: VendorName, job: Job, flags: RunFlags) {
  const output = yield* Output
  const { model } = job
  const estimators = yield* Money.estimators([provider])
  const estimate = estimators(provider)
  const price = estimate(job)
  if (flags.dryRun) return yield* Money.plan(provider, job, model, ({ provider }) => provider, price)
  const storeOf = yield* Tasks.openStores(flags)
  const money = yield* Money.open(flags)
  const opened = yield* (yield* Tasks.opener(command, estimators))(provider)
  const api = { ...opened, provider: yield* money.limit(opened.provider, estimate) }
  if (Option.isSome(price)) yield* output.note(`${provider}  ${model}  ${estimateOf(price.value)}`)
  const begun = yield* Clock.currentTimeMillis
  const files = yield* Tasks.tracked(
    `${provider}  ${model}`,
    Effect.fnUntraced(function*(track) {
      const ref = yield* Tasks.submit(api, job, track, "more")
      const task = yield* Tasks.wait(api, ref, Tasks.waitOptions(flags), track, "more")
      money.count(task, price)
      const files = yield* Tasks.save(storeOf, api, task, track, job)
      yield* track(Progress.Ended({ mood: "good", word: Tasks.filesSaved(files) }))
      return files
    })
  )
  yield* Money.sayEnd(money, (yield* Clock.currentTimeMillis) - begun)
  yield* Tasks.openFiles(flags.open, files)
})
