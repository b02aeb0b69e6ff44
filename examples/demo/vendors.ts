/**
 * Maps a job of the table to a request to one of the services.
 */
import { ApiPod } from "@effect-media/apipod"
import { Apixo } from "@effect-media/apixo"
import type { SubmitError, TaskProvider, TaskRef } from "@effect-media/core"
import { Callbacks, type CallbacksService } from "@effect-media/core/callbacks"
import type { Vendor } from "@effect-media/emulator"
import { Fal } from "@effect-media/fal"
import { GlobalAiopcImage, GlobalAiopcVideo } from "@effect-media/globalaiopc"
import { Kie } from "@effect-media/kie"
import { Replicate } from "@effect-media/replicate"
import { type Config, Effect, Layer, Redacted } from "effect"
import type { HttpClient } from "effect/http"
import { Hooks } from "./hooks.ts"
import type { Job } from "./jobs.ts"

/**
 * A job's service, and its submit, not yet run.
 *
 * - `callbacks`: receives the notice of the task's end, if the submit had a callback URL
 */
export interface Assigned {
  readonly provider: TaskProvider<never>
  readonly submit: Effect.Effect<TaskRef, SubmitError>
  readonly callbacks?: CallbacksService
}

/** Returns the service of a vendor, and the submit of a job, not yet run. */
export const assign = {
  kie: ({ input, model }: Job) => Kie.useSync((kie) => ({ provider: kie, submit: kie.submit({ model, input }) })),
  apixo: ({ input, model }: Job) =>
    Apixo.useSync((apixo) => ({ provider: apixo, submit: apixo.submit({ model, input }) })),
  apipod: ({ input, model }: Job) =>
    ApiPod.useSync((apipod) => ({ provider: apipod, submit: apipod.submit({ model, input }) })),
  replicate: ({ input, model }: Job) =>
    Replicate.useSync((replicate) => ({ provider: replicate, submit: replicate.submit({ model, input }) })),
  fal: ({ input, model }: Job) => Fal.useSync((fal) => ({ provider: fal, submit: fal.submit({ model, input }) })),
  "globalaiopc-image": ({ input, model }: Job) =>
    GlobalAiopcImage.useSync((images) => ({ provider: images, submit: images.submit({ model, input }) })),
  "globalaiopc-video": ({ input, model }: Job) =>
    GlobalAiopcVideo.useSync((videos) => ({ provider: videos, submit: videos.submit({ model, input }) }))
}

/** The same, with a callback URL for KIE. */
export const assignWithCallbacks = {
  ...assign,
  kie: Effect.fnUntraced(function*({ input, model }: Job) {
    const kie = yield* Kie
    const { kie: callbackUrl } = yield* Hooks
    return { provider: kie, submit: kie.submit({ model, input, callbackUrl }), callbacks: yield* Callbacks }
  })
}

/** Provides all services on one host: the emulator accepts any key. */
export const layerEmulated = (baseUrl?: string) => {
  const options = { apiKey: Redacted.make("demo"), baseUrl }
  return Layer.mergeAll(
    Kie.layer(options),
    Apixo.layer(options),
    ApiPod.layer(options),
    Fal.layer(options),
    Replicate.layer(options),
    GlobalAiopcImage.layer(options),
    GlobalAiopcVideo.layer(options)
  )
}

/** Provides the real vendors, with keys from the environment. */
export const assignLive: Readonly<
  Record<Vendor, (job: Job) => Effect.Effect<Assigned, Config.ConfigError, HttpClient.HttpClient>>
> = {
  kie: (job: Job) => Effect.provide(assign.kie(job), Kie.layerConfig()),
  apixo: (job: Job) => Effect.provide(assign.apixo(job), Apixo.layerConfig()),
  apipod: (job: Job) => Effect.provide(assign.apipod(job), ApiPod.layerConfig()),
  replicate: (job: Job) => Effect.provide(assign.replicate(job), Replicate.layerConfig()),
  fal: (job: Job) => Effect.provide(assign.fal(job), Fal.layerConfig()),
  "globalaiopc-image": (job: Job) => Effect.provide(assign["globalaiopc-image"](job), GlobalAiopcImage.layerConfig()),
  "globalaiopc-video": (job: Job) => Effect.provide(assign["globalaiopc-video"](job), GlobalAiopcVideo.layerConfig())
}

/** The variables that hold the keys. */
export const keys: Readonly<Record<Vendor, string>> = {
  kie: "KIE_API_KEY",
  apixo: "APIXO_API_KEY",
  apipod: "APIPOD_API_KEY",
  fal: "FAL_KEY",
  replicate: "REPLICATE_API_TOKEN",
  "globalaiopc-image": "GLOBALAIOPC_API_KEY",
  "globalaiopc-video": "GLOBALAIOPC_API_KEY"
}
