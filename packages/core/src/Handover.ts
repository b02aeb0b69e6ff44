/**
 * Keeps what a submit has paid for through an interruption.
 *
 * Once a request is on its way to a vendor, an interruption waits for the answer, {@link Patience} at most, so that the
 * handle can be stored. What waits for a turn before it, or pauses before a repeat, ends at once. All of this library does
 * so: `Poller.run` and what stands on it, a provider's `submit`, `Budget` and `Spending`. Use {@link keep} in a provider of
 * your own, and {@link within} where you store handles yourself.
 */
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import { SubmitOutcomeUnknown } from "./TaskError.ts"
import { TaskRef } from "./TaskRef.ts"

/** How long an interrupted submit waits for the vendor's answer before its request is aborted. @default 30 seconds */
export const Patience = Context.Reference<Duration.Input>("@effect-media/core/Handover/Patience", {
  defaultValue: () => Duration.seconds(30)
})

/**
 * A request that may make a paid job, for the log.
 *
 * - `since`: when it was begun
 */
export interface Attempt {
  readonly provider: string
  readonly model: string
  readonly since: DateTime.Utc
  readonly idempotencyKey: string | undefined
}

/** A submit, and what an interruption of it ends at once. */
interface Handing {
  isInterrupted: boolean
  attempt: Attempt | undefined
  readonly waits: Set<Fiber.Fiber<unknown, unknown>>
}

const CurrentHanding = Context.Reference<Handing | undefined>("@effect-media/core/Handover/CurrentHanding", {
  defaultValue: () => undefined
})

class Unsent extends Context.Service<Unsent, true>()("@effect-media/core/Handover/Unsent") {}

const unsent: Effect.Effect<never> = Effect.failCause(Cause.annotate(Cause.interrupt(), Context.make(Unsent, true)))

/** Says whether a submit was interrupted while nothing was under way at the vendor. */
export const isUnsent = (cause: Cause.Cause<unknown>): boolean =>
  Cause.hasInterruptsOnly(cause) && Option.isSome(Context.getOption(Cause.annotations(cause), Unsent))

/**
 * Waits inside a submit while nothing is under way at the vendor: for a turn, or before a repeat. An interruption of the
 * submit ends this at once, and {@link isUnsent} says so of its cause.
 */
export const waiting = <A, E, R>(wait: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(CurrentHanding, (handing) => {
    if (handing === undefined) return wait
    if (handing.isInterrupted) return unsent
    return Effect.uninterruptibleMask((restore) =>
      Effect.flatMap(Effect.forkChild(wait, { startImmediately: true }), (fiber) => {
        handing.waits.add(fiber)
        return restore(Fiber.join(fiber)).pipe(
          Effect.onInterrupt(() => Fiber.interrupt(fiber)),
          Effect.catchCause((cause) =>
            handing.isInterrupted && Cause.hasInterruptsOnly(cause) ? unsent : Effect.failCause(cause)
          ),
          Effect.ensuring(Effect.sync(() => handing.waits.delete(fiber)))
        )
      })
    )
  })

/** Names what is under way, so that an interruption can say what it waits for. */
export const underWay = <A, E, R>(attempt: Attempt, request: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(CurrentHanding, (handing) => {
    if (handing === undefined) return Effect.onInterrupt(request, () => 
        Effect.logWarning(
          `Interrupted, and the outcome of a submit is unknown (${describe(attempt.provider, attempt)}): ${lookForIt}`
        ))
    return Effect.suspend(() => {
      handing.attempt = attempt
      return Effect.ensuring(
        request,
        Effect.sync(() => {
          handing.attempt = undefined
        })
      )
    })
  })

const describe = (provider: string, attempt: Attempt | undefined): string =>
  attempt === undefined
    ? provider
    : `${attempt.model} at ${attempt.provider}, sent at ${DateTime.formatIso(attempt.since)}${
      attempt.idempotencyKey === undefined ? "" : `, idempotency key ${attempt.idempotencyKey}`
    }`

const lookForIt = "the vendor may have taken the job. Look for it there before you submit again."

/** Restores the interruptibility of the outside, as `Effect.uninterruptibleMask` gives it. */
export type Restore = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>

/**
 * Runs a submit inside an uninterruptible region that goes on to store its handle. An interruption of the outside is let
 * into what {@link waiting} marks, and else waits for the end of the submit, {@link Patience} at most; the end is returned
 * as if nothing had happened.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Handover, ScriptedProvider } from "@effect-media/core"
 * import * as Effect from "effect/Effect"
 *
 * const stored: Array<string> = []
 * const program = Effect.gen(function*() {
 *   const acme = yield* ScriptedProvider.make("acme", [{ urls: ["https://cdn.acme.example/boat.png"] }])
 *   yield* Effect.uninterruptibleMask((restore) =>
 *     Handover.within(restore, "acme", acme.submit({ prompt: "a paper boat" })).pipe(
 *       Effect.tap(({ id }) => Effect.sync(() => stored.push(id)))
 *     )
 *   )
 *   return stored
 * })
 *
 * await Effect.runPromise(program) // => ["acme-1"]
 * ```
 */
export const within = <A, E, R>(
  restore: Restore,
  provider: string,
  submit: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  Effect.flatMap(
    CurrentHanding,
    (outer) => outer === undefined ? handOver(restore, provider, submit) : restore(submit)
  )

const handOver = Effect.fnUntraced(function*<A, E, R>(
  restore: Restore,
  provider: string,
  submit: Effect.Effect<A, E, R>
): Effect.fn.Return<A, E, R> {
  const handing: Handing = { isInterrupted: false, attempt: undefined, waits: new Set() }
  const fiber = yield* Effect.forkChild(
    Effect.provideService(submit, CurrentHanding, handing),
    { startImmediately: true }
  )
  const inTime = yield* Effect.exit(restore(Fiber.await(fiber)))
  if (Exit.isSuccess(inTime)) return yield* inTime.value

  handing.isInterrupted = true
  const patience = Duration.fromInputUnsafe(yield* Patience)
  if (handing.waits.size === 0) {
    yield* Effect.logWarning(
      `Interrupted while a submit is under way (${describe(provider, handing.attempt)}): ` +
        `waiting for its answer, at most ${Duration.format(patience)}.`
    )
  }
  for (const wait of handing.waits) wait.interruptUnsafe()
  const answered = yield* Effect.timeoutOption(Fiber.await(fiber), patience)
  const described = describe(provider, handing.attempt)
  if (Option.isNone(answered)) yield* Fiber.interrupt(fiber)
  const exit = yield* Fiber.await(fiber)
  if (Exit.isSuccess(exit)) return exit.value
  const error = Option.getOrUndefined(Cause.findErrorOption(exit.cause))
  if (error instanceof SubmitOutcomeUnknown) {
    yield* Effect.logWarning(`Interrupted, and the outcome of a submit is unknown: ${error.message}`)
  } else if (error === undefined && !isUnsent(exit.cause)) {
    yield* Effect.logWarning(`Interrupted, and the outcome of a submit is unknown (${described}): ${lookForIt}`)
  }
  return yield* exit
})

/**
 * Runs a provider's submit so that no interruption loses its handle: see {@link within}. Where the outside has been
 * interrupted meanwhile, and so cannot take the handle, it is logged.
 */
export const keep = <A extends TaskRef | { readonly ref: TaskRef }, E, R>(
  provider: string,
  submit: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  Effect.flatMap(CurrentHanding, (outer) =>
    outer !== undefined ? submit : Effect.uninterruptibleMask((restore) =>
      Effect.tap(handOver(restore, provider, submit), (taken) =>
        Effect.onInterrupt(restore(Effect.void), () => logHandle("ref" in taken ? taken.ref : taken)))
    ))

/** Logs the handle of a task that nobody waits for any more. */
export const logHandle = (ref: TaskRef): Effect.Effect<void> =>
  Effect.logWarning(`Interrupted; the task goes on. Wait for it again with ${TaskRef.stringify(ref)}`)
