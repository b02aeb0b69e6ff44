/**
 * Tests callbacks that are not signed: a secret in the path authenticates them.
 */
import { CallbackRoutes, Callbacks, type CallbackSource } from "@effect-media/core/callbacks"
import { assert, describe, it } from "@effect/vitest"
import type * as Config from "effect/Config"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Sample from "./Sample.ts"

/** A provider's module of callbacks. */
interface TokenCallback {
  readonly config: Config.Config<{ readonly token: Redacted.Redacted<string> }>
  readonly make: (
    options: { readonly token: Redacted.Redacted<string> }
  ) => Effect.Effect<CallbackSource.CallbackSource, CallbackSource.WeakCallbackSecret>
}

const token = "correct-horse-battery"
const silence = Logger.layer([])
const toText = Schema.encodeSync(Schema.fromJsonString(Schema.Json))

/** The expected reading of a callback sample: its task id, or malformed. */
const decodeExpect = Schema.decodeUnknownSync(
  Schema.Union([
    Schema.Struct({ id: Schema.String }),
    Schema.Struct({ reason: Schema.Literal("Malformed") })
  ]),
  { onExcessProperty: "error" }
)

/** Tests the callbacks of a provider, as its vendor posts them: our answer, and the reported task id. */
export const suite = (provider: string, root: string, { config, make }: TokenCallback) => {
  /** Posts to the routes and returns the status and the reported task ids. */
  const post = Effect.fnUntraced(function*(path: string, body: string | Uint8Array<ArrayBuffer>) {
    const ids: Array<string> = []
    const callbacks = Layer.succeed(Callbacks, {
      notify: ({ id, provider }) => Effect.sync(() => ids.push(`${provider} ${id}`)),
      next: () => Effect.never,
      listening: Effect.succeed(0)
    })
    const routes = CallbackRoutes.layer({ sources: [make({ token: Redacted.make(token) })] })
    const { dispose, handler } = HttpRouter.toWebHandler(
      routes.pipe(Layer.provide(callbacks), Layer.provideMerge(silence)),
      { disableLogger: true }
    )
    const request = new Request(`https://me.example/callbacks/${provider}${path}`, { method: "POST", body })
    const { status } = yield* Effect.promise(() => handler(request))
    yield* Effect.promise(() => dispose())
    return { status, ids }
  })

  describe(`callbacks of ${provider}`, () => {
    for (const outcome of ["ok", "error"] as const) {
      it(`have samples of ${outcome}`, () => assert.isNotEmpty(Sample.samples(root, "callback", outcome)))

      for (const [name, sample] of Sample.samples(root, "callback", outcome)) {
        it.effect(`${outcome}/${name}`, () =>
          Effect.gen(function*() {
            const expect = decodeExpect(sample.expect)
            const text = Sample.textOf(sample)
            assert.deepStrictEqual(yield* post(`/${token}`, text), {
              status: sample.httpStatus,
              ids: "id" in expect ? [`${provider} ${expect.id}`] : []
            })
            assert.deepStrictEqual(yield* post("/another-token-altogether", text), { status: 401, ids: [] })
            assert.deepStrictEqual(yield* post("", text), { status: 401, ids: [] })
          }))
      }
    }

    it.effect.prop(
      "answer any request with the right status, never with a defect",
      [Schema.Uint8Array, Schema.Json],
      ([bytes, json]) =>
        Effect.gen(function*() {
          for (const body of [bytes.slice(), toText(json), toText({ data: json })]) {
            assert.include([200, 400], (yield* post(`/${token}`, body)).status)
            assert.strictEqual((yield* post("/wrong", body)).status, 401)
          }
        })
    )

    it.effect("have their token in the environment", () =>
      Effect.gen(function*() {
        const name = `${provider.toUpperCase()}_CALLBACK_TOKEN`
        const fromEnv = (env: Record<string, string>) =>
          Effect.flatMap(config, make).pipe(Effect.provide(ConfigProvider.layer(ConfigProvider.fromEnv({ env }))))
        assert.strictEqual((yield* fromEnv({ [name]: `${token}\n` })).provider, provider)
        const missing = yield* Effect.flip(fromEnv({}))
        assert.strictEqual(missing._tag, "ConfigError")
        assert.include(missing.message, name)
      }))

    it.effect("require a token that cannot be guessed", () =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(make({ token: Redacted.make("guess") }))
        assert.strictEqual(error._tag, "WeakCallbackSecret")
        assert.strictEqual(error.provider, provider)
      }))
  })
}
