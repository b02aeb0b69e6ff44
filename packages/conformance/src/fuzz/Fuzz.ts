/**
 * Runs inputs against the targets: nothing may throw, die, or take long.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Logger from "effect/Logger"
import type * as Scope from "effect/Scope"
import * as Dice from "./Random.ts"
import { targets } from "./Targets.ts"

/** A problem with an input. */
export interface Finding {
  readonly kind: "defect" | "hang"
  readonly index: number
  readonly target: string
  readonly what: string
}

/** The longest time for one input, in milliseconds. */
export const longest = 2000

/**
 * Runs the inputs from `from` up to, but without, `to`. Each depends only on the seed and its number.
 */
export const fuzz = Effect.fnUntraced(function*(
  seed: number,
  from: number,
  to: number,
  listen: {
    readonly onBegin?: ((index: number) => void) | undefined
    readonly onEnd?: ((target: string, how: string) => void) | undefined
  } = {}
): Effect.fn.Return<ReadonlyArray<Finding>, never, Scope.Scope> {
  const all = yield* targets
  const findings: Array<Finding> = []
  for (let index = from; index < to; index++) {
    const target = all[index % all.length]
    if (target === undefined) break
    listen.onBegin?.(index)
    const begun = performance.now()
    const exit = yield* Effect.suspend(() => target.probe(Dice.make(seed, index))).pipe(
      Effect.timeoutOption(longest),
      Effect.exit
    )
    const took = performance.now() - begun
    const finding = { index, target: target.name }
    if (Exit.isFailure(exit)) {
      findings.push({ ...finding, kind: "defect", what: Cause.pretty(exit.cause) })
    } else if (exit.value._tag === "None" || took > longest) {
      findings.push({ ...finding, kind: "hang", what: `${Math.round(took)} ms` })
    } else listen.onEnd?.(target.name, exit.value.value)
  }
  return findings
}, Effect.provide(Logger.layer([])))
