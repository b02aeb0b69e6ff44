import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Prompt from "effect/cli/Prompt"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Stdio from "effect/Stdio"
import { Credentials, placeOf } from "../config/Credentials.ts"
import * as KeyFile from "../config/KeyFile.ts"
import * as Settings from "../config/Settings.ts"
import * as Vendors from "../config/Vendors.ts"
import { UsageError } from "../errors/CliError.ts"
import { keyVariable } from "../errors/keyVariable.ts"
import { counted } from "../internal/text.ts"
import { Output } from "../output/Output.ts"
import { handled } from "../output/runCommand.ts"

/** Asks for one key without showing it; none if the answer is empty. */
const ask = Effect.fnUntraced(function*(variable: string) {
  const keys = yield* Credentials
  // A key file that is open to others is replaced by one that is not.
  const found = yield* Effect.orElseSucceed(keys.find(variable), () => Option.none())
  const present = Option.match(found, {
    onNone: () => "Enter leaves it out",
    onSome: ({ source }) => `Enter keeps the one in ${placeOf(source)}`
  })
  const answer = yield* Prompt.run(Prompt.Password({
    message: `${variable} (${present})`,
    validate: (text) => {
      const key = text.trim()
      const problem = key === "" ? undefined : ProviderHttp.problemOfKey(key)
      return problem === undefined ? Effect.succeed(key) : Effect.fail(`This is no key: ${problem}`)
    }
  })).pipe(Effect.catch(() => Effect.interrupt))
  return Redacted.value(answer) === "" ? Option.none() : Option.some([variable, answer] as const)
})

/** `init [provider…]` */
export const init = Command.make("init", {
  providers: Argument.Literals("provider", Vendors.names).pipe(
    Argument.withDescription("The providers whose keys to ask for; all of them if none is named"),
    Argument.variadic()
  )
}, ({ providers }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const { stdinIsTerminal, stdoutIsTerminal } = yield* Stdio.Stdio
    const { defaultKeyFile } = yield* Credentials
    const file = Option.getOrElse(yield* Settings.keyFile, () => defaultKeyFile)
    if (!(yield* stdinIsTerminal) || !(yield* stdoutIsTerminal)) {
      return yield* new UsageError({
        what: "init asks for keys on a terminal, and there is none.",
        next: `Set ${keyVariable("KIE")} and others in the environment, or write them into ${file} with mode 600.`
      })
    }
    const named = providers.length === 0 ? Vendors.names : providers
    const variables = new Set(named.map((name) => keyVariable(Vendors.vendors[name].prefix)))
    const keys = new Map((yield* Effect.forEach(variables, ask)).flatMap(Option.toArray))
    if (keys.size === 0) return yield* output.note("No key was entered, and nothing was written.")
    yield* KeyFile.write(file, keys)
    yield* output.note(
      `${counted(keys.size, "key")} written to ${file}, for your user alone. Check: effect-media doctor`
    )
  }))).pipe(
    Command.withExamples([{ command: "effect-media init kie", description: "Asks for KIE_API_KEY" }])
  )
