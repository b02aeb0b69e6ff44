/**
 * How commands end: what went wrong is said once, becomes the exit code, and no task is forgotten on Ctrl-C.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Runtime from "effect/Runtime"
import type { ExitCode } from "../errors/ExitCode.ts"
import { type Failure, goOn } from "../errors/Failure.ts"
import { Output } from "./Output.ts"

/** Ends the process with this code; what there is to say has been said. */
export class Exit extends Data.TaggedError("Exit")<{ readonly code: ExitCode }> {
  override readonly [Runtime.errorExitCode] = this.code
  override readonly [Runtime.errorReported] = false
}

/** Says what a command failed with, and how to go on with tasks that it leaves behind when it is interrupted. */
export const handled = <A, E extends Failure | Exit, R>(
  command: Effect.Effect<A, E, R>,
  sayHowToGoOn: (output: Output["Service"]) => Effect.Effect<void> = sayUnfinished
) =>
  command.pipe(
    Effect.catch((error: Failure | Exit) =>
      error._tag === "Exit" ? Effect.fail(error) : Effect.flatMap(
        Output.use((output) => output.fail(error)),
        ({ code }) => Effect.fail(new Exit({ code }))
      )
    ),
    Effect.onInterrupt(() => Output.use(sayHowToGoOn))
  )

const sayUnfinished = Effect.fnUntraced(function*(output: Output["Service"]) {
  const refs = yield* output.unfinished
  if (refs.length === 0) return
  yield* output.warn(
    refs.length === 1
      ? "The task goes on at the vendor. Go on with it:"
      : "The tasks go on at their vendors. Go on with them:"
  )
  const onward = yield* output.onward
  for (const ref of refs) yield* output.warn(goOn(ref, onward))
})

/**
 * Does something with each of several, all at once, and says of each what went wrong; ends with the code of the first in
 * their order.
 */
export const each = Effect.fnUntraced(function*<A, E extends Failure, R>(
  all: ReadonlyArray<A>,
  body: (item: A) => Effect.Effect<unknown, E, R>,
  refOf?: (item: A) => Parameters<Output["Service"]["fail"]>[1]
) {
  const output = yield* Output
  const codes = yield* Effect.forEach(all, (item) =>
    body(item).pipe(
      Effect.as(undefined),
      Effect.catch((error: Failure) => Effect.map(output.fail(error, refOf?.(item)), ({ code }) => code))
    ), { concurrency: 16 })
  const code = codes.find((code) => code !== undefined)
  if (code !== undefined) return yield* new Exit({ code })
})
