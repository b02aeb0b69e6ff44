import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Flags from "../../config/Flags.ts"
import { Listening } from "../../output/Event.ts"
import { Output } from "../../output/Output.ts"
import * as StudioFlags from "./flags.ts"
import { openBrowser } from "./openBrowser.ts"
import { serve } from "./serve.ts"

const isLoopback = (host: string): boolean => ["127.0.0.1", "::1", "localhost"].includes(host)

/** `studio --port P --database D --out DIR` */
export const studio = Command.make("studio", {
  port: Flags.port(4983),
  host: Flags.host.pipe(
    Flag.withDescription(
      "The address to listen on; 127.0.0.1 by default. Any other one needs the token that is printed"
    )
  ),
  open: Flags.toggle("open").pipe(Flag.withDescription("Open the page in a browser")),
  ...StudioFlags.jobs
}, ({ host, open, ...flags }) =>
  Effect.gen(function*() {
    const output = yield* Output
    const token = isLoopback(host) ? undefined : Redacted.make(SecureRandom.uuidV4Unsafe())
    return yield* serve(flags, {
      host,
      token,
      stdio: false,
      announce: (url) =>
        Effect.gen(function*() {
          const address = token === undefined ? url : `${url}/login?token=${Redacted.value(token)}`
          yield* output.emit(Listening.make({ url }))
          yield* output.note(
            `Open ${address} in a browser. Ctrl-C ends the studio; its jobs are resumed by the next one.`
          )
          if (open) yield* Effect.forkDetach(openBrowser(address))
        })
    })
  })).pipe(
    Command.withExamples([
      {
        command: "effect-media studio --out pictures",
        description: "Show and run the jobs of the user's own database"
      },
      { command: "effect-media studio --emulate --open", description: "Look at it without a key" }
    ])
  )
