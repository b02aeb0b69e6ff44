import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Flags from "../config/Flags.ts"
import * as Vendors from "../config/Vendors.ts"
import { Progress } from "../output/Output.ts"
import { handled } from "../output/runCommand.ts"
import * as Job from "../tasks/Job.ts"
import * as Tasks from "../tasks/Tasks.ts"

/** `run <provider> --model M … --out DIR` */
export const run = Command.make("run", {
  provider: Vendors.argument,
  model: Flags.model,
  ...Flags.job,
  ...Flags.saving,
  ...Flags.waiting
}, ({ model, provider, ...flags }) =>
  handled(Effect.gen(function*() {
    const job = yield* Job.fromFlags(model, flags)
    const storeOf = yield* Tasks.openStores(flags)
    const api = yield* Vendors.open(provider)
    yield* Tasks.tracked(
      `${provider}  ${model}`,
      Effect.fnUntraced(function*(track) {
        const ref = yield* Tasks.submit(api, job, track, "more")
        const task = yield* Tasks.wait(api, ref, Tasks.waitOptions(flags), track, "more")
        const files = yield* Tasks.save(storeOf, api, task, track, job)
        yield* track(Progress.Ended({ mood: "good", word: Tasks.filesSaved(files) }))
      })
    )
  }))).pipe(
    Command.withExamples([
      {
        command: "effect-media run kie --model google/nano-banana --prompt 'a paper boat' --out pictures",
        description: "From a prompt to a file"
      }
    ])
  )
