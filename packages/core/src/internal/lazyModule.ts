import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Latch from "effect/Latch"

const realClock = Context.get(Context.empty(), Clock.Clock)

/**
 * Loads a module once, at its first use.
 *
 * Loading takes real time, which a virtual clock does not see. If a test moved that clock meanwhile, no fiber would be
 * asleep yet, and later sleeps would never end. So a sleeping fiber holds the clock back until the module is loaded.
 */
export const lazyModule = <A>(load: () => Promise<A>): Effect.Effect<A> => {
  let value: Effect.Effect<A> | undefined
  const loading = Effect.tap(Effect.promise(load), (module) =>
    Effect.sync(() => {
      value = Effect.succeed(module)
    }))
  return Effect.suspend(() =>
    value ?? Effect.flatMap(Clock.Clock, (clock) => clock === realClock ? loading : held(loading))
  )
}

/** Waits for the module, and holds back a virtual clock meanwhile. */
const held = Effect.fnUntraced(function*<A>(loading: Effect.Effect<A>) {
  const fiber = yield* Effect.forkChild(loading)
  const done = Latch.makeUnsafe()
  let isMoved = false
  const sleeper = yield* Effect.forkChild(
    Effect.gen(function*() {
      yield* Effect.sleep("1 micro")
      isMoved = true
      while (fiber.pollUnsafe() === undefined) yield* Effect.yieldNow
      done.openUnsafe()
    }),
    { startImmediately: true }
  )
  fiber.addObserver(() => isMoved || done.openUnsafe())
  yield* done.await
  yield* Fiber.interrupt(sleeper)
  return yield* Fiber.join(fiber)
})
