/**
 * Describes the APIs for the command, as a table with one shape for all.
 */
import type { ApiPodRequest } from "@effect-media/apipod"
import * as ApiPodModels from "@effect-media/apipod/ApiPodModels"
import * as ApixoModels from "@effect-media/apixo/ApixoModels"
import { hostKind } from "@effect-media/core/assets/HostAddress"
import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import type { ModelSpec } from "@effect-media/core/model/Model"
import * as TaskRequest from "@effect-media/core/model/TaskRequest"
import type { ClientRejection, ReadError, SubmitError } from "@effect-media/core/task/TaskError"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import { MediaKind, type TaskRef } from "@effect-media/core/task/TaskRef"
import type { Cost } from "@effect-media/core/task/TaskSnapshot"
import * as FalModels from "@effect-media/fal/FalModels"
import * as GlobalAiopcModels from "@effect-media/globalaiopc/GlobalAiopcModels"
import * as KieModels from "@effect-media/kie/KieModels"
import * as ReplicateModels from "@effect-media/replicate/ReplicateModels"
import * as Argument from "effect/cli/Argument"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { KeyError, UsageError } from "../errors/CliError.ts"
import { keyVariable } from "../errors/keyVariable.ts"
import { plain } from "../internal/text.ts"
import { type AddressQuery, Credentials, placeOf } from "./Credentials.ts"
import * as Settings from "./Settings.ts"

/** The names of the APIs on the command line. GlobalAIOPC counts twice: its images and its videos. */
export const names = ["kie", "apixo", "apipod", "globalaiopc-image", "globalaiopc-video", "fal", "replicate"] as const
/** A name of an API on the command line. */
export type VendorName = typeof names[number]

/** The argument that names one API. */
export const argument = Argument.Literals("provider", names).pipe(
  Argument.withDescription(`One of ${names.join(", ")}`)
)

/** A job, in terms that all APIs share; `input` has the vendor's own fields. */
export const Job = Schema.Struct({
  model: TaskRequest.NonBlank,
  input: TaskRequest.TaskInput,
  kind: Schema.optionalKey(MediaKind),
  callbackUrl: Schema.optionalKey(Schema.String),
  idempotencyKey: Schema.optionalKey(Schema.String)
})

/** A job, in terms that all APIs share. */
export interface Job extends Schema.Schema.Type<typeof Job> {}

/** An API with its key. `E`: the errors of a submit, more of them behind a limit. */
export interface Api<out E extends SubmitError | ClientRejection = SubmitError> {
  readonly name: VendorName
  /** True if the API is on this machine or network, as an emulator is. Its files are there, too. */
  readonly isPrivate: boolean
  /** The host and port of the address, if one is configured. */
  readonly host?: string | undefined
  /** The key, which identifies the account. */
  readonly account: Redacted.Redacted<string>
  readonly provider: TaskProvider<Job, E>
  /** The remaining credits of the account; absent if the vendor does not report them. */
  readonly credits?: Effect.Effect<Cost, ReadError> | undefined
  /** Makes a fresh link for an expired one; absent if the vendor makes none. */
  readonly refreshLink?: ((url: string) => Effect.Effect<string, ReadError>) | undefined
}

/** An API, with or without a limit in front of it. */
export type AnyApi = Api<SubmitError | ClientRejection>

/** The known models of an API, by the kind of media that they make. */
export type Models = ReadonlyArray<readonly [MediaKind, ReadonlyArray<string>]>

/** An API without a key. */
export interface Vendor {
  /** The provider name in every {@link TaskRef}. */
  readonly provider: string
  /** The prefix of its variables: `<prefix>_BASE_URL`, and the one of its key ({@link keyVariable}). */
  readonly prefix: string
  readonly baseUrl: Effect.Effect<string>
  readonly models: Models
  /**
   * True if a submit whose reply was lost is sent again under its idempotency key. The vendor makes one job of both.
   */
  readonly repeatsLost?: boolean | undefined
  readonly make: (
    options: ProviderHttp.ProviderOptions & TaskRequest.ValidationOptions
  ) => Effect.Effect<Omit<Api, "account" | "host" | "isPrivate" | "name">, never, HttpClient.HttpClient>
}

/** Adapts an API to jobs in shared terms. */
const speaking = <Request>(api: TaskProvider<Request>, translate: (job: Job) => Request): TaskProvider<Job> => ({
  provider: api.provider,
  limits: api.limits,
  polling: api.polling,
  submit: (job) => api.submit(translate(job)),
  callbackUrl: (job) => api.callbackUrl?.(translate(job)),
  idempotency: api.idempotency && { live: api.idempotency.live, keyOf: ({ idempotencyKey }) => idempotencyKey },
  status: api.status
})

/** Adds an empty prompt if there is none: GlobalAIOPC needs a prompt, and its service reports an empty one. */
const withPrompt = ({ input, ...job }: Job) => ({ ...job, input: { prompt: "", ...input } })

/** Passes the kind only if APIPod makes it: images and videos. APIPod itself reports jobs of any other kind. */
const forApiPod = ({ kind, ...job }: Job): ApiPodRequest =>
  kind === "image" || kind === "video" ? { ...job, kind } : job

const globalAiopcUrl = Effect.promise(() =>
  import("@effect-media/globalaiopc/GlobalAiopcWire").then(({ dialect }) => dialect.baseUrl)
)

/** All APIs. The package of one is loaded when it is opened. */
export const vendors: Readonly<Record<VendorName, Vendor>> = {
  kie: {
    provider: "kie",
    prefix: "KIE",
    baseUrl: Effect.promise(() => import("@effect-media/kie/KieWire").then(({ dialect }) => dialect.baseUrl)),
    models: [["image", KieModels.imageModels], ["video", KieModels.videoModels], ["audio", KieModels.audioModels]],
    make: Effect.fnUntraced(function*(options) {
      const { make } = yield* Effect.promise(() => import("@effect-media/kie"))
      const kie = yield* make(options)
      return {
        provider: kie,
        credits: Effect.map(kie.credits, (amount) => ({ amount, unit: "credits" })),
        refreshLink: kie.refreshLink
      }
    })
  },
  apixo: {
    provider: "apixo",
    prefix: "APIXO",
    baseUrl: Effect.promise(() => import("@effect-media/apixo/ApixoWire").then(({ dialect }) => dialect.baseUrl)),
    models: [["image", ApixoModels.imageModels], ["video", ApixoModels.videoModels], [
      "audio",
      ApixoModels.audioModels
    ]],
    make: Effect.fnUntraced(function*(options) {
      const { make } = yield* Effect.promise(() => import("@effect-media/apixo"))
      const { withMode } = yield* Effect.promise(() => import("./apixoMode.ts"))
      const apixo = yield* make(options)
      return {
        provider: speaking(apixo, withMode),
        credits: Effect.map(apixo.balance, (amount) => ({ amount, unit: "USD" }))
      }
    })
  },
  apipod: {
    provider: "apipod",
    prefix: "APIPOD",
    baseUrl: Effect.promise(() => import("@effect-media/apipod/ApiPodWire").then(({ dialect }) => dialect.baseUrl)),
    models: [["image", ApiPodModels.imageModels], ["video", ApiPodModels.videoModels]],
    repeatsLost: true,
    make: Effect.fnUntraced(function*(options) {
      const { make } = yield* Effect.promise(() => import("@effect-media/apipod"))
      return { provider: speaking(yield* make(options), forApiPod) }
    })
  },
  fal: {
    provider: "fal",
    prefix: "FAL",
    baseUrl: Effect.promise(() => import("@effect-media/fal/FalWire").then(({ dialect }) => dialect.baseUrl)),
    models: [
      ["image", FalModels.imageModels],
      ["video", FalModels.videoModels],
      ["audio", FalModels.audioModels],
      ["other", FalModels.otherModels]
    ],
    make: Effect.fnUntraced(function*(options) {
      const { make } = yield* Effect.promise(() => import("@effect-media/fal"))
      return { provider: yield* make(options) }
    })
  },
  replicate: {
    provider: "replicate",
    prefix: "REPLICATE",
    baseUrl: Effect.promise(() =>
      import("@effect-media/replicate/ReplicateWire").then(({ dialect }) => dialect.baseUrl)
    ),
    models: [["image", ReplicateModels.imageModels], ["video", ReplicateModels.videoModels]],
    make: Effect.fnUntraced(function*(options) {
      const { make } = yield* Effect.promise(() => import("@effect-media/replicate"))
      return { provider: yield* make(options) }
    })
  },
  "globalaiopc-image": {
    provider: "globalaiopc",
    prefix: "GLOBALAIOPC",
    baseUrl: globalAiopcUrl,
    models: [["image", GlobalAiopcModels.imageModels]],
    make: Effect.fnUntraced(function*(options) {
      const { make } = yield* Effect.promise(() => import("@effect-media/globalaiopc/GlobalAiopcImage"))
      return { provider: speaking(yield* make(options), withPrompt) }
    })
  },
  "globalaiopc-video": {
    provider: "globalaiopc",
    prefix: "GLOBALAIOPC",
    baseUrl: globalAiopcUrl,
    models: [["video", GlobalAiopcModels.videoModels]],
    make: Effect.fnUntraced(function*(options) {
      const { make } = yield* Effect.promise(() => import("@effect-media/globalaiopc/GlobalAiopcVideo"))
      return { provider: speaking(yield* make(options), withPrompt) }
    })
  }
}

/** Returns the kind of media that a model makes, if known. */
export const kindOf = (name: VendorName, model: string): MediaKind | undefined =>
  vendors[name].models.find(([, models]) => models.includes(model))?.[0]

/** Returns the API that a handle belongs to. */
export const ofRef = ({ kind, provider }: Pick<TaskRef, "kind" | "provider">): VendorName | undefined =>
  names.find((name) =>
    vendors[name].provider === provider &&
    (provider !== "globalaiopc" || vendors[name].models.some(([makes]) => makes === kind))
  )

/** Returns the address of an API: the flag, else the variable if it counts, else the vendor's default. */
export const addressOf = Effect.fnUntraced(function*(name: VendorName) {
  const { prefix } = vendors[name]
  const keys = yield* Credentials
  const flag = { name: "--base-url", value: yield* Settings.baseUrl }
  return yield* keys.address({ variable: `${prefix}_BASE_URL`, flag, keys: [keyVariable(prefix)] })
})

/** The variables of all keys. */
export const keyVariables = [...new Set(Object.values(vendors).map(({ prefix }) => keyVariable(prefix)))]

/**
 * Returns the address of a service that acts with the vendors' keys, such as the database: a worker uses its keys as
 * the stored jobs say.
 */
export const serviceAddress = (variable: string, flag?: AddressQuery["flag"]) =>
  Credentials.use((keys) => keys.address({ variable, flag, keys: keyVariables }))

/** Returns the key and the address of an API, or an error that does not contain any part of the key. */
export const settingsOf = Effect.fnUntraced(function*(name: VendorName) {
  const { prefix } = vendors[name]
  const keys = yield* Credentials
  const variable = keyVariable(prefix)
  const key = Option.getOrUndefined(yield* keys.find(variable))
  if (key === undefined) {
    return yield* new KeyError({
      what: `There is no key for ${name}: ${variable} is not set.`,
      next: `Set it in the environment, in a .env file, or in ${keys.defaultKeyFile} with mode 600.`
    })
  }
  const apiKey = key.value.trim()
  const problem = ProviderHttp.problemOfKey(apiKey)
  if (problem !== undefined) {
    return yield* new KeyError({
      what: `${variable} in ${placeOf(key.source)} cannot be used: ${problem}.`,
      next: "A key is one word of visible ASCII characters, as the vendor shows it."
    })
  }
  const address = Option.getOrUndefined((yield* addressOf(name)).found)
  if (address !== undefined && !ProviderHttp.isBaseUrl(address.value)) {
    const isFlag = address.source._tag === "Flag"
    const fault = {
      what: `${
        isFlag ? "--base-url" : `${prefix}_BASE_URL in ${placeOf(address.source)}`
      } is not the address of an API.`,
      next: "Give an http(s) URL without user and password, such as http://127.0.0.1:4000."
    }
    return yield* isFlag ? new UsageError(fault) : new KeyError(fault)
  }
  return { apiKey: Redacted.make(apiKey), baseUrl: address?.value }
})

/** Returns an API's models of the user's own file, which override those that are shipped. */
export const OwnModels = Context.Reference<(name: VendorName) => Effect.Effect<ReadonlyArray<ModelSpec>>>(
  "@effect-media/cli/OwnModels",
  { defaultValue: () => () => Effect.succeed([]) }
)

/** Opens an API with the configured key, at the configured address. */
export const open = Effect.fnUntraced(function*(
  name: VendorName,
  options: Pick<ProviderHttp.ProviderOptions, "submitRetries"> = {}
) {
  const { apiKey, baseUrl } = yield* settingsOf(name)
  const api = yield* vendors[name].make({
    ...options,
    apiKey,
    baseUrl,
    userAgent: "effect-media-cli",
    models: yield* Effect.flatMap(OwnModels, (own) => own(name))
  })
  const url = baseUrl === undefined ? undefined : new URL(baseUrl)
  const isPrivate = url !== undefined && hostKind(url.hostname) === "private"
  return { name, isPrivate, host: url?.host, account: apiKey, ...api } satisfies Api
})

/** Opens each of several APIs once. */
export const opener = Effect.map(
  Effect.context<Effect.Services<ReturnType<typeof open>>>(),
  (context) => {
    const opened = new Map<VendorName, Effect.Effect<Api, Effect.Error<ReturnType<typeof open>>>>()
    return (name: VendorName) =>
      Effect.gen(function*() {
        const known = opened.get(name) ?? (yield* Effect.cached(Effect.provideContext(open(name), context)))
        opened.set(name, known)
        return yield* known
      })
  }
)

/** {@link ofRef}, or an error about the handle. */
export const nameOf = (ref: TaskRef): Effect.Effect<VendorName, UsageError> => {
  const name = ofRef(ref)
  return name !== undefined ? Effect.succeed(name) : Effect.fail(
    new UsageError({
      what: `The handle of task ${plain(ref.id)} names "${
        plain(ref.provider)
      }" and "${ref.kind}", and no provider here is that.`,
      next: `It is one of ${names.join(", ")}.`
    })
  )
}
