import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Vendors from "../config/Vendors.ts"
import { Credits } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { handled } from "../output/runCommand.ts"

/** `credits <provider>` */
export const credits = Command.make("credits", {
  provider: Argument.Literals("provider", ["kie", "apixo"]).pipe(
    Argument.withDescription("kie or apixo; the others do not report a balance")
  )
}, ({ provider }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const { credits } = yield* Vendors.open(provider)
    if (credits !== undefined) yield* output.emit(Credits.make({ provider, ...yield* credits }))
  }))).pipe(
    Command.withExamples([{ command: "effect-media credits kie" }])
  )
