import { makeMemory } from "@effect-media/core/polling/Durations"
import * as Poller from "@effect-media/core/polling/Poller"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Record from "effect/Record"
import type { ApiName, OpenApi } from "../Api.ts"
import type { ClientOptions } from "../ClientOptions.ts"
import { Parts, type Service } from "./Parts.ts"

/** The APIs of one client, by their names. */
export type OpenApis = ReadonlyMap<ApiName, OpenApi<object>>

const names = Record.keys(
  {
    apipod: true,
    apixo: true,
    fal: true,
    globalaiopcImage: true,
    globalaiopcVideo: true,
    kie: true,
    replicate: true
  } satisfies { readonly [Name in ApiName]: true }
)

/** Opens the APIs of a client. */
export const openApis = (options: ClientOptions): OpenApis =>
  new Map(names.flatMap((name) => {
    const api = options[name]
    return api === undefined ? [] : [[name, api.open()]]
  }))

const makeParts = Effect.fnUntraced(function*({ files, limits }: ClientOptions, apis: OpenApis) {
  const durations = makeMemory()
  const rateLimits = yield* limits === undefined ? Effect.undefined : limits.rateLimits
  const services = new Map<string, Service>()
  for (const [name, { account, make }] of apis) {
    services.set(
      name,
      yield* make((service) =>
        rateLimits === undefined
          ? Effect.succeed(service)
          : rateLimits.wrap(service, { account, limits: limits?.of[name], durations })
      )
    )
  }
  const store = yield* files === undefined ? Effect.undefined : files.store
  return { services, poller: Poller.make({ durations }), store }
})

/** Builds the parts of a client. */
export const layer = (options: ClientOptions, apis: OpenApis): Layer.Layer<Parts, never, HttpClient.HttpClient> =>
  Layer.effect(Parts, makeParts(options, apis))
