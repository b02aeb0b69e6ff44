/**
 * Runs the program against the emulator in this process: two polls fail, and the wait continues.
 */
import { Poller } from "@effect-media/core"
import { Emulator, Fault } from "@effect-media/emulator"
import { Kie } from "@effect-media/kie"
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect, Layer, Redacted } from "effect"
import { Next, paint } from "./index.ts"

const Emulated = Layer.mergeAll(Kie.layer({ apiKey: Redacted.make("any-key-will-do") }), Poller.layer).pipe(
  Layer.provide(Emulator.layerClient),
  Layer.provideMerge(Emulator.layer())
)

const say = Next.$match({
  Show: ({ url }) => `Show ${url}`,
  Rephrase: ({ why }) => `Ask for another prompt: ${why}`,
  Retry: ({ after }) => `Try again in ${after}`,
  Resume: ({ handle }) => `Resume later with ${handle}`,
  Alert: ({ what }) => `Call somebody: ${what}`
})

const program = Effect.gen(function*() {
  const emulator = yield* Emulator
  yield* emulator.script({ vendor: "kie", duration: "12 seconds" })
  yield* emulator.fault({ operation: "status", skip: 1, fault: Fault.html502 })
  yield* emulator.fault({ operation: "status", skip: 1, fault: Fault.tooManyRequests({ retryAfter: "2" }) })
  yield* Console.log(say(yield* paint("a paper boat on a lake of ink")))
})

program.pipe(
  Effect.provide(Emulated),
  NodeRuntime.runMain
)
