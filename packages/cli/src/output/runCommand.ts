/**
 * Ends commands: prints an error once, and lists unfinished tasks on Ctrl-C.
 */
import * as Effect from "effect/Effect"
import { Exit } from "../errors/Exit.ts"
import { type Failure, resumeCommand } from "../errors/Failure.ts"
import { Output } from "./Output.ts"

/** Prints the error of a command and, if it is interrupted, how to resume the tasks that it leaves behind. */
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

/** Prints one line: which tasks keep running, and the command that resumes them. */
const sayUnfinished = Effect.fnUntraced(function*(output: Output["Service"]) {
  const refs = yield* output.unfinished
  if (refs.length === 0) return
  const keep = refs.length === 1 ? "The task keeps running" : `${refs.length} tasks keep running`
  yield* output.warn(`${keep} at the vendor. Resume: ${resumeCommand(refs, yield* output.onward)}`)
})

/**
 * Runs an effect for each of several items concurrently, and prints the error of each. Ends with the code of the first
 * failure, in the order of the items.
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
