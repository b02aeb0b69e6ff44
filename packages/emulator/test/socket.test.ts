import { Emulator, EmulatorServer, Fault } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import * as Http from "./utils.ts"

const Socket = Layer.mergeAll(Emulator.layerServer(), FetchHttpClient.layer).pipe(
  Layer.provideMerge(Emulator.layer({ seed: 1, duration: 0 }))
)

describe("over a socket", () => {
  it.live("a job, from submit to file", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const { url } = yield* EmulatorServer
      yield* Http.post(`${url}/api/v1/jobs/createTask`, { model: "wan/2-7-image", input: { prompt: "a boat" } })
      const id = (yield* emulator.tasks)[0]?.id ?? ""
      const success = yield* Http.get(`${url}/api/v1/jobs/recordInfo?taskId=${id}`)
      assert.include(success.text, `${url}/files/${id}-1.png`)
      const file = yield* Http.download(`${url}/files/${id}-1.png`)
      assert.strictEqual(file.headers["content-type"], "image/png")
    }).pipe(Effect.provide(Socket)))

  it.live("a reset is seen by the client", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const { url } = yield* EmulatorServer
      yield* emulator.fault({ fault: Fault.Reset() })
      const error = yield* Effect.flip(Http.get(`${url}/api/v1/chat/credit`))
      assert.strictEqual(error.reason._tag, "TransportError")
    }).pipe(Effect.provide(Socket)))
})
