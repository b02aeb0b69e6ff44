/**
 * Polls a task on a schedule until it reaches a terminal state. Transient failures cost one poll; permanent ones end
 * the wait. The handle is never lost.
 *
 * - Network faults, 5xx, bodies that do not decode and rate-limit refusals are transient.
 * - A permanent refusal (key, credits, permission) ends the wait at that poll.
 * - The deadline is hard. A wait that ended there can be resumed later with the same handle.
 * - Each wait polls at least once, and a last time shortly before its deadline.
 * - Each `Retry-After` delays only the next poll, by at most an hour, never beyond the deadline. No gap is under 100 ms.
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
import type { ClientRejection, RunError, SubmitError, WaitError } from "../task/TaskError.ts"
import type { AnyTaskProvider, ModelIdOf, RequestOf, TaskProvider, TypedModels } from "../task/TaskProvider.ts"
import { acceptRef, TaskRef } from "../task/TaskRef.ts"
import type { Succeeded, TaskSnapshot } from "../task/TaskSnapshot.ts"
import { Durations, type DurationsService, makeDefault } from "./Durations.ts"
import { makeFirstPolls } from "./internal/firstPolls.ts"
import { changes as changesOf, type PollerState, start, stateOf, untilEnd, type Wait } from "./internal/waitLoop.ts"
import { fromPolicy, learnedFrom, minDelayOf, type PollSchedule } from "./PollSchedule.ts"
import {
  mergeOptions,
  type PollerOptions,
  type ResolvedWaitOptions,
  resolveOptions,
  type RunOptions,
  type WaitOptions
} from "./WaitOptions.ts"

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
  /** Creates the service, for code that provides it in another way than by a layer. */
  static get make(): typeof make {
    return make
  }

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
  const { durations = makeDefault(), ...defaults } = options
  const state = makeState(durations)

  const waitWith = (provider: AnyTaskProvider, ref: TaskRef, options: ResolvedWaitOptions) =>
    // Waits are long and a process may hold very many: the span has no call site, and exists only during a poll.
    Effect.useSpan("Poller.wait", { attributes: spanAttributes(ref) }, (span) =>
      Effect.flatMap(
        start(provider, ref, options, state, Effect.provideService(Tracer.ParentSpan, span)),
        (wait) => recordedWait(wait, span)
      ))

  const wait: PollerService["wait"] = (provider, ref, options = {}) =>
    acceptRef((ref) =>
      Effect.flatMap(
        resolveOptions(provider.provider, mergeOptions(defaults, options), ref),
        (options) => waitWith(provider, ref, options)
      )
    )(ref)

  const changes: PollerService["changes"] = (provider, ref, options = {}) =>
    Stream.unwrap(
      acceptRef((ref) =>
        resolveOptions(provider.provider, mergeOptions(defaults, options), ref).pipe(
          Effect.flatMap((options) => start(provider, ref, options, state)),
          Effect.map(recordedChanges)
        )
      )(ref)
    )

  const run = Effect.fn("Poller.run")(
    function*<Request, E extends SubmitError | ClientRejection>(
      provider: TaskProvider<Request, E>,
      request: Request,
      options: RunOptions = {}
    ): Effect.fn.Return<Succeeded, RunError | E> {
      const { onSubmit } = options
      const merged = mergeOptions(defaults, options)
      const resolved = yield* resolveOptions(provider.provider, merged)
      // An interruption waits from the first byte sent until the handle is stored.
      return yield* Effect.uninterruptibleMask((restore) =>
        Effect.flatMap(Handover.run(provider.provider, provider.submit(request)), (ref) => {
          const storing = onSubmit === undefined
            ? Effect.void
            : Handover.store(ref, Effect.suspend(() => onSubmit(ref)))
          const stored = Effect.ignoreCause(storing, {
            log: "Warn",
            message: `The handle was not stored. The wait continues. ${TaskRef.stringify(ref)}`
          })
          const callbackExpected = merged.callbackExpected ?? (provider.callbackUrl?.(request) ?? "") !== ""
          const waited = acceptRef((ref) => waitWith(provider, ref, { ...resolved, callbackExpected }))(ref)
          return Effect.andThen(stored, restore(waited)).pipe(Effect.onInterrupt(() => Handover.reportHandle(ref)))
        })
      )
    }
  )

  return { wait, changes, run }
}

/** Creates the state of a poller: learning schedules, one for each minimum gap and cost, whose plans all waits share. */
const makeState = (durations: DurationsService): PollerState => {
  const schedules = new Map<string, PollSchedule>()
  return {
    durations,
    firstPoll: makeFirstPolls(),
    scheduleOf: (policy, costPerPoll) => {
      if (policy.fixed === true) return fromPolicy(policy)
      const minDelay = minDelayOf(policy)
      const key = `${Duration.toMillis(minDelay)} ${costPerPoll}`
      const schedule = schedules.get(key) ?? learnedFrom(durations, { costPerPoll, minDelay })
      schedules.set(key, schedule)
      return schedule
    }
  }
}

const recordedWait = (wait: Wait, span: Tracer.Span): Effect.Effect<Succeeded, WaitError> =>
  Effect.withFiber((fiber) => {
    const ended = untilEnd(wait)
    return fiber.getRef(CurrentRecorder)?.wait(ended, () => stateOf(wait), span) ?? ended
  })

const recordedChanges = (wait: Wait): Stream.Stream<TaskSnapshot, WaitError> =>
  Stream.unwrap(Effect.withFiberSucceed((fiber) => {
    const all = changesOf(wait)
    return fiber.getRef(CurrentRecorder)?.changes(all, () => stateOf(wait)) ?? all
  }))

const spanAttributes = (ref: TaskRef) => ({
  "media.provider": ref.provider,
  "media.kind": ref.kind,
  "media.model": ref.model,
  "media.task.id": ref.id
})

const layer: Layer.Layer<Poller> = Layer.sync(Poller, () => make())
