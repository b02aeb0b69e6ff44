import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Redacted from "effect/Redacted"
import type { Api, ApiName, Jobs } from "../Api.ts"
import type { Calls } from "./calls.ts"
import { Parts, type Service } from "./Parts.ts"
import { runOptions } from "./waiting.ts"

type Key = string | Redacted.Redacted<string>

/** Redacts the key of some options. */
export const withKey = <Options extends { readonly apiKey: Key }>(options: Options) => ({
  ...options,
  apiKey: typeof options.apiKey === "string" ? Redacted.make(options.apiKey) : options.apiKey
})

/** Defines an API by the constructor of its service and its methods in a client. */
export const defineApi = <const Name extends ApiName, Of extends Service, Methods extends object>(
  name: Name,
  account: Key,
  make: Effect.Effect<Of, never, HttpClient.HttpClient>,
  methods: (calls: Calls<Parts>, service: Effect.Effect<Of, never, Parts>) => Methods
): Api<Name, Methods> => ({
  name,
  open: () => {
    let made: Of | undefined
    return {
      account,
      make: (wrap) => Effect.map(Effect.flatMap(make, wrap), (service) => made = service),
      // The parts of a client are built before anything runs that needs them.
      methods: (calls) => methods(calls, Parts.use(() => Effect.orDie(Effect.fromNullishOr(made))))
    }
  }
})

/** Makes the methods that every API has. */
export const jobs = <Request>(
  { promise, submit }: Calls<Parts>,
  provider: string,
  service: Effect.Effect<TaskProvider<Request>, never, Parts>
): Jobs<Request> => ({
  submit: (request, options) => submit(provider, Effect.flatMap(service, ({ submit }) => submit(request)), options),
  run: (request, options) =>
    promise(
      Effect.flatMap(service, (provider) =>
        Effect.flatMap(
          runOptions(provider.provider, options),
          (waiting) => Parts.use(({ poller }) => poller.run(provider, request, waiting))
        )),
      options
    )
})
