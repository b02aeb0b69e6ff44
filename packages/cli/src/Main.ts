/**
 * Defines the root command and runs it.
 */
import * as CliConfig from "effect/cli/CliConfig"
import * as CliOutput from "effect/cli/CliOutput"
import * as Command from "effect/cli/Command"
import type * as Completions from "effect/cli/Completions"
import * as GlobalFlag from "effect/cli/GlobalFlag"
import * as TerminalCapabilities from "effect/cli/TerminalCapabilities"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import type * as Dns from "effect/net/Dns"
import type * as Path from "effect/Path"
import * as Stdio from "effect/Stdio"
import { commands, lazy } from "./commands/table.ts"
import { joinDashed } from "./config/dashed.ts"
import * as Settings from "./config/Settings.ts"
import { Exit } from "./errors/Exit.ts"
import { ExitCode } from "./errors/ExitCode.ts"
import { plain } from "./internal/text.ts"

const Services = Layer.unwrap(Effect.promise(() => import("./services.ts").then(({ layer }) => layer)))

/** The clients of the network, for the handlers of commands. */
type Network = Layer.Layer<HttpClient.HttpClient | Dns.Dns>

/** Makes the root command for the words of a command line. */
const makeRoot = Effect.fnUntraced(function*(words: ReadonlyArray<string>, network: Network) {
  const completions: Command.Command<
    "completions",
    { readonly shell: Completions.Shell },
    {},
    never,
    FileSystem.FileSystem | Path.Path
  > = yield* lazy(
    "completions",
    "Print a script that completes commands and flags in a shell",
    () => import("./commands/completions.ts").then(({ makeCompletions }) => makeCompletions(() => root))
  )(words)
  const root = Command.make("effect-media").pipe(
    Command.withDescription("Run hosted image, video and audio tasks: submit, wait, save"),
    Command.withSubcommands([
      {
        group: "Tasks",
        commands: [
          yield* commands.submit(words),
          yield* commands.status(words),
          yield* commands.wait(words),
          yield* commands.save(words),
          yield* commands.run(words),
          yield* commands.again(words),
          yield* commands.history(words)
        ]
      },
      {
        group: "Many tasks",
        commands: [yield* commands.batch(words), yield* commands.fallback(words), yield* commands.listen(words)]
      },
      {
        group: "Durable jobs",
        commands: [
          yield* commands.jobs(words),
          yield* commands.worker(words),
          yield* commands.studio(words),
          yield* commands.mcp(words)
        ]
      },
      {
        group: "Tools",
        commands: [
          yield* commands.credits(words),
          yield* commands.models(words),
          yield* commands.init(words),
          yield* commands.doctor(words),
          yield* commands.emulate(words),
          completions
        ]
      }
    ]),
    Command.provide(Layer.provideMerge(Services, network)),
    Command.withGlobalFlags(Settings.all)
  )
  return root
})

/** Prints requested help on stdout; the help after a wrong command line goes to stderr. */
const presenter: CliOutput.Presenter = {
  present: Effect.fnUntraced(function*(event) {
    const { canColor } = yield* TerminalCapabilities.TerminalCapabilities
    const formatter = CliOutput.defaultFormatter({ colors: canColor })
    switch (event._tag) {
      case "Version":
        return yield* Console.log(event.version)
      case "Help":
        return event.reason === "Requested"
          ? yield* Console.log(formatter.formatHelpDoc(event.helpDoc))
          : yield* Console.error(formatter.formatHelpDoc(event.helpDoc))
      case "InvalidInvocation":
        yield* Console.error(formatter.formatErrors(event.errors))
        for (const error of event.errors) {
          if (error._tag === "InvalidValue" && error.kind === "flag" && error.value === "") {
            yield* Console.error(`A value that begins with a dash is written --${error.option}=VALUE.`)
          }
        }
        return yield* Console.error(`Run ${event.commandPath.join(" ")} --help to see what it takes.`)
    }
  })
}

/** Reads `help run` as `run --help`. */
const withHelp = (words: ReadonlyArray<string>): ReadonlyArray<string> =>
  words[0] === "help" ? [...words.slice(1), "--help"] : words

/** Runs the command with the arguments of the process. */
export const main = (version: string, network: Network) =>
  Effect.gen(function*() {
    const words = withHelp(joinDashed(yield* (yield* Stdio.Stdio).args))
    yield* Command.runWith(yield* makeRoot(words, network), { version })(words)
  }).pipe(
    Effect.catchTag("ShowHelp", () => Effect.fail(new Exit({ code: ExitCode.usage }))),
    Effect.catchDefect((defect) =>
      Effect.andThen(
        Console.error(
          `✘ This is a defect of the program: ${plain(String(defect))}.\n  Report it with the command line.`
        ),
        Effect.fail(new Exit({ code: ExitCode.defect }))
      )
    ),
    Effect.provide([
      CliOutput.layerPresenter(presenter),
      CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version] }),
      TerminalCapabilities.layer,
      Layer.succeed(Logger.LogToStderr, true)
    ])
  )
