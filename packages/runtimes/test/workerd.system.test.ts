import { Emulator, EmulatorServer } from "@effect-media/emulator"
import { emulated, expected } from "@effect-media/runtimes/emulated"
import { guide, load, program, serve } from "@effect-media/runtimes/workerd"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"

const miniflare = await load()

if (miniflare === undefined) console.log("skipped: workerd is not installed (pnpm install); see docs/runtimes.md")

const call = (url: string, init?: RequestInit) => Effect.promise(() => fetch(url, init))

const json = <A>(response: Response, schema: Schema.Decoder<A>) =>
  Effect.flatMap(Effect.promise(() => response.json()), Schema.decodeUnknownEffect(schema))

const Submitted = Schema.Struct({ id: Schema.String })
const State = Schema.Struct({
  _tag: Schema.String,
  assets: Schema.optional(Schema.Array(Schema.Struct({ url: Schema.String })))
})

const served = Layer.orDie(Emulator.layerServer()).pipe(
  Layer.provideMerge(Emulator.layer({ duration: "1 second", callbacks: { kieKey: "the webhook key" } })),
  Layer.fresh
)

it.live.skipIf(miniflare === undefined)("the five APIs, and promises, in workerd", () =>
  Effect.gen(function*() {
    if (miniflare === undefined) return
    const { url } = yield* EmulatorServer
    const worker = yield* serve(miniflare, program, { BASE_URL: url })
    assert.deepStrictEqual(yield* json(yield* call(worker), Schema.Array(Schema.String)), expected)
  }).pipe(Effect.scoped, Effect.provide(emulated)))

it.live.skipIf(miniflare === undefined)(
  "the guide for short-lived functions, in workerd",
  () =>
    Effect.gen(function*() {
      if (miniflare === undefined) return
      const { url } = yield* EmulatorServer
      const emulator = yield* Emulator
      const worker = yield* serve(miniflare, guide(), {
        KIE_API_KEY: "any",
        KIE_WEBHOOK_KEY: "the webhook key",
        KIE_BASE_URL: url
      })
      const submit = Effect.gen(function*() {
        const body = JSON.stringify({ prompt: "a paper boat" })
        const response = yield* call(worker, { method: "POST", body })
        assert.strictEqual(response.status, 202)
        return (yield* json(response, Submitted)).id
      })
      const look = (id: string) => Effect.flatMap(call(`${worker}/${id}`), (response) => json(response, State))
      const pollsOf = Effect.fnUntraced(function*(id: string) {
        return (yield* emulator.requests).filter(({ operation, taskId }) => operation === "status" && taskId === id)
          .length
      })

      // By the webhook, and by nothing else: the later request finds the stored end.
      const first = yield* submit
      yield* Effect.repeat(Effect.sleep("20 millis").pipe(Effect.andThen(emulator.callbacks)), {
        until: (sent) => sent.some(({ status }) => status === 200)
      })
      assert.strictEqual(yield* pollsOf(first), 1)
      const ended = yield* look(first)
      assert.strictEqual(ended._tag, "Succeeded")
      assert.lengthOf(ended.assets ?? [], 1)
      assert.strictEqual(yield* pollsOf(first), 1)

      // A forged webhook polls nothing; the task without a webhook ends by a later request.
      yield* emulator.script({ vendor: "kie", callback: "none" })
      const second = yield* submit
      const forged = yield* call(`${worker}/callbacks/kie`, {
        method: "POST",
        headers: { "x-webhook-signature": "forged", "x-webhook-timestamp": "1" },
        body: JSON.stringify({ data: { taskId: second } })
      })
      assert.strictEqual(forged.status, 401)
      assert.strictEqual(yield* pollsOf(second), 0)
      assert.include(["Queued", "Running", "Succeeded"], (yield* look(second))._tag)
      yield* Effect.repeat(Effect.andThen(Effect.sleep("100 millis"), look(second)), {
        until: ({ _tag }) => _tag === "Succeeded"
      })
      assert.lengthOf(yield* emulator.tasks, 2)
      assert.strictEqual((yield* call(`${worker}/unknown`)).status, 404)
    }).pipe(Effect.scoped, Effect.provide(served))
)
