import { ApiPodCallback } from "@effect-media/apipod"
import { CallbackRoutes, Callbacks } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Logger, Redacted, Schema } from "effect"
import { HttpRouter } from "effect/http"
import { globSync, readFileSync } from "node:fs"

const token = "correct-horse-battery"
const silence = Logger.layer([])

/** A callback as APIPod posts it, our answer, and the id that it names. */
const decodeSample = Schema.decodeUnknownSync(
  Schema.fromJsonString(Schema.Struct({
    source: Schema.NonEmptyString,
    httpStatus: Schema.Int,
    body: Schema.optionalKey(Schema.Json),
    text: Schema.optionalKey(Schema.String),
    expect: Schema.Union([
      Schema.Struct({ id: Schema.String }),
      Schema.Struct({ because: Schema.Literal("Malformed") })
    ])
  })),
  { onExcessProperty: "error" }
)

/** Posts to the routes: the status, and the ids that were told of. */
const post = Effect.fnUntraced(function*(path: string, body: string | Uint8Array<ArrayBuffer>) {
  const ids: Array<string> = []
  const callbacks = Layer.succeed(Callbacks, {
    notify: ({ id, provider }) => Effect.sync(() => ids.push(`${provider} ${id}`)),
    next: () => Effect.never,
    listening: Effect.succeed(0)
  })
  const routes = CallbackRoutes.layer({ sources: [ApiPodCallback.make({ token: Redacted.make(token) })] })
  const { dispose, handler } = HttpRouter.toWebHandler(
    routes.pipe(Layer.provide(callbacks), Layer.provideMerge(silence)),
    { disableLogger: true }
  )
  const request = new Request(`https://me.example/callbacks${path}`, { method: "POST", body })
  const { status } = yield* Effect.promise(() => handler(request))
  yield* Effect.promise(() => dispose())
  return { status, ids }
})

const samples = globSync("samples/callback/*/*.json", { cwd: import.meta.dirname }).toSorted()

describe("callbacks of APIPod", () => {
  it.effect.each(samples)("%s", (file) =>
    Effect.gen(function*() {
      const { body, expect, httpStatus, text = JSON.stringify(body) } = decodeSample(
        readFileSync(`${import.meta.dirname}/${file}`, "utf8")
      )
      assert.deepStrictEqual(yield* post(`/apipod/${token}`, text), {
        status: httpStatus,
        ids: "id" in expect ? [`apipod ${expect.id}`] : []
      })
      assert.deepStrictEqual(yield* post(`/apipod/another-token-altogether`, text), { status: 401, ids: [] })
      assert.deepStrictEqual(yield* post(`/apipod`, text), { status: 401, ids: [] })
    }))

  it.effect.prop(
    "are told from anything: a right status, never a defect",
    [Schema.Uint8Array, Schema.Json],
    ([bytes, json]) =>
      Effect.gen(function*() {
        for (const body of [bytes.slice(), JSON.stringify(json), JSON.stringify({ data: json })]) {
          assert.include([200, 400], (yield* post(`/apipod/${token}`, body)).status)
          assert.strictEqual((yield* post(`/apipod/wrong`, body)).status, 401)
        }
      })
  )

  it.effect("need a token that nobody guesses", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(ApiPodCallback.make({ token: Redacted.make("guess") }))
      assert.strictEqual(error._tag, "WeakCallbackSecret")
      assert.strictEqual(error.provider, "apipod")
    }))
})
