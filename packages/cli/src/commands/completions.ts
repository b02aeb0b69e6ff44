import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Completions from "effect/cli/Completions"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as ModelsFile from "../config/ModelsFile.ts"
import * as Vendors from "../config/Vendors.ts"

const shells = ["bash", "zsh", "fish", "powershell"] as const

/** Lets flags and arguments that are called "model" complete the ids of models. */
const withModels = (
  command: Completions.CommandDescriptor,
  ids: ReadonlyArray<string>
): Completions.CommandDescriptor => {
  const complete = <A extends Completions.FlagDescriptor | Completions.ArgumentDescriptor>(parameter: A): A =>
    parameter.name === "model" ? { ...parameter, type: { _tag: "Choice", values: ids } } : parameter
  return {
    ...command,
    flags: command.flags.map(complete),
    arguments: command.arguments.map(complete),
    subcommands: command.subcommands.map((inner) => withModels(inner, ids))
  }
}

/** Replaces Effect's flag by our command in the install instructions of the script. */
const scriptFor = Effect.fnUntraced(function*(shell: Completions.Shell, root: Command.Command.Any) {
  const models = (yield* Effect.forEach(Vendors.names, ModelsFile.all)).flat()
  const ids = Array.from(new Set(models.map(({ id }) => id))).toSorted()
  return Completions.generate("effect-media", shell, withModels(Completions.fromCommand(root), ids))
    .replace("effect-media --completions", "effect-media completions")
})

/** Makes the `completions <shell>` command for the root command that contains it. */
export const makeCompletions = (root: () => Command.Command.Any) =>
  Command.make("completions", {
    shell: Argument.Literals("shell", shells).pipe(Argument.withDescription(`One of ${shells.join(", ")}`))
  }, ({ shell }) => Effect.flatMap(scriptFor(shell, root()), Console.log)).pipe(
    Command.withExamples([
      { command: "effect-media completions bash > ~/.local/share/bash-completion/completions/effect-media" }
    ])
  )
