/**
 * Provides Replicate's predictions as one Effect service.
 *
 * Source: the HTTP API reference of replicate.com/docs, "Create a prediction using an official model" and "Get a
 * prediction".
 */
import { MediaKind, PollSchedule, type TaskProvider, type TaskRef } from "@effect-media/core"
import { ProviderHttp } from "@effect-media/core/http"
import { TaskRequest } from "@effect-media/core/model"
import { ScriptedProvider } from "@effect-media/core/testing"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as Wire from "./ReplicateWire.ts"

/** Replicate's operations. */
export interface ReplicateService extends TaskProvider<ReplicateRequest> {}

/** Replicate's official models. */
export class Replicate extends Context.Service<Replicate, ReplicateService>()("example/Replicate") {
  /** The service, with these options. */
  static layer(options: ReplicateOptions): Layer.Layer<Replicate, never, HttpClient.HttpClient> {
    return Layer.effect(Replicate, make(options))
  }

  /** The service, with options from the environment: `REPLICATE_API_KEY`, and `REPLICATE_BASE_URL` if it is set. */
  static layerConfig(
    options: Config.Wrap<ReplicateOptions> = ProviderHttp.optionsFromEnv("REPLICATE")
  ): Layer.Layer<Replicate, Config.ConfigError, HttpClient.HttpClient> {
    return Layer.effect(Replicate, Effect.flatMap(Config.unwrap(options), make))
  }

  /** A test double that follows a script. */
  static layerTest(script: ReadonlyArray<ScriptedProvider.ScriptedTask>): Layer.Layer<Replicate> {
    return Layer.effect(Replicate, ScriptedProvider.make(provider, script, { validate, describe }))
  }
}

/**
 * A job for Replicate.
 *
 * - `model`: `owner/name` of an official model
 * - `input`: the model's own fields
 * - `kind`: the kind of media that the model makes; Replicate does not report it
 */
export const ReplicateRequest = Schema.Struct({
  model: Schema.String.check(Schema.isPattern(/^[\w.-]+\/[\w.-]+$/, { expected: "owner/name" })),
  input: TaskRequest.TaskInput,
  kind: MediaKind
})

/** A job for Replicate. */
export interface ReplicateRequest extends Schema.Schema.Type<typeof ReplicateRequest> {}

/** Options of the layer. */
export interface ReplicateOptions extends ProviderHttp.ProviderOptions {}

const { provider } = Wire.dialect

/** Per account: 600 creates and 3,000 other requests a minute. */
const limits: ReplicateService["limits"] = {
  creates: { limit: 600, window: "1 minute" },
  queries: { limit: 3000, window: "1 minute" }
}

/** Replicate documents no polling interval. Its own client polls every half second; one second is enough. */
const polling = PollSchedule.forAllKinds({ initialDelay: "2 seconds", steps: [{ after: 0, interval: "1 second" }] })

const describe = ({ kind, model }: ReplicateRequest) => ({ kind, model })
const validate = TaskRequest.validate(provider, ReplicateRequest)
const schema = Wire.Prediction

/** Creates the service. */
export const make = Effect.fnUntraced(function*(
  options: ReplicateOptions
): Effect.fn.Return<ReplicateService, never, HttpClient.HttpClient> {
  const http = yield* ProviderHttp.make(Wire.dialect, options)

  const submit = Effect.fn("Replicate.submit")(function*(request: ReplicateRequest) {
    const { input, kind, model } = yield* validate(request)
    const path = `/v1/models/${model}/predictions`
    return yield* http.create({ kind, model, path, body: { input }, schema, idOf: ({ id }) => id })
  })

  const status = (ref: TaskRef) =>
    http.status({
      ref,
      span: "Replicate.status",
      path: `/v1/predictions/${ProviderHttp.pathSegment(ref.id)}`,
      schema,
      toReport: Wire.toReport
    })

  return { provider, limits, polling, submit, status }
})
