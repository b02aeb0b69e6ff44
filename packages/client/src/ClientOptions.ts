/** Options of a client. */
import type { ApixoOptions } from "@effect-media/apixo/Apixo"
import type { ProviderOptions } from "@effect-media/core/http/ProviderHttp"
import type { GlobalAiopcOptions } from "@effect-media/globalaiopc/GlobalAiopcOptions"
import type { KieOptions } from "@effect-media/kie/Kie"
import type { KieUploadsOptions } from "@effect-media/kie/KieUploads"
import type * as Duration from "effect/Duration"
import type * as HttpClient from "effect/http/HttpClient"
import type * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import type { Files } from "./Files.ts"
import type { KeptLimits } from "./limits.ts"

/** The options of a provider's layer, with a string as the key; it is kept `Redacted`. */
export type WithKey<Options extends ProviderOptions> = Omit<Options, "apiKey"> & {
  readonly apiKey: string | Redacted.Redacted<string>
}

/** KIE's options, and those of its host for uploads. */
export interface KieClientOptions extends KieOptions, Pick<KieUploadsOptions, "maxUploadBytes" | "uploadTimeout"> {
  /** The URL for uploads. @default `baseUrl` if that is set, else the vendor's host for uploads */
  readonly uploadBaseUrl?: string | undefined
}

/** Options of a client: those of each API that it has. */
export interface ClientOptions {
  readonly apipod?: WithKey<ProviderOptions> | undefined
  readonly apixo?: WithKey<ApixoOptions> | undefined
  readonly globalaiopcImage?: WithKey<GlobalAiopcOptions> | undefined
  readonly globalaiopcVideo?: WithKey<GlobalAiopcOptions> | undefined
  readonly kie?: WithKey<KieClientOptions> | undefined
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
