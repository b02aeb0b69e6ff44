import { AssetStore, PollSchedule } from "@effect-media/core"
import { AssetSink, HostAddress } from "@effect-media/core/assets"
import { CallbackRoutes, Callbacks, CallbackSource } from "@effect-media/core/callbacks"
import { RateLimits } from "@effect-media/core/limits"
import { make as makeLimits } from "@effect-media/core/limits/RateLimits"
import { Durations } from "@effect-media/core/polling"
import { ScriptedProvider } from "@effect-media/core/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpRouter from "effect/http/HttpRouter"
import * as Layer from "effect/Layer"
import * as RateLimiter from "effect/persistence/RateLimiter"
import * as Redacted from "effect/Redacted"
import * as Ref from "effect/Ref"
import * as Schema from "effect/Schema"

const limiter = RateLimiter.layer.pipe(Layer.provide(RateLimiter.layerStoreMemory))
const client = Layer.merge(FetchHttpClient.layer, HostAddress.layerUnchecked)
const body = Schema.Struct({ id: Schema.String })
const steps = [{ after: 0, interval: "1 second" }] as const

/** Uses each option of the kind that is read before anything is submitted, with a duration that may be wrong. */
const uses = (wrong: Duration.Input): Readonly<Record<string, Effect.Effect<unknown, unknown>>> => ({
  "PollSchedule.learned: minDelay": Effect.provide(PollSchedule.learned({ minDelay: wrong }), Durations.layer),
  "PollSchedule.fromPolicy: initialDelay": Effect.sync(() => PollSchedule.fromPolicy({ initialDelay: wrong, steps })),
  "PollSchedule.fromPolicy: interval": Effect.sync(() =>
    PollSchedule.fromPolicy({ initialDelay: 0, steps: [{ after: 0, interval: wrong }] })
  ),
  "PollSchedule.growing: initialDelay": Effect.sync(() =>
    PollSchedule.growing({ initialDelay: wrong, interval: 1000, factor: 2, longest: 5000 })
  ),
  "PollSchedule.growing: interval": Effect.sync(() =>
    PollSchedule.growing({ initialDelay: 0, interval: wrong, factor: 2, longest: 5000 })
  ),
  "PollSchedule.growing: longest": Effect.sync(() =>
    PollSchedule.growing({ initialDelay: 0, interval: 1000, factor: 2, longest: wrong })
  ),
  "RateLimits: timeout": Effect.scoped(Effect.provide(makeLimits({ timeout: wrong }), limiter)),
  "RateLimits: creates.window": Effect.gen(function*() {
    const acme = yield* ScriptedProvider.make("acme", [])
    return yield* RateLimits.wrap(acme, { limits: { creates: { limit: 1, window: wrong } } })
  }).pipe(Effect.provide(RateLimits.layer)),
  "CallbackSource: tolerance": CallbackSource.fromSignature({
    provider: "acme",
    keys: [Redacted.make("a-long-random-secret")],
    tolerance: wrong,
    headers: { signature: "x-signature", timestamp: "x-timestamp" },
    body,
    idOf: ({ id }) => id,
    signed: (id) => id
  }),
  "CallbackRoutes: bodyTimeout": Effect.scoped(Layer.build(
    CallbackRoutes.layer({ sources: [], bodyTimeout: wrong }).pipe(
      Layer.provide([Callbacks.layer, HttpRouter.layer])
    )
  )),
  "AssetStore: idleTimeout": Effect.gen(function*() {
    const sink = AssetSink.memory(yield* Ref.make<ReadonlyMap<string, Uint8Array>>(new Map()))
    return yield* Effect.scoped(Layer.build(AssetStore.layer(sink, { idleTimeout: wrong })))
  }).pipe(Effect.provide(client))
})

describe("an option that is not a duration is refused before anything is submitted, by its name:", () => {
  for (const wrong of [Number.NaN, -1, "soon" as Duration.Input]) {
    for (const [name, use] of Object.entries(uses(wrong))) {
      it.effect(`${name} of ${wrong}`, () =>
        Effect.gen(function*() {
          const exit = yield* Effect.exit(use)
          assert.isTrue(Exit.isFailure(exit))
          if (Exit.isFailure(exit)) assert.include(Cause.pretty(exit.cause), `${name}: ${wrong} is not a duration`)
        }))
    }
  }

  for (const [name, use] of Object.entries(uses("1 second"))) {
    it.effect(`${name} of a second is taken`, () => use)
  }
})
