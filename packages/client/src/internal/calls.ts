import * as Handover from "@effect-media/core/task/Handover"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as ManagedRuntime from "effect/ManagedRuntime"
import * as Pull from "effect/Pull"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { CallOptions } from "../Options.ts"

/** Turns effects into promises, and streams into async iterables. */
export interface Calls<R> {
  readonly promise: <A, E>(effect: Effect.Effect<A, E, R>, options: CallOptions | undefined) => Promise<A>
  /**
   * Runs a submit. If the signal aborts it while the request is under way, the vendor's answer settles the promise, so
   * that the handle of a created task is not lost.
   */
  readonly submit: <A, E>(
    provider: string,
    submit: Effect.Effect<A, E, R>,
    options: CallOptions | undefined
  ) => Promise<A>
  readonly iterable: <A, E>(stream: Stream.Stream<A, E, R>, options: CallOptions | undefined) => AsyncGenerator<A, void>
  readonly close: () => Promise<void>
}

const closed = (): DOMException => new DOMException("The client is closed.", "AbortError")

/**
 * Creates calls over a runtime. A promise is rejected with the error itself, never with a `Cause` around it. If the
 * signal caused it, the rejection is `signal.reason`, as with `fetch`; a closed client rejects with an `AbortError`.
 */
export const make = <R>(runtime: ManagedRuntime.ManagedRuntime<R, never>): Calls<R> => {
  let isClosed = false

  const call = async <A, E>(
    effect: Effect.Effect<A, E, R>,
    { signal }: CallOptions = {},
    isSubmit: boolean
  ): Promise<A> => {
    signal?.throwIfAborted()
    if (isClosed) throw closed()
    const exit = await runtime.runPromiseExit(effect, { signal, uninterruptible: isSubmit })
    if (Exit.isSuccess(exit)) return exit.value
    if (!Cause.hasInterruptsOnly(exit.cause)) throw Cause.squash(exit.cause)
    throw signal?.aborted === true ? signal.reason : closed()
  }

  const promise: Calls<R>["promise"] = (effect, options) => call(effect, options, false)
  const submit: Calls<R>["submit"] = (provider, effect, options) => call(Handover.run(provider, effect), options, true)

  const iterable: Calls<R>["iterable"] = async function*(stream, options) {
    const scope = Scope.makeUnsafe()
    try {
      const pull = await promise(Scope.provide(Stream.toPull(stream), scope), options)
      const next = Pull.catchDone(pull, () => Effect.succeed([]))
      for (let some = await promise(next, options); some.length > 0; some = await promise(next, options)) yield* some
    } finally {
      await Effect.runPromise(Scope.close(scope, Exit.void))
    }
  }

  const close = (): Promise<void> => {
    isClosed = true
    return runtime.dispose()
  }

  return { promise, submit, iterable, close }
}
