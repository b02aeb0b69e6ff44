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

/**
 * A provider's package, as the suites see it. `S` are its services.
 *
 * - `layerTest`: the double, with a script that is long enough
 * - `host`: where requests go without a `baseUrl`
 * - `variables`: what `layerConfig` reads; each of `urls` may be absent
 * - `samples`: the folder of its samples
 * - `calls`: all that can be asked of it, by the name of the folder of samples
 * - `verdicts`: the codes of the vendor's pages and what they mean; numbers are HTTP statuses too
 * - `refusal`: a refusal with a code, as the vendor writes it into a body
 * - `success`: data, in the vendor's envelope
 * - `deep`: a status reply with a text of JSON in it, at a place that is read
 * - `refused`: what is turned away before anything is sent
 * - `jobs`: jobs for the emulator
 */
export interface Subject<S> {
  readonly provider: string
  readonly layer: (options: ProviderOptions) => Layer.Layer<S, never, HttpClient.HttpClient>
  readonly layerConfig: Layer.Layer<S, Config.ConfigError, HttpClient.HttpClient>
  readonly layerTest: Layer.Layer<S>
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
 * One thing that can be asked of a provider.
 *
 * - `as`: which errors it may end with
 * - `host`: where it goes, if not to the host of the others
 * - `ask`: asks, of a handle of this kind if it needs one; what comes back is written as JSON
 */
export interface Call<S> {
  readonly as: "submit" | "status" | "read"
  readonly method: "GET" | "POST"
  readonly host?: string
  readonly path: string
  readonly ask: (kind: MediaKind | undefined) => Effect.Effect<Schema.Json, SubmitError | StatusError, S>
}

/**
 * A request that is refused before anything is sent.
 *
 * - `paths`: of the problems, each with its field
 * - `says`: words of the message
 * - `ref`: the handle that the error names
 * - `double`: whether the double turns it away too; default yes
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
 * - `model`, `input`: what the vendor is to be told
 * - `results`: how many files it makes, as many as one reply of the vendor can name
 * - `costs`: whether the vendor says what it cost
 * - `fails`: a failure in the vendor's words, with `""` where it gives no code
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
