/**
 * Polls a task on a schedule until it reaches a terminal state. Transient failures cost one poll; permanent ones end
 * the wait. The handle is never lost.
 *
 * - Network faults, 5xx, bodies that do not decode and rate-limit refusals are transient.
 * - A permanent refusal (key, credits, permission) ends the wait at that poll.
 * - The deadline is hard. A wait that ended there can be resumed later with the same handle.
 * - Each wait polls at least once, and a last time shortly before its deadline.
 * - `Retry-After` is honoured once, for at most an hour, never beyond the deadline; no gap is under 100 ms.
 * - With {@link Callbacks} a wait ends on the vendor's callback or on a poll, whichever comes first.
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as Tracer from "effect/Tracer"
import { Callbacks } from "../callbacks/Callbacks.ts"
import { CurrentRecorder } from "../internal/recorder.ts"
import * as Handover from "../task/Handover.ts"
import {
  type ClientRejection,
  InvalidRequest,
  type RunError,
  type SubmitError,
  type WaitError
} from "../task/TaskError.ts"
import type { AnyTaskProvider, ModelIdOf, RequestOf, TaskProvider, TypedModels } from "../task/TaskProvider.ts"
import { acceptRef, TaskRef } from "../task/TaskRef.ts"
import type { Succeeded, TaskSnapshot } from "../task/TaskSnapshot.ts"
import { Durations, type DurationsService, makeMemory } from "./Durations.ts"
import { makeFirstPolls } from "./internal/firstPolls.ts"
import { type End, follow, type Knowledge, type Wait } from "./internal/waitLoop.ts"
import { fromPolicy, learnedFrom, minDelayOf, type PollSchedule } from "./PollSchedule.ts"
import { type PollerOptions, type RunOptions, type WaitOptions, waitProblems } from "./WaitOptions.ts"

export type { PollerOptions, RunOptions, WaitOptions }

/** Waits for tasks by polling. */
export interface PollerService {
  /** Waits until a task has succeeded, or fails with the reason why it did not. */
  readonly wait: (
    provider: AnyTaskProvider,
    ref: TaskRef,
    options?: WaitOptions
  ) => Effect.Effect<Succeeded, WaitError>
  /**
   * Emits a snapshot of a task whenever something changed, including the last one. If the task does not succeed, the
   * stream then fails as {@link PollerService.wait} would.
   */
  readonly changes: (
    provider: AnyTaskProvider,
    ref: TaskRef,
    options?: WaitOptions
  ) => Stream.Stream<TaskSnapshot, WaitError>
  /** Submits, then waits. The deadline counts from the moment the vendor accepted the job. */
  readonly run: <Request, E extends SubmitError | ClientRejection = SubmitError>(
    provider: TaskProvider<Request, E>,
    request: Request,
    options?: RunOptions
  ) => Effect.Effect<Succeeded, RunError | E>
}

/**
 * Waits for tasks.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Poller } from "@effect-media/core"
 * import { ScriptedProvider } from "@effect-media/core/testing"
 * import * as Effect from "effect/Effect"
 *
 * const program = Effect.gen(function*() {
 *   const provider = yield* ScriptedProvider.make("acme", [{ urls: ["https://cdn.acme.example/boat.png"] }])
 *   const task = yield* Poller.run(provider, { prompt: "a paper boat" })
 *   return task.assets.map(({ kind, url }) => `${kind} ${url}`)
 * }).pipe(Effect.provide(Poller.layer))
 *
 * await Effect.runPromise(program) // => ["image https://cdn.acme.example/boat.png"]
 * ```
 */
export class Poller extends Context.Service<Poller, PollerService>()("@effect-media/core/polling/Poller") {
  /** Calls {@link PollerService.wait} of the poller in the context. */
  static wait(provider: AnyTaskProvider, ref: TaskRef, options?: WaitOptions) {
    return Poller.use((poller) => poller.wait(provider, ref, options))
  }

  /** Calls {@link PollerService.changes} of the poller in the context. */
  static changes(provider: AnyTaskProvider, ref: TaskRef, options?: WaitOptions) {
    return Stream.unwrap(Poller.useSync((poller) => poller.changes(provider, ref, options)))
  }

  /**
   * Calls {@link PollerService.run} of the poller in the context. A request that is written in the call is checked
   * against the type of its model. A function that takes any provider calls the service itself.
   */
  static run<Request, E extends SubmitError | ClientRejection, Inputs, const Id extends ModelIdOf<Inputs>>(
    provider: TaskProvider<Request, E> & TypedModels<Inputs>,
    request: RequestOf<NoInfer<Request>, NoInfer<Inputs>, Id>,
    options?: RunOptions
  ): Effect.Effect<Succeeded, RunError | E, Poller>
  static run<Request, E extends SubmitError | ClientRejection>(
    provider: TaskProvider<Request, E>,
    request: Request,
    options?: RunOptions
  ) {
    return Poller.use((poller) => poller.run(provider, request, options))
  }

  /** Provides a poller with the defaults of {@link WaitOptions}. */
  static get layer(): Layer.Layer<Poller> {
    return layer
  }

  /** Provides a poller with other defaults. */
  static layerWith(defaults: PollerOptions): Layer.Layer<Poller> {
    return Layer.sync(Poller, () => make(defaults))
  }

  /**
   * Provides a poller that also listens to callbacks: {@link WaitOptions.callbacks} is the service in the context.
   * Tasks without a callback URL are polled as usual.
   */
  static layerCallbacks(defaults: PollerOptions = {}): Layer.Layer<Poller, never, Callbacks> {
    return Layer.effect(
      Poller,
      Callbacks.useSync((callbacks) => make({ ...defaults, callbacks: defaults.callbacks ?? callbacks }))
    )
  }

  /** Provides a poller that learns with the `Durations` in the context, so that they can be stored or shared. */
  static layerDurations(defaults: WaitOptions = {}): Layer.Layer<Poller, never, Durations> {
    return Layer.effect(Poller, Durations.useSync((durations) => make({ durations, ...defaults })))
  }
}

/** Creates a poller with these defaults. */
export const make = (options: PollerOptions = {}): PollerService => {
  const { durations = makeMemory(), ...defaults } = options
  const knowledge = learningFrom(durations)

  // Waits are long and a process may hold very many: the span has no call site, and exists only during a poll.
  const waitFor: PollerService["wait"] = (provider, ref, options) =>
    Effect.useSpan("Poller.wait", { attributes: spanAttributes(ref) }, (span) =>
      Effect.flatMap(
        follow(
          provider,
          ref,
          withDefaults(defaults, options),
          knowledge,
          Effect.provideService(Tracer.ParentSpan, span)
        ),
        (following) => recorded(following, span)
      ))

  const wait: PollerService["wait"] = (provider, ref, options) =>
    acceptRef((ref) => waitFor(provider, ref, options))(ref)

  const changes: PollerService["changes"] = (provider, ref, options) =>
    Stream.unwrap(
      Effect.flatMap(acceptRef((ref) => follow(provider, ref, withDefaults(defaults, options), knowledge))(ref), (
        following
      ) =>
        recordedChanges(
          following,
          Stream.unfold<End | undefined, TaskSnapshot, WaitError, never>(
            undefined,
            Effect.fnUntraced(
              function*(ended): Effect.fn.Return<readonly [TaskSnapshot, End | undefined] | undefined, WaitError> {
                if (ended !== undefined) {
                  yield* ended
                  return undefined
                }
                while (true) {
                  const { end, change } = yield* following.step
                  if (change !== undefined) {
                    return [change, end]
                  }
                  if (end !== undefined) {
                    return [yield* end, end]
                  }
                }
              }
            )
          )
        ))
    )

  const run = Effect.fn("Poller.run")(
    function*<Request, E extends SubmitError | ClientRejection>(
      provider: TaskProvider<Request, E>,
      request: Request,
      options: RunOptions = {}
    ): Effect.fn.Return<Succeeded, RunError | E> {
      const { onSubmit } = options
      const problems = waitProblems(withDefaults(defaults, options))
      if (problems.length > 0) return yield* InvalidRequest.local(provider.provider, problems)
      // An interruption waits from the first byte sent until the handle is stored.
      return yield* Effect.uninterruptibleMask((restore) =>
        Effect.flatMap(Handover.run(provider.provider, provider.submit(request)), (ref) => {
          const storing = onSubmit === undefined
            ? Effect.void
            : Handover.store(ref, Effect.suspend(() => onSubmit(ref)))
          const told = Effect.ignoreCause(storing, {
            log: "Warn",
            message: `The handle was not stored. The wait continues. ${TaskRef.stringify(ref)}`
          })
          const callbackExpected = options.callbackExpected ?? defaults.callbackExpected ??
            (provider.callbackUrl?.(request) ?? "") !== ""
          return Effect.andThen(told, restore(wait(provider, ref, { ...options, callbackExpected }))).pipe(
            Effect.onInterrupt(() => Handover.logHandle(ref))
          )
        })
      )
    }
  )

  return { wait, changes, run }
}

/** Creates learning schedules, one for each minimum gap and cost, so that all waits share their plans. */
const learningFrom = (durations: DurationsService): Knowledge => {
  const schedules = new Map<string, PollSchedule>()
  return {
    durations,
    firstPoll: makeFirstPolls(),
    scheduleOf: (pace, costPerPoll) => {
      if (pace.fixed === true) return fromPolicy(pace)
      const minDelay = minDelayOf(pace)
      const key = `${Duration.toMillis(minDelay)} ${costPerPoll}`
      const schedule = schedules.get(key) ?? learnedFrom(durations, { costPerPoll, minDelay })
      schedules.set(key, schedule)
      return schedule
    }
  }
}

/** Merges options with the defaults. An option that is undefined counts as not given. */
const withDefaults = (defaults: WaitOptions, options: WaitOptions | undefined): WaitOptions =>
  options === undefined ? defaults : {
    ...defaults,
    ...options,
    schedule: options.schedule ?? defaults.schedule,
    costPerPoll: options.costPerPoll ?? defaults.costPerPoll,
    callbacks: options.callbacks ?? defaults.callbacks,
    callbackExpected: options.callbackExpected ?? defaults.callbackExpected,
    deadline: options.deadline ?? defaults.deadline,
    notFoundGrace: options.notFoundGrace ?? defaults.notFoundGrace,
    resultGrace: options.resultGrace ?? defaults.resultGrace,
    onPoll: options.onPoll ?? defaults.onPoll
  }

const untilEnd = (following: Wait): Effect.Effect<Succeeded, WaitError> =>
  Effect.flatMap(following.step, ({ end }) => end === undefined ? untilEnd(following) : end)

const recorded = (following: Wait, span: Tracer.Span): Effect.Effect<Succeeded, WaitError> =>
  Effect.withFiber((fiber) => {
    const wait = untilEnd(following)
    return fiber.getRef(CurrentRecorder)?.wait(wait, () => following.poll(), span) ?? wait
  })

const recordedChanges = (following: Wait, changes: Stream.Stream<TaskSnapshot, WaitError>) =>
  Effect.withFiberSucceed((fiber) => fiber.getRef(CurrentRecorder)?.changes(changes, () => following.poll()) ?? changes)

const spanAttributes = (ref: TaskRef) => ({
  "media.provider": ref.provider,
  "media.kind": ref.kind,
  "media.model": ref.model,
  "media.task.id": ref.id
})

const layer: Layer.Layer<Poller> = Layer.sync(Poller, () => make())
