/** What the APIs of a client have in common. */
import type { ProviderOptions } from "@effect-media/core/http/ProviderHttp"
import type { ModelIdOf, RequestOf } from "@effect-media/core/task/TaskProvider"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import type { Succeeded } from "@effect-media/core/task/TaskSnapshot"
import type * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import type * as Redacted from "effect/Redacted"
import type { Calls } from "./internal/calls.ts"
import type { Parts, Service } from "./internal/Parts.ts"
import type { CallOptions, RunOptions } from "./Options.ts"

/** The names of the APIs in a client. */
export type ApiName = "apipod" | "apixo" | "fal" | "globalaiopcImage" | "globalaiopcVideo" | "kie" | "replicate"

/**
 * One API of a client: `kie({ apiKey })` of `@effect-media/client/kie` and so on. Only the package of a vendor whose module is
 * imported has to be installed.
 */
export interface Api<Name extends ApiName = ApiName, Methods extends object = object> {
  readonly name: Name
  /** Opens the API for one client. */
  readonly open: () => OpenApi<Methods>
}

/** One API of one client. */
export interface OpenApi<Methods extends object> {
  /** The account, for its rate limits. */
  readonly account: string | Redacted.Redacted<string>
  /** Makes the service; `wrap` enforces the rate limits. */
  readonly make: (
    wrap: <Of extends Service>(service: Of) => Effect.Effect<Of>
  ) => Effect.Effect<Service, never, HttpClient.HttpClient>
  /** Makes the methods of the client. */
  readonly methods: (calls: Calls<Parts>) => Methods
}

/** The options of a provider's layer, with a string as the key; it is kept `Redacted`. */
export type WithKey<Options extends ProviderOptions> = Omit<Options, "apiKey"> & {
  readonly apiKey: string | Redacted.Redacted<string>
}

/** The tasks of one API. A request that is written in the call is checked against the type of its model. */
export interface Jobs<Request, Inputs = unknown> {
  /**
   * Submits a task to the vendor, and resolves with its handle. One billed task, one request: if the outcome is
   * unknown, the promise is rejected with `SubmitOutcomeUnknown`. The outcome is also unknown to a caller that aborts a
   * submit under way.
   */
  readonly submit: <const Id extends ModelIdOf<Inputs>>(
    request: RequestOf<Request, Inputs, Id>,
    options?: CallOptions
  ) => Promise<TaskRef>
  /** Submits, then waits. The deadline counts from the moment the vendor took the task. */
  readonly run: <const Id extends ModelIdOf<Inputs>>(
    request: RequestOf<Request, Inputs, Id>,
    options?: RunOptions
  ) => Promise<Succeeded>
}
