import * as Command from "effect/cli/Command"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Flags from "../config/Flags.ts"
import * as Vendors from "../config/Vendors.ts"
import { estimateOf } from "../output/amounts.ts"
import { Output, Progress } from "../output/Output.ts"
import { handled } from "../output/runCommand.ts"
import * as Job from "../tasks/Job.ts"
import * as Money from "../tasks/Money.ts"
import * as Tasks from "../tasks/Tasks.ts"

/** `run <provider> --model M … --out DIR` */
export const run = Command.make("run", {
  provider: Vendors.argument,
  model: Flags.model,
  ...Flags.job,
  ...Flags.saving,
  ...Flags.naming,
  ...Flags.waiting,
  ...Money.flags
}, ({ model: written, provider, ...flags }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const job = yield* Job.fromFlags(provider, written, flags)
    const { model } = job
    const estimate = yield* Money.estimator(provider)
    const price = estimate(job)
    if (flags.dryRun) return yield* Money.plan(provider, job, model, ({ provider }) => provider, price)
    const storeOf = yield* Tasks.openStores(flags)
    const money = yield* Money.open(flags)
    const opened = yield* Vendors.open(provider)
    const api = { ...opened, provider: yield* money.limit(opened.provider, estimate) }
    if (Option.isSome(price)) yield* output.note(`${provider}  ${model}  ${estimateOf(price.value)}`)
    const begun = yield* Clock.currentTimeMillis
    yield* Tasks.tracked(
      `${provider}  ${model}`,
      Effect.fnUntraced(function*(track) {
        const ref = yield* Tasks.submit(api, job, track, "more")
        const task = yield* Tasks.wait(api, ref, Tasks.waitOptions(flags), track, "more")
        money.count(task, price)
        const files = yield* Tasks.save(storeOf, api, task, track, job)
        yield* track(Progress.Ended({ mood: "good", word: Tasks.filesSaved(files) }))
      })
    )
    yield* Money.sayEnd(money, (yield* Clock.currentTimeMillis) - begun)
  }))).pipe(
    Command.withExamples([
      {
        command: "effect-media run kie --model google/nano-banana --prompt 'a paper boat' --out pictures",
        description: "From a prompt to a file"
      }
    ])
  )
