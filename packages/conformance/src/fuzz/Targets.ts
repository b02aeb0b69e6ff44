/**
 * Lists the fuzzed targets: every decoder, through the service that uses it. A probe returns its outcome in one word,
 * and throws or dies if something is wrong.
 */
import { ApiPod, ApiPodCallback } from "@effect-media/apipod"
import { Apixo, ApixoCallback } from "@effect-media/apixo"
import {
  InvalidTaskRef,
  type ReadError,
  type StatusError,
  type SubmitError,
  TaskError,
  TaskRef,
  TaskSnapshot
} from "@effect-media/core"
import { CallbackRoutes, Callbacks, CallbackSource } from "@effect-media/core/callbacks"
import { ProviderHttp, RetryAfter } from "@effect-media/core/http"
import { Fal } from "@effect-media/fal"
import { GlobalAiopcImage, GlobalAiopcVideo } from "@effect-media/globalaiopc"
import { Kie, KieCallback } from "@effect-media/kie"
import { Replicate } from "@effect-media/replicate"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Context from "effect/Context"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as HttpRouter from "effect/http/HttpRouter"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as Mutation from "./Mutation.ts"
import type { Random } from "./Random.ts"

/** One fuzzed target. */
export interface Target {
  readonly name: string
  readonly probe: (dice: Random) => Effect.Effect<string>
}

const packages = join(import.meta.dirname, "../../..")

const Sample = Schema.fromJsonString(
  Schema.Struct({ body: Schema.optionalKey(Schema.Json), text: Schema.optionalKey(Schema.String) })
)
const decodeSample = Schema.decodeUnknownOption(Sample)

const textsOf = (pattern: string): ReadonlyArray<string> =>
  globSync(join(packages, pattern)).toSorted().flatMap((file) =>
    Option.match(decodeSample(readFileSync(file, "utf8")), {
      onNone: () => [],
      onSome: ({ body, text }) => [text ?? JSON.stringify(body ?? null)]
    })
  )

/** Returns the bodies of a package's samples, the good ones more often: a refusal contains little to decode. */
const samplesOf = (name: string, operation: string): readonly [string, ...ReadonlyArray<string>] => {
  const good = textsOf(`${name}/test/samples/${operation}/ok/*.json`)
  const bad = textsOf(`${name}/test/samples/${operation}/error/*.json`)
  const repeats = Math.ceil(3 * bad.length / Math.max(1, good.length))
  return ["{\"code\":200,\"data\":null}", ...bad, ...Array.from({ length: repeats }, () => good).flat()]
}

const snapshotJson = Schema.encodeSync(Schema.fromJsonString(Schema.toCodecJson(TaskSnapshot)))
const errorJson = Schema.encodeSync(Schema.fromJsonString(Schema.toCodecJson(TaskError)))
const isTaskError = Schema.is(TaskError)
const longestMessage = 4000

class Wrong extends Error {
  override readonly name = "Wrong"
}

/** Checks the requirements of every error, and returns its tag. */
const tagOf = (error: SubmitError | StatusError | ReadError): string => {
  if (!isTaskError(error)) throw new Wrong(`an error that is none of ours: ${String(error)}`)
  if (errorJson(error).length > 2 * longestMessage) throw new Wrong(`${error._tag} is too long as JSON`)
  if (error.message.length > longestMessage) throw new Wrong(`${error._tag} has a message that is too long`)
  return error._tag
}

const statuses = [201, 202, 204, 302, 400, 401, 403, 404, 422, 429, 500, 503] as const

interface Asked {
  readonly name: string
  readonly samples: readonly [string, ...ReadonlyArray<string>]
  readonly ask: Effect.Effect<string, SubmitError | StatusError | ReadError>
}

const apiKey = Redacted.make("sk-fuzz")
const input = { prompt: "a paper boat" }

/** The operations of all services, over a server that answers at random. */
const operations = Effect.gen(function*() {
  let respond: () => Response = () => new Response()
  const server = HttpClient.make((request) => Effect.sync(() => HttpClientResponse.fromWeb(request, respond())))
  const options = { apiKey, submitRetries: 0 }
  const services = yield* Layer.build(
    Layer.mergeAll(
      ApiPod.layer(options),
      Apixo.layer(options),
      GlobalAiopcImage.layer(options),
      GlobalAiopcVideo.layer(options),
      Kie.layer(options),
      Fal.layer(options),
      Replicate.layer(options)
    ).pipe(Layer.provide(Layer.succeed(HttpClient.HttpClient, server)))
  )
  const apipod = Context.get(services, ApiPod)
  const apixo = Context.get(services, Apixo)
  const image = Context.get(services, GlobalAiopcImage)
  const video = Context.get(services, GlobalAiopcVideo)
  const kie = Context.get(services, Kie)
  const fal = Context.get(services, Fal)
  const replicate = Context.get(services, Replicate)
  const falRef = TaskRef.make({ provider: "fal", kind: "image", model: "fal-ai/flux/dev", id: "1" })
  const ref = (provider: string, kind: "image" | "video") => TaskRef.make({ provider, kind, model: "m", id: "1" })
  const snapshot = Effect.map((snapshot: TaskSnapshot) => {
    snapshotJson(snapshot)
    return snapshot._tag
  })
  const handle = Effect.map((ref: TaskRef) => {
    TaskRef.stringify(ref)
    return "handle"
  })
  const amount = Effect.map((amount: number) => Number.isFinite(amount) ? "amount" : "no amount")
  const asked: ReadonlyArray<Asked> = [
    {
      name: "apipod status",
      samples: samplesOf("apipod", "status"),
      ask: snapshot(apipod.status(ref("apipod", "image")))
    },
    { name: "apixo status", samples: samplesOf("apixo", "status"), ask: snapshot(apixo.status(ref("apixo", "image"))) },
    { name: "kie status", samples: samplesOf("kie", "status"), ask: snapshot(kie.status(ref("kie", "video"))) },
    {
      name: "globalaiopc image status",
      samples: samplesOf("globalaiopc", "image-status"),
      ask: snapshot(image.status(ref("globalaiopc", "image")))
    },
    {
      name: "globalaiopc video status",
      samples: samplesOf("globalaiopc", "video-status"),
      ask: snapshot(video.status(ref("globalaiopc", "video")))
    },
    {
      name: "apipod submit",
      samples: samplesOf("apipod", "submit"),
      ask: handle(apipod.submit({ model: "nano-banana-2", input }))
    },
    {
      name: "apixo submit",
      samples: samplesOf("apixo", "submit"),
      ask: handle(apixo.submit({ model: "flux-2", input: { ...input, mode: "pro-text-to-image" } }))
    },
    { name: "kie submit", samples: samplesOf("kie", "submit"), ask: handle(kie.submit({ model: "m", input })) },
    {
      name: "globalaiopc image submit",
      samples: samplesOf("globalaiopc", "image-submit"),
      ask: handle(image.submit({ model: "nano-banana", input }))
    },
    {
      name: "globalaiopc video submit",
      samples: samplesOf("globalaiopc", "video-submit"),
      ask: handle(video.submit({ model: "videos", input: { ...input, duration: 5 } }))
    },
    { name: "fal status", samples: samplesOf("fal", "status"), ask: snapshot(fal.status(falRef)) },
    { name: "fal result", samples: samplesOf("fal", "result"), ask: snapshot(fal.status(falRef)) },
    {
      name: "fal submit",
      samples: samplesOf("fal", "submit"),
      ask: handle(fal.submit({ model: "fal-ai/flux/dev", input }))
    },
    {
      name: "fal cancel",
      samples: samplesOf("fal", "cancel"),
      ask: Effect.map(fal.cancel(falRef), ({ _tag }) => _tag)
    },
    {
      name: "replicate status",
      samples: samplesOf("replicate", "status"),
      ask: snapshot(replicate.status(ref("replicate", "image")))
    },
    {
      name: "replicate submit",
      samples: samplesOf("replicate", "submit"),
      ask: handle(replicate.submit({ model: "google/veo-3", input }))
    },
    {
      name: "replicate cancel",
      samples: samplesOf("replicate", "cancel"),
      ask: Effect.map(replicate.cancel(ref("replicate", "image")), ({ _tag }) => _tag)
    },
    { name: "kie credits", samples: samplesOf("kie", "credits"), ask: amount(kie.credits) },
    { name: "apixo balance", samples: samplesOf("apixo", "balance"), ask: amount(apixo.balance) }
  ]
  return asked.map(({ ask, name, samples }): Target => ({
    name,
    probe: (dice) => {
      respond = () => {
        const status = dice.chance(0.8) ? 200 : dice.one(statuses)
        const headers = new globalThis.Headers({ "content-type": "application/json" })
        if (dice.chance(0.2)) setHeader(headers, "retry-after", Mutation.word(dice))
        if (dice.chance(0.05)) setHeader(headers, "content-length", Mutation.word(dice))
        return new Response(status === 204 ? null : Mutation.body(dice, samples).slice(), { status, headers })
      }
      return Effect.match(ask, { onFailure: tagOf, onSuccess: (word) => word })
    }
  }))
})

const setHeader = (headers: globalThis.Headers, name: string, value: string): void =>
  headers.set(name, value.replace(/[^\t -~]/g, "?"))

/** Fuzzes handles, as a text and as JSON. */
const handles: Target = {
  name: "TaskRef",
  probe: (dice) => {
    const sample = "{\"v\":1,\"provider\":\"kie\",\"kind\":\"image\",\"model\":\"m/1\",\"id\":\"281e5b04\"," +
      "\"submittedAt\":\"2026-04-02T13:43:35.000Z\"}"
    const text = new TextDecoder().decode(Mutation.body(dice, [sample]))
    return TaskRef.parse(text).pipe(
      Effect.tap((ref) => TaskRef.parse(TaskRef.stringify(ref)).pipe(Effect.orDie)),
      Effect.match({
        onSuccess: () => "handle",
        onFailure: (error) => {
          if (!(error instanceof InvalidTaskRef)) throw new Wrong("another error")
          if (error.message.length > longestMessage) throw new Wrong("the message is too long")
          return error._tag
        }
      })
    )
  }
}

const retryAfter: Target = {
  name: "Retry-After",
  probe: (dice) =>
    Effect.sync(() => {
      const pause = RetryAfter.parse(Mutation.word(dice), dice.below(2 ** 31) * 1000)
      if (Option.isNone(pause)) return "nothing"
      const millis = Duration.toMillis(pause.value)
      if (!(millis >= 0 && Number.isFinite(millis))) throw new Wrong(`a pause of ${millis} ms`)
      return "a pause"
    })
}

const environment: Target = {
  name: "the environment",
  probe: (dice) => {
    const env = { X_API_KEY: Mutation.word(dice), ...(dice.chance(0.7) ? { X_BASE_URL: Mutation.word(dice) } : {}) }
    return ProviderHttp.optionsFromEnv("X").parse(ConfigProvider.fromEnv({ env })).pipe(
      Effect.match({ onFailure: ({ _tag }) => _tag, onSuccess: () => "options" })
    )
  }
}

const token = Redacted.make("a-long-random-secret-of-32-characters")

const callbacks = Effect.gen(function*() {
  const sources: ReadonlyArray<readonly [CallbackSource.CallbackSource, string]> = [
    [yield* ApiPodCallback.make({ token }), "apipod"],
    [yield* ApixoCallback.make({ token }), "apixo"],
    [yield* KieCallback.make({ keys: [token] }), "kie"]
  ]
  const routes = CallbackRoutes.layer({ sources: sources.map(([source]) => Effect.succeed(source)) })
  const { handler } = HttpRouter.toWebHandler(
    routes.pipe(Layer.provide(Callbacks.layer), Layer.provideMerge(Logger.layer([]))),
    {
      disableLogger: true
    }
  )
  const verified = sources.map(([source, name]): Target => {
    const samples = samplesOf(name, "callback")
    return {
      name: `${name} callback`,
      probe: (dice) => {
        const word = dice.chance(0.9) ? Redacted.value(token) : Mutation.word(dice)
        return source.verify({
          headers: Headers.fromInput({
            "x-webhook-timestamp": dice.chance(0.5) ? `${Math.floor(Date.now() / 1000)}` : Mutation.word(dice),
            "x-webhook-signature": Mutation.word(dice)
          }),
          token: word,
          body: new TextDecoder().decode(Mutation.body(dice, samples))
        }).pipe(
          Effect.match({
            onFailure: (error) => {
              if (!(error instanceof CallbackSource.CallbackRejected)) throw new Wrong("another error")
              if (error.message.length > longestMessage) throw new Wrong("the message is too long")
              return error.reason
            },
            onSuccess: () => "a task"
          })
        )
      }
    }
  })
  const routed: Target = {
    name: "callback routes",
    probe: (dice) =>
      Effect.promise(async () => {
        const provider = dice.one(["apipod", "apixo", "kie", encodeURIComponent(Mutation.word(dice).toWellFormed())])
        const path = dice.chance(0.8) ? Redacted.value(token) : encodeURIComponent(Mutation.word(dice).toWellFormed())
        const response = await handler(
          new Request(`http://me.example/callbacks/${provider}/${path}`, {
            method: "POST",
            body: Mutation.body(dice, samplesOfCallbacks).slice()
          })
        )
        if (response.status >= 500) throw new Wrong(`the route answers ${response.status}`)
        return `${response.status}`
      })
  }
  return [...verified, routed]
})

const samplesOfCallbacks = samplesOf("{kie,apixo,apipod}", "callback")

/** All fuzzed targets. */
export const targets = Effect.gen(function*() {
  return [...(yield* operations), ...(yield* Effect.orDie(callbacks)), handles, retryAfter, environment]
}).pipe(Effect.provide(Layer.provide(Mac.layerWebCrypto, SecureRandom.layerWebCrypto)))
