/**
 * Keeps what a submit has paid for through an interruption.
 *
 * Once a request is on its way to a vendor, an interruption waits for the answer, {@link Patience} at most, so that the
 * handle can be stored. What waits for a turn before it, or pauses before a repeat, ends at once. All of this library does
 * so: `Poller.run` and what stands on it, a provider's `submit`, `RateLimits` and `SpendingLimit`. Use {@link keep} in a provider of
 * your own, and {@link run} where you store handles yourself.
 */
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import { durationProblems } from "../internal/durations.ts"
import { SubmitOutcomeUnknown } from "./TaskError.ts"
import { TaskRef } from "./TaskRef.ts"

/** How long an interrupted submit waits for the vendor's answer before its request is aborted. @default 30 seconds */
export const Patience = Context.Reference<Duration.Input>("@effect-media/core/task/Handover/Patience", {
  defaultValue: () => Duration.seconds(30)
})

/** The patience; the usual one where what was given is no duration, since a paid handle would be lost for it. */
const patience = Effect.map(
  Patience,
  (input) => durationProblems({ input }).length > 0 ? Duration.seconds(30) : Duration.fromInputUnsafe(input)
)

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

/** What an interruption of a submit ends at once, as long as `isUnsent` says so. */
interface Wait {
  readonly fiber: Fiber.Fiber<unknown, unknown>
  readonly isUnsent: () => boolean
  isOver: boolean
}

interface Handing {
  isInterrupted: boolean
  attempt: Attempt | undefined
  readonly waits: Set<Wait>
}

const CurrentHanding = Context.Reference<Handing | undefined>("@effect-media/core/task/Handover/CurrentHanding", {
  defaultValue: () => undefined
})

class Unsent extends Context.Service<Unsent, true>()("@effect-media/core/task/Handover/Unsent") {}

const unsent: Effect.Effect<never> = Effect.failCause(Cause.annotate(Cause.interrupt(), Context.make(Unsent, true)))

/** Says whether a submit was interrupted while nothing was under way at the vendor. */
export const isUnsent = (cause: Cause.Cause<unknown>): boolean =>
  Cause.hasInterruptsOnly(cause) && Option.isSome(Context.getOption(Cause.annotations(cause), Unsent))

/**
 * Waits inside a submit while nothing is under way at the vendor: for a turn, or before a repeat. An interruption of the
 * submit ends this at once, and {@link isUnsent} says so of its cause.
 */
export const waiting = <A, E, R>(wait: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(
    CurrentHanding,
    (handing) =>
      handing === undefined ? wait : handing.isInterrupted ? unsent : waitingIn(handing, wait, () => true, unsent)
  )

/**
 * Does inside a submit what an interruption of it ends at once, whatever is under way at the vendor: for what has to end
 * sooner, such as writing to a store that does not answer.
 */
export const ending = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(CurrentHanding, (handing) =>
    handing === undefined
      ? effect
      : handing.isInterrupted
      ? Effect.interrupt
      : waitingIn(handing, effect, () => true, Effect.interrupt))

/**
 * Names what is under way, so that an interruption can say what it waits for. As long as `isUnsent` says that nothing was
 * written yet, it is ended at once.
 */
export const underWay = <A, E, R>(
  attempt: Attempt,
  request: Effect.Effect<A, E, R>,
  isUnsent: () => boolean
): Effect.Effect<A, E, R> =>
  Effect.flatMap(CurrentHanding, (handing) => {
    if (handing === undefined) {
      return Effect.onInterrupt(request, () => logUnknown(attempt.provider, Cause.interrupt(), attempt))
    }
    return Effect.suspend(() => {
      handing.attempt = attempt
      return Effect.ensuring(
        waitingIn(handing, request, isUnsent, unsent),
        Effect.sync(() => {
          handing.attempt = undefined
        })
      )
    })
  })

const waitingIn = <A, E, R>(
  handing: Handing,
  effect: Effect.Effect<A, E, R>,
  isUnsent: () => boolean,
  interrupted: Effect.Effect<never>
) =>
  Effect.uninterruptibleMask((restore) =>
    Effect.flatMap(Effect.forkChild(effect, { startImmediately: true }), (fiber) => {
      const wait: Wait = { fiber, isUnsent, isOver: false }
      handing.waits.add(wait)
      return restore(Fiber.join(fiber)).pipe(
        Effect.onInterrupt(() => Fiber.interrupt(fiber)),
        Effect.catchCause((cause) =>
          wait.isOver && isUnsent() && Cause.hasInterruptsOnly(cause) ? interrupted : Effect.failCause(cause)
        ),
        Effect.ensuring(Effect.sync(() => handing.waits.delete(wait)))
      )
    })
  )

const describe = (provider: string, attempt: Attempt | undefined): string =>
  attempt === undefined
    ? provider
    : `${attempt.model} at ${attempt.provider}, sent at ${DateTime.formatIso(attempt.since)}${
      attempt.idempotencyKey === undefined ? "" : `, idempotency key ${attempt.idempotencyKey}`
    }`

const logUnknown = (
  provider: string,
  cause: Cause.Cause<unknown>,
  attempt: Attempt | undefined
): Effect.Effect<void> => {
  const error = Option.getOrUndefined(Cause.findErrorOption(cause))
  if (error instanceof SubmitOutcomeUnknown) {
    const { idempotencyKey, model = "", submittedAt: since } = error
    const known = describe(provider, { provider: error.provider, model, since, idempotencyKey })
    return Effect.logError(`Interrupted, and the outcome of a submit is unknown (${known}): ${error.message}`)
  }
  return error !== undefined
    ? Effect.void
    : Effect.logError(
      `Interrupted, and the outcome of a submit is unknown (${describe(provider, attempt)}): ` +
        "the vendor may have taken the job. Look for it there before you submit again."
    )
}

/**
 * Runs a submit inside an uninterruptible region that goes on to store its handle. An interruption ends at once what
 * {@link waiting} marks, and else waits for the end of the submit, {@link Patience} at most; the end is returned as if
 * nothing had happened. What is known of a submit without an end is logged.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Handover } from "@effect-media/core"
 * import { ScriptedProvider } from "@effect-media/core/testing"
 * import * as Effect from "effect/Effect"
 *
 * const stored: Array<string> = []
 * const program = Effect.gen(function*() {
 *   const acme = yield* ScriptedProvider.make("acme", [{ urls: ["https://cdn.acme.example/boat.png"] }])
 *   yield* Handover.run("acme", acme.submit({ prompt: "a paper boat" })).pipe(
 *     Effect.tap(({ id }) => Effect.sync(() => stored.push(id))),
 *     Effect.uninterruptible
 *   )
 *   return stored
 * })
 *
 * await Effect.runPromise(program) // => ["acme-1"]
 * ```
 */
export const run = <A, E, R>(provider: string, submit: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(CurrentHanding, (outer) => outer === undefined ? handOver(provider, submit) : submit)

/**
 * Runs the submit of a provider so that no interruption loses its handle: as {@link run}, and the handle is logged where
 * an interruption came meanwhile, since the outside may not be able to take it.
 */
export const keep = <A extends TaskRef | { readonly ref: TaskRef }, E, R>(
  provider: string,
  submit: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  Effect.flatMap(CurrentHanding, (outer) =>
    outer !== undefined ? submit : Effect.uninterruptible(
      Effect.tap(handOver(provider, submit), (taken) =>
        Effect.flatMap(
          Effect.exit(Effect.interruptible(Effect.void)),
          (exit) => Exit.isSuccess(exit) ? Effect.void : logHandle("ref" in taken ? taken.ref : taken)
        ))
    ))

/**
 * Stores a handle: an interruption waits until that is done, {@link Patience} at most. What takes longer goes on by
 * itself, and is logged.
 */
export const store = <A, E, R>(ref: TaskRef, storing: Effect.Effect<A, E, R>): Effect.Effect<void, E, R> =>
  Effect.uninterruptible(Effect.gen(function*() {
    const fiber = yield* Effect.forkDetach(storing, { startImmediately: true })
    const inTime = yield* Effect.exit(Effect.interruptible(Fiber.await(fiber)))
    const stored = Exit.isSuccess(inTime)
      ? Option.some(inTime.value)
      : yield* Effect.timeoutOption(Fiber.await(fiber), yield* patience)
    if (Option.isSome(stored)) yield* stored.value
    else yield* Effect.logError(`Interrupted, and the handle was not stored in time: ${TaskRef.stringify(ref)}`)
  }))

/** Logs the handle of a task that is not waited for any more. */
export const logHandle = (ref: TaskRef): Effect.Effect<void> =>
  Effect.logWarning(`Interrupted; the task goes on. Wait for it again with ${TaskRef.stringify(ref)}`)

const handOver = Effect.fnUntraced(function*<A, E, R>(
  provider: string,
  submit: Effect.Effect<A, E, R>
): Effect.fn.Return<A, E, R> {
  const handing: Handing = { isInterrupted: false, attempt: undefined, waits: new Set() }
  const fiber = yield* Effect.forkChild(
    Effect.provideService(submit, CurrentHanding, handing),
    { startImmediately: true }
  )
  // Also where the outside is uninterruptible: what comes now is bounded, and loses nothing.
  const inTime = yield* Effect.exit(Effect.interruptible(Fiber.await(fiber)))
  if (Exit.isSuccess(inTime)) return yield* inTime.value

  handing.isInterrupted = true
  const atMost = yield* patience
  const unsent = [...handing.waits].filter(({ isUnsent }) => isUnsent())
  for (const wait of unsent) {
    wait.isOver = true
    wait.fiber.interruptUnsafe()
  }
  if (unsent.length === 0) {
    yield* Effect.logWarning(
      `Interrupted while a submit is under way (${describe(provider, handing.attempt)}): ` +
        `waiting for its answer, at most ${Duration.format(atMost)}.`
    )
  }
  const answered = yield* Effect.timeoutOption(Fiber.await(fiber), atMost)
  const last = handing.attempt
  if (Option.isNone(answered)) yield* Fiber.interrupt(fiber)
  const exit = yield* Fiber.await(fiber)
  if (Exit.isFailure(exit) && !isUnsent(exit.cause)) yield* logUnknown(provider, exit.cause, last)
  return yield* exit
}, Effect.uninterruptible)
