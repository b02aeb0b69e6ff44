import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Flags from "../config/Flags.ts"
import * as Vendors from "../config/Vendors.ts"
import { handled } from "../output/runCommand.ts"
import * as Job from "../tasks/Job.ts"
import * as Money from "../tasks/Money.ts"
import { runJob } from "../tasks/runJob.ts"

/** `run <provider> --model M … --out DIR` */
export const run = Command.make("run", {
  provider: Vendors.argument,
  model: Flags.model,
  ...Flags.job,
  ...Flags.saving,
  ...Flags.naming,
  ...Flags.opening,
  ...Flags.waiting,
  ...Money.flags
}, ({ model, provider, ...flags }) =>
  handled(
    Effect.flatMap(Job.fromFlags(provider, model, flags), (job) => runJob("run", provider, job, flags))
  )).pipe(
    Command.withExamples([
      {
        command: "effect-media run kie --model google/nano-banana --prompt 'a paper boat' --out pictures",
        description: "From a prompt to a file"
      }
    ])
  )
