import * as ApiPod from "@effect-media/apipod/ApiPod"
import * as Apixo from "@effect-media/apixo/Apixo"
import type { AssetStoreService } from "@effect-media/core/assets/AssetStore"
import { makeMemory } from "@effect-media/core/polling/Durations"
import * as Poller from "@effect-media/core/polling/Poller"
import { InvalidRequest } from "@effect-media/core/task/TaskError"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import * as GlobalAiopcImage from "@effect-media/globalaiopc/GlobalAiopcImage"
import * as GlobalAiopcVideo from "@effect-media/globalaiopc/GlobalAiopcVideo"
import * as Kie from "@effect-media/kie/Kie"
import * as KieUploads from "@effect-media/kie/KieUploads"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type { ClientOptions, KieClientOptions } from "../ClientOptions.ts"

/** The services of the APIs that a client has options for. */
export interface Services {
  readonly apipod: ApiPod.ApiPodService | undefined
  readonly apixo: Apixo.ApixoService | undefined
  readonly globalaiopcImage: GlobalAiopcImage.GlobalAiopcImageService | undefined
  readonly globalaiopcVideo: GlobalAiopcVideo.GlobalAiopcVideoService | undefined
  readonly kie: (Kie.KieService & KieUploads.KieUploadsService) | undefined
}

/** The parts of a client. */
export class Parts extends Context.Service<Parts, {
  readonly services: Services
  readonly poller: Poller.PollerService
  readonly store: AssetStoreService | undefined
}>()("@effect-media/client/internal/Parts") {}

const withKey = <Options extends { readonly apiKey: string | Redacted.Redacted<string> }>(options: Options) => ({
  ...options,
  apiKey: typeof options.apiKey === "string" ? Redacted.make(options.apiKey) : options.apiKey
})

const given = <Options, Service, R>(
  options: Options | undefined,
  make: (options: Options) => Effect.Effect<Service, never, R>
): Effect.Effect<Service | undefined, never, R> => options === undefined ? Effect.undefined : make(options)

const makeKie = ({ maxUploadBytes, uploadBaseUrl, uploadTimeout, ...options }: KieClientOptions) => {
  const baseUrl = uploadBaseUrl ?? options.baseUrl
  return Effect.zipWith(
    Kie.make(options),
    KieUploads.make({ ...options, baseUrl, maxUploadBytes, uploadTimeout }),
    (kie, uploads) => ({ ...kie, ...uploads })
  )
}

const makeParts = Effect.fnUntraced(function*(options: ClientOptions) {
  const durations = makeMemory()
  const rateLimits = yield* given(options.limits, ({ rateLimits: budget }) => budget)

  const within = <Service extends TaskProvider<never>>(
    name: keyof Services,
    make: Effect.Effect<Service, never, HttpClient.HttpClient>
  ): Effect.Effect<Service, never, HttpClient.HttpClient> =>
    rateLimits === undefined ?
      make :
      Effect.flatMap(make, (service) =>
        rateLimits.wrap(service, { account: options[name]?.apiKey, limits: options.limits?.of[name], durations }))

  const services: Services = yield* Effect.all({
    apipod: given(options.apipod, (options) => within("apipod", ApiPod.make(withKey(options)))),
    apixo: given(options.apixo, (options) => within("apixo", Apixo.make(withKey(options)))),
    globalaiopcImage: given(
      options.globalaiopcImage,
      (options) => within("globalaiopcImage", GlobalAiopcImage.make(withKey(options)))
    ),
    globalaiopcVideo: given(
      options.globalaiopcVideo,
      (options) => within("globalaiopcVideo", GlobalAiopcVideo.make(withKey(options)))
    ),
    kie: given(options.kie, (options) => within("kie", makeKie(withKey(options))))
  })
  return { services, poller: Poller.make({ durations }), store: yield* given(options.files, ({ store }) => store) }
})

/** Builds the parts from a client's options. */
export const layer = (options: ClientOptions): Layer.Layer<Parts, never, HttpClient.HttpClient> =>
  Layer.effect(Parts, makeParts(options))

const nameOf = ({ kind, provider }: TaskRef): string =>
  provider !== "globalaiopc" ? provider : kind === "video" ? "globalaiopcVideo" : "globalaiopcImage"

/** Returns the provider of a handle. */
export const providerOf = (
  services: Services,
  ref: TaskRef
): Effect.Effect<TaskProvider<never>, InvalidRequest> => {
  const name = nameOf(ref)
  const service = Object.entries(services).find(([key]) => key === name)?.[1]
  const problem = `this client was made without options for "${name}"`
  return service === undefined
    ? Effect.fail(InvalidRequest.local(ref.provider, [{ path: "provider", problem }], ref))
    : Effect.succeed(service)
}
