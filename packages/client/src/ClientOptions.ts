/** Options of a client. */
import type * as Duration from "effect/Duration"
import type * as HttpClient from "effect/http/HttpClient"
import type * as Layer from "effect/Layer"
import type { Api, ApiName } from "./Api.ts"
import type { Files } from "./Files.ts"
import type { KeptLimits } from "./limits.ts"

/** The APIs that a client has, by their names: `kie({ apiKey })` of `@effect-media/client/kie` and so on. */
export type Apis = { readonly [Name in ApiName]?: Api<Name> | undefined }

/** Options of a client: its APIs, and what they share. */
export interface ClientOptions extends Apis {
  /**
   * The place where `save` keeps files: `directory("out")` of `@effect-media/client/node`. Without it there is no
   * `save`.
   */
  readonly files?: Files | undefined
  /**
   * The rate limits of the accounts: `limits()` of `@effect-media/client/limits`. @default a rate limited request is
   * retried
   */
  readonly limits?: KeptLimits | undefined
  /** The time that an aborted submit in flight waits for the vendor's answer. @default 30 seconds */
  readonly patience?: Duration.Input | undefined
  /** The function that sends requests. @default the global `fetch` */
  readonly fetch?: typeof globalThis.fetch | undefined
  /**
   * An Effect layer that is added to the runtime, for example telemetry, or a logger: `Logger.layer([Logger.consolePretty()])`.
   * Without a logger nothing is printed; warnings, such as that of a handle after an abort, are lost then.
   */
  readonly layer?: Layer.Layer<never, never, HttpClient.HttpClient> | undefined
}
