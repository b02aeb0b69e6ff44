/**
 * Protects the handle of a paid job when a submit is interrupted.
 *
 * Once a request has been sent to a vendor, an interruption waits for the answer, at most for {@link Patience}, so that
 * the handle can be stored. A submit that still waits for a rate limit, or pauses before a retry, ends at once. The whole
 * library does so: `Poller.run` and everything built on it, a provider's `submit`, `RateLimits` and `SpendingLimit`. Use
 * {@link keep} in a provider that you write, and {@link run} if you store handles yourself.
 */
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import { readable } from "../internal/readable.ts"
import { durationProblems } from "./DurationOptions.ts"
import { SubmitOutcomeUnknown } from "./TaskError.ts"
import { TaskRef } from "./TaskRef.ts"

/** The longest time an interrupted submit waits for the vendor's answer before it is aborted. @default 30 seconds */
export const Patience = Context.Reference<Duration.Input>("@effect-media/core/task/Handover/Patience", {
  defaultValue: () => Duration.seconds(30)
})

/** Returns {@link Patience}, or its default if it is no valid duration, since a paid handle would be lost otherwise. */
const patience = Effect.map(
  Patience,
  (input) => durationProblems({ input }).length > 0 ? Duration.seconds(30) : Duration.fromInputUnsafe(input)
)

/**
 * A request that may create a paid job, for the log.
 *
 * - `since`: the time of the submit
 */
export interface Attempt {
  readonly provider: string
  readonly model: string
  readonly since: DateTime.Utc
  readonly idempotencyKey: string | undefined
}

/** A part of a submit that an interruption ends at once, as long as `isUnsent` returns `true`. */
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

/** Tells whether a submit was interrupted while no request was under way at the vendor. */
export const isUnsent = (cause: Cause.Cause<unknown>): boolean =>
  Cause.hasInterruptsOnly(cause) && Option.isSome(Context.getOption(Cause.annotations(cause), Unsent))

/**
 * Waits inside a submit while no request is under way: for a rate limit, or before a retry. An interruption of the submit
 * ends this wait at once, and {@link isUnsent} returns `true` for its cause.
 */
export const waiting = <A, E, R>(wait: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> => endingWith(wait, unsent)

/**
 * Runs an effect inside a submit that an interruption ends at once, even if a request is under way. Use it for work that
 * must not delay the interruption, such as writing to a store that does not answer.
 */
export const ending = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  endingWith(effect, Effect.interrupt)

const endingWith = <A, E, R>(effect: Effect.Effect<A, E, R>, interrupted: Effect.Effect<never>) =>
  Effect.flatMap(CurrentHanding, (handing) => {
    if (handing === undefined) return effect
    return handing.isInterrupted ? interrupted : waitingIn(handing, effect, () => true, interrupted)
  })

/**
 * Runs a request and records it, so that an interruption can log which request it waits for. As long as `isUnsent` returns
 * `true`, nothing has been written and an interruption ends the request at once.
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
        "the vendor may have accepted the job. Look for it there before you submit again."
    )
}

/**
 * Runs a submit inside an uninterruptible region that stores the handle afterwards. An interruption ends at once what
 * {@link waiting} marks; otherwise it waits for the end of the submit, at most for {@link Patience}, and the result is
 * returned as without an interruption. If the submit does not end in time, the known facts about it are logged.
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
 * Runs the submit of a provider so that no interruption loses its handle. Works like {@link run}, and also logs the handle
 * if an interruption came meanwhile, since the caller may not receive it.
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
          (exit) => Exit.isSuccess(exit) ? Effect.void : reportHandle("ref" in taken ? taken.ref : taken)
        ))
    ))

/**
 * Stores a handle. An interruption waits until the handle is stored, at most for {@link Patience}. A store that takes
 * longer continues in the background, and the handle is logged.
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

/**
 * Reports the handle of a task that keeps running after an interruption. A program that stores all handles, and tells them
 * itself, can replace it. @default logs the handle as a warning
 */
export const ReportHandle = Context.Reference<(ref: TaskRef) => Effect.Effect<void>>(
  "@effect-media/core/task/Handover/ReportHandle",
  {
    defaultValue: () => (ref) =>
      Effect.logWarning(
        `Interrupted. The task keeps running at the vendor; wait for it again with ${TaskRef.stringify(ref)}`
      )
  }
)

/** Reports the handle of a task whose wait was interrupted, by {@link ReportHandle}. */
export const reportHandle = (ref: TaskRef): Effect.Effect<void> => Effect.flatMap(ReportHandle, (report) => report(ref))

const handOver = Effect.fnUntraced(function*<A, E, R>(
  provider: string,
  submit: Effect.Effect<A, E, R>
): Effect.fn.Return<A, E, R> {
  const handing: Handing = { isInterrupted: false, attempt: undefined, waits: new Set() }
  const fiber = yield* Effect.forkChild(
    Effect.provideService(submit, CurrentHanding, handing),
    { startImmediately: true }
  )
  // Even if the caller is uninterruptible: the following steps take a limited time and lose nothing.
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
      `Interrupted during a submit (${describe(provider, handing.attempt)}): ` +
        `waiting for its answer, at most ${readable(atMost)}.`
    )
  }
  const answered = yield* Effect.timeoutOption(Fiber.await(fiber), atMost)
  const last = handing.attempt
  if (Option.isNone(answered)) yield* Fiber.interrupt(fiber)
  const exit = yield* Fiber.await(fiber)
  if (Exit.isFailure(exit) && !isUnsent(exit.cause)) yield* logUnknown(provider, exit.cause, last)
  return yield* exit
}, Effect.uninterruptible)
