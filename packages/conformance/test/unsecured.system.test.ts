import { apis } from "@effect-media/conformance/apis/index"
import { cases } from "@effect-media/conformance/cases"
import * as Unsecured from "@effect-media/conformance/tls/Unsecured"
import { Emulator, EmulatorServer } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

const server = Emulator.layerServer().pipe(Layer.provideMerge(Emulator.layer({ seed: 1 })))

const get = (url: string) => Effect.promise(() => fetch(url).then(({ status }) => status, ({ cause }) => cause.code))

describe("a connection that cannot be secured", () => {
  for (
    const kind of cases.flatMap(({ variants }) => apis.slice(0, 1).flatMap(variants)).flatMap(({ scenario }) =>
      scenario.unsecured ?? []
    )
  ) {
    it.live(`fails over sockets as it does on virtual time: ${kind}`, () =>
      Effect.gen(function*() {
        const { url } = yield* EmulatorServer
        assert.strictEqual(yield* get(yield* Unsecured.serve(kind, url)), Unsecured.errors[kind].code)
      }).pipe(Effect.provide(server)))
  }

  it.live("is the certificate's fault: with a trusted one, the same server reaches the emulator", () =>
    Effect.gen(function*() {
      const { url } = yield* EmulatorServer
      assert.strictEqual(yield* get(yield* Unsecured.serve("secured", url)), 200)
    }).pipe(Effect.provide(server)))
})
