import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Completions from "effect/cli/Completions"
import * as Console from "effect/Console"

const shells = ["bash", "zsh", "fish", "powershell"] as const

/** Replaces Effect's flag by our command in the install instructions of the script. */
const scriptFor = (shell: Completions.Shell, root: Command.Command.Any): string =>
  Completions.generate("effect-media", shell, Completions.fromCommand(root))
    .replace("effect-media --completions", "effect-media completions")

/** Makes the `completions <shell>` command for the root command that contains it. */
export const makeCompletions = (root: () => Command.Command.Any) =>
  Command.make("completions", {
    shell: Argument.Literals("shell", shells).pipe(Argument.withDescription(`One of ${shells.join(", ")}`))
  }, ({ shell }) => Console.log(scriptFor(shell, root()))).pipe(
    Command.withExamples([
      { command: "effect-media completions bash > ~/.local/share/bash-completion/completions/effect-media" }
    ])
  )
