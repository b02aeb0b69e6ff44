/**
 * Defines the root command and runs it.
 */
import { Poller } from "@effect-media/core/polling/Poller"
import * as CliConfig from "effect/cli/CliConfig"
import * as CliOutput from "effect/cli/CliOutput"
import * as Command from "effect/cli/Command"
import type * as Completions from "effect/cli/Completions"
import * as GlobalFlag from "effect/cli/GlobalFlag"
import * as TerminalCapabilities from "effect/cli/TerminalCapabilities"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Stdio from "effect/Stdio"
import { batch } from "./commands/batch.ts"
import { makeCompletions } from "./commands/completions.ts"
import { credits } from "./commands/credits.ts"
import { doctor } from "./commands/doctor.ts"
import { emulate } from "./commands/emulate.ts"
import { fallback } from "./commands/fallback.ts"
import { jobs } from "./commands/jobs.ts"
import { listen } from "./commands/listen.ts"
import { models } from "./commands/models.ts"
import { run } from "./commands/run.ts"
import { save } from "./commands/save.ts"
import { status } from "./commands/status.ts"
import { submit } from "./commands/submit.ts"
import { wait } from "./commands/wait.ts"
import { worker } from "./commands/worker.ts"
import { Credentials } from "./config/Credentials.ts"
import { joinDashed } from "./config/dashed.ts"
import * as Learned from "./config/DurationsFile.ts"
import * as Watched from "./config/Otlp.ts"
import * as Settings from "./config/Settings.ts"
import { ExitCode } from "./errors/ExitCode.ts"
import { plain } from "./internal/text.ts"
import { Output } from "./output/Output.ts"
import { Exit } from "./output/runCommand.ts"

/** The services that commands need. They are built after the flags are parsed. */
const Services = Layer.mergeAll(Poller.layerDurations(), Credentials.layer, Watched.layer).pipe(
  Layer.provideMerge(Output.layer),
  Layer.provideMerge(Learned.layer)
)

const completions: Command.Command<"completions", { readonly shell: Completions.Shell }> = makeCompletions(() => root)

/** The root command. */
export const root = Command.make("effect-media").pipe(
  Command.withDescription("Hosted image, video and audio tasks: hand over, wait, save"),
  Command.withSubcommands([
    { group: "Tasks", commands: [submit, status, wait, save, run] },
    { group: "Many tasks", commands: [batch, fallback, listen] },
    { group: "Durable jobs", commands: [jobs, worker] },
    { group: "Around them", commands: [credits, models, doctor, emulate, completions] }
  ]),
  Command.provide(Services),
  Command.withGlobalFlags(Settings.all)
)

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

/** Runs the command with the arguments of the process. */
export const main = (version: string) =>
  Stdio.Stdio.use(({ args }) => Effect.flatMap(args, (args) => Command.runWith(root, { version })(joinDashed(args))))
    .pipe(
      Effect.catchTag("ShowHelp", () => Effect.fail(new Exit({ code: ExitCode.usage }))),
      Effect.catchDefect((defect) =>
        Effect.andThen(
          Console.error(
            `✘ The program itself is at fault: ${plain(String(defect))}.\n  Report it with the command's words.`
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
