/**
 * Defines the two modes of a cell: in process on virtual time, and over real sockets.
 */
import { Durations, Poller } from "@effect-media/core"
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import * as NodeDns from "@effect/platform-node/NodeDns"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as Dns from "effect/net/Dns"
import * as TestClock from "effect/testing/TestClock"
import type { ModeName } from "./Case.ts"

/**
 * One mode of playing a cell.
 *
 * - `tick`: lets a moment pass
 * - `stride`: lets much time pass, or as much as is available
 * - `settle`: waits long enough for a request that is on its way to the vendor
 * - `linger`: waits long enough for a request that should not come; longer if time was lost
 * - `concurrency`: the number of variants that are played at once
 * - `slack`: the tolerated deviation from a time, in milliseconds
 */
export interface Mode {
  readonly name: ModeName
  readonly tick: Effect.Effect<void>
  readonly stride: Effect.Effect<void>
  readonly settle: Effect.Effect<void>
  readonly linger: (lost: number) => Effect.Effect<void>
  readonly concurrency: number
  readonly slack: { readonly early: number; readonly late: number }
  readonly layer: Layer.Layer<Emulator | HttpClient.HttpClient | Dns.Dns | Poller | BaseUrl>
}

/** The emulator's base URL; `undefined` in process. */
export class BaseUrl extends Context.Service<BaseUrl, string | undefined>()(
  "@effect-media/conformance/Mode/BaseUrl"
) {}

/** A poller that does not know the durations of the emulator: its waits are those with a vendor. */
const poller = Layer.provide(Poller.layerDurations(), Durations.layer)

const emulator = () => Emulator.layer({ seed: 1, duration: 0 })

/** Plays in process, on virtual time that begins in 2026. */
export const virtual: Mode = {
  name: "virtual",
  tick: TestClock.adjust("100 millis"),
  stride: TestClock.adjust("1 minute"),
  settle: Effect.void,
  linger: () => TestClock.adjust("2 hours"),
  concurrency: 1,
  slack: { early: 0, late: 0 },
  layer: Layer.suspend(() =>
    Layer.mergeAll(
      Emulator.layerClient.pipe(Layer.provideMerge(emulator())),
      poller,
      Layer.succeed(BaseUrl, undefined)
    ).pipe(
      Layer.provideMerge(Layer.effectDiscard(TestClock.setTime(Date.UTC(2026, 3, 2, 13, 43, 35, 250)))),
      Layer.provideMerge(TestClock.layer())
    )
  )
}

/** Plays over real sockets. Timers may be slightly early; the table allows 50 ms of lateness plus the lost time. */
export const sockets: Mode = {
  name: "sockets",
  tick: Effect.sleep("5 millis"),
  stride: Effect.sleep("20 millis"),
  settle: Effect.asVoid(Effect.repeat(Effect.sleep("5 millis"), { times: 9 })),
  linger: (lost) => Effect.sleep(600 + 2 * lost),
  concurrency: 20,
  slack: { early: 5, late: 50 },
  layer: Layer.suspend(() =>
    Layer.mergeAll(
      FetchHttpClient.layer,
      NodeDns.layer,
      poller,
      Layer.effect(BaseUrl, Effect.map(EmulatorServer, ({ url }) => url)).pipe(
        Layer.provide(Layer.orDie(Emulator.layerServer()))
      )
    ).pipe(Layer.provideMerge(emulator()))
  )
}
