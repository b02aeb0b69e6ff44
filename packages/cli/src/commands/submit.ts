import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Flags from "../config/Flags.ts"
import * as Vendors from "../config/Vendors.ts"
import { Progress } from "../output/Progress.ts"
import { handled } from "../output/runCommand.ts"
import * as Job from "../tasks/Job.ts"
import * as Money from "../tasks/Money.ts"
import * as Tasks from "../tasks/Tasks.ts"

/** `submit <provider> --model M …` */
export const submit = Command.make("submit", {
  provider: Vendors.argument,
  model: Flags.model,
  ...Flags.job
}, ({ model: written, provider, ...flags }) =>
  handled(Effect.gen(function*() {
    const job = yield* Job.fromFlags(provider, written, flags)
    const { model } = job
    const open = yield* Tasks.opener("submit", yield* Money.estimators([provider]))
    const api = yield* open(provider)
    yield* Tasks.tracked(`${provider}  ${model}`, (track) =>
      Effect.andThen(
        Tasks.submit(api, job, track),
        track(Progress.Ended({ mood: "good", word: "taken" }))
      ))
  }))).pipe(
    Command.withExamples([
      {
        command: "effect-media submit kie --model google/nano-banana --prompt 'a paper boat'",
        description: "A picture, by its prompt"
      },
      {
        command: "effect-media submit kie -m google/nano-banana -p 'a paper boat' | effect-media save - --out pictures",
        description: "Pass a handle from one command to the next"
      }
    ])
  )
