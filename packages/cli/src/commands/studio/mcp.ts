import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Flags from "../../config/Flags.ts"
import { Output } from "../../output/Output.ts"
import * as StudioFlags from "./flags.ts"
import { serve } from "./serve.ts"

/** `mcp --approve-above SUM` */
export const mcp = Command.make("mcp", {
  port: Flags.port(4983),
  ...StudioFlags.jobs
}, (flags) =>
  Effect.flatMap(Output, (output) =>
    serve(flags, {
      host: "127.0.0.1",
      token: undefined,
      stdio: true,
      announce: (url) => output.note(`The agent's jobs are shown at ${url}, where a person agrees to expensive ones.`)
    }))).pipe(
    Command.withExamples([
      {
        command: "effect-media mcp --out pictures --max-per-day 5usd --approve-above 0.50usd",
        description: "The command that an agent's program starts"
      }
    ])
  )
