/**
 * Describes a provider to the shared suites, as one table.
 */
import type { RunError, StatusError, SubmitError } from "@effect-media/core"
import type { ErrorKind } from "@effect-media/core/http/ErrorKind"
import type { ProviderOptions } from "@effect-media/core/http/ProviderHttp"
import type { Poller } from "@effect-media/core/polling/Poller"
import type { MediaKind, TaskRef } from "@effect-media/core/task/TaskRef"
import type { Succeeded } from "@effect-media/core/task/TaskSnapshot"
import type * as Emulator from "@effect-media/emulator"
import type * as Config from "effect/Config"
import type * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import type * as Layer from "effect/Layer"
import type * as Schema from "effect/Schema"
import type { Answer } from "./Vendor.ts"

/**
 * A provider's package, as the suites use it. `S` are its services.
 *
 * - `layerTest`: the test double, with a script that is long enough
 * - `scheme`: the word before the key in the Authorization header; default Bearer
 * - `refusesByStatus`: true if the vendor's refusals are known by their HTTP status only, never inside HTTP 200
 * - `host`: the host of requests without a `baseUrl`
 * - `variables`: the variables that `layerConfig` reads; each of `urls` may be absent
 * - `samples`: the folder of its samples
 * - `calls`: all its operations, by the name of the folder of samples
 * - `verdicts`: the codes of the vendor's pages and their meanings; numbers are HTTP statuses too
 * - `refusal`: the vendor's body of a refusal with a code
 * - `success`: data, in the vendor's envelope
 * - `deep`: a status reply that contains a text of JSON, in a field that is decoded
 * - `refused`: requests that are refused before anything is sent
 * - `jobs`: jobs for the emulator
 */
export interface Subject<S> {
  readonly provider: string
  readonly layer: (options: ProviderOptions) => Layer.Layer<S, never, HttpClient.HttpClient>
  readonly layerConfig: Layer.Layer<S, Config.ConfigError, HttpClient.HttpClient>
  readonly layerTest: Layer.Layer<S>
  readonly scheme?: string
  readonly refusesByStatus?: boolean
  readonly host: string
  readonly variables: { readonly key: string; readonly urls: ReadonlyArray<string> }
  readonly samples: string
  readonly calls: Readonly<Record<string, Call<S>>>
  readonly verdicts: Readonly<Record<string, ErrorKind>>
  readonly refusal: (code: string) => Schema.Json
  readonly success: (data: Schema.Json) => Schema.Json
  readonly deep: (json: string) => string
  readonly refused: Readonly<Record<string, Refused<S>>>
  readonly jobs: ReadonlyArray<EmulatedJob<S>>
}

/**
 * One operation of a provider.
 *
 * - `as`: the errors that it may end with
 * - `host`: its host, if it differs from the host of the others
 * - `before`, `after`: the vendor's answers to the requests before and after the one in question, if there are several
 * - `ask`: calls it, with a handle of this kind if it needs one; the result is encoded as JSON
 */
export interface Call<S> {
  readonly as: "submit" | "status" | "read"
  readonly method: "GET" | "POST" | "PUT"
  readonly host?: string
  readonly path: string
  readonly before?: Answer
  readonly after?: Answer
  readonly ask: (kind: MediaKind | undefined) => Effect.Effect<Schema.Json, SubmitError | StatusError, S>
}

/**
 * A request that is refused before anything is sent.
 *
 * - `paths`: the paths of the problems, each with its field
 * - `says`: words of the message
 * - `ref`: the handle in the error
 * - `double`: true if the test double refuses it too; default true
 */
export interface Refused<S> {
  readonly asks: ReadonlyArray<Effect.Effect<unknown, SubmitError | StatusError, S>>
  readonly paths: ReadonlyArray<string>
  readonly says?: string
  readonly ref?: TaskRef
  readonly double?: boolean
}

/**
 * A job for the emulator.
 *
 * - `run`: runs it to its end
 * - `model`, `input`: the values that the vendor must receive
 * - `results`: the number of files; one reply of the vendor can name as many
 * - `costs`: true if the vendor reports the cost
 * - `fails`: a failure in the vendor's format, with `""` if it gives no code
 */
export interface EmulatedJob<S> {
  readonly vendor: Emulator.Vendor
  readonly run: Effect.Effect<Succeeded, RunError, S | Poller>
  readonly kind: MediaKind
  readonly model: string
  readonly input: Schema.JsonObject
  readonly results: number
  readonly costs: boolean
  readonly fails: { readonly code: string; readonly message: string; readonly category: string }
}
