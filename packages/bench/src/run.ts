/**
 * Runs the measurements that the arguments name, prints the tables, and last one line for each figure.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import type { Figure } from "./Figure.ts"
import * as Results from "./Results.ts"

/** The measurements by name. */
export type Figures<Name extends string> = Readonly<
  Record<Name, Effect.Effect<Figure, unknown, NodeServices.NodeServices>>
>

/**
 * Runs the measurements; the exit code is 1 if a figure misses its limit. Without arguments it also writes RESULTS.md
 * and the plots.
 */
export const run = <const Name extends string>(names: ReadonlyArray<Name>, figures: Figures<Name>): void => {
  const command = Command.make(
    "bench",
    {
      wanted: Argument.Literals("figure", names).pipe(
        Argument.withDescription("The figures to measure; all of them if none is named"),
        Argument.variadic()
      )
    },
    Effect.fnUntraced(function*({ wanted }) {
      const measured = yield* Effect.forEach(
        wanted.length === 0 ? names : wanted,
        (name) => Effect.tap(figures[name], ({ report, title }) => Console.log(`## ${title}\n\n${report}\n`))
      )
      if (wanted.length === 0) yield* Results.write(measured)
      for (const { isReached, line } of measured) {
        yield* Console.log(isReached ? line : `${line}: falls short`)
      }
      if (!measured.every(({ isReached }) => isReached)) {
        yield* Effect.sync(() => {
          process.exitCode = 1
        })
      }
    })
  ).pipe(
    Command.withDescription(
      "What the product's pages quote, measured together with the peers. Everything also writes RESULTS.md."
    )
  )
  Command.run(command, { version: "0.0.0" }).pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
}
