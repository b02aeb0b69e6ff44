/**
 * Repeats the columns of the fault table through `@effect-media/client`: promises, with signals that interrupt.
 */
import { createClient, type Handles, type Jobs, type RunOptions as ClientRunOptions } from "@effect-media/client"
import { apipod } from "@effect-media/client/apipod"
import { apixo } from "@effect-media/client/apixo"
import { fal } from "@effect-media/client/fal"
import { globalaiopcImage, globalaiopcVideo } from "@effect-media/client/globalaiopc"
import { kie } from "@effect-media/client/kie"
import { replicate } from "@effect-media/client/replicate"
import { type RunOptions, TaskError } from "@effect-media/core"
import { type ProviderHttp } from "@effect-media/core/http"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import * as Schema from "effect/Schema"
import type { Api } from "./Api.ts"
import * as columns from "./apis/index.ts"

const isTaskError = Schema.is(TaskError)

/** Converts a promise to an effect. A rejection must be an error of core itself, without a wrapper. */
const effectOf = <A>(call: (signal: AbortSignal) => Promise<A>): Effect.Effect<A, TaskError> =>
  Effect.catchDefect(Effect.promise(call), (error) => isTaskError(error) ? Effect.fail(error) : Effect.die(error))

const quiet = Logger.layer([])
const prompt = "a paper boat on a lake of ink"

const play = <Request>(media: Handles, { run }: Jobs<Request>, request: Request) => ({
  media,
  run: (options: ClientRunOptions) => run(request, options)
})

const jobs = {
  "globalaiopc-image": (options: ProviderHttp.ProviderOptions) => {
    const media = createClient({ globalaiopcImage: globalaiopcImage(options), layer: quiet })
    return play(media, media.globalaiopcImage, { model: "nano-banana-2", input: { prompt } })
  },
  "globalaiopc-video": (options: ProviderHttp.ProviderOptions) => {
    const media = createClient({ globalaiopcVideo: globalaiopcVideo(options), layer: quiet })
    return play(media, media.globalaiopcVideo, { model: "videos", input: { prompt, duration: 5 } })
  },
  apipod: (options: ProviderHttp.ProviderOptions) => {
    const media = createClient({ apipod: apipod(options), layer: quiet })
    return play(media, media.apipod, { model: "nano-banana-2", input: { prompt }, kind: "image" })
  },
  apixo: (options: ProviderHttp.ProviderOptions) => {
    const media = createClient({ apixo: apixo(options), layer: quiet })
    return play(media, media.apixo, { model: "nano-banana", input: { mode: "text-to-image", prompt }, kind: "image" })
  },
  fal: (options: ProviderHttp.ProviderOptions) => {
    const media = createClient({ fal: fal(options), layer: quiet })
    return play(media, media.fal, { model: "fal-ai/flux/dev", input: { prompt }, kind: "image" })
  },
  replicate: (options: ProviderHttp.ProviderOptions) => {
    const media = createClient({ replicate: replicate(options), layer: quiet })
    return play(media, media.replicate, {
      model: "black-forest-labs/flux-schnell",
      input: { prompt },
      kind: "image"
    })
  },
  kie: (options: ProviderHttp.ProviderOptions) => {
    const media = createClient({ kie: kie(options), layer: quiet })
    return play(media, media.kie, { model: "google/nano-banana", input: { prompt }, kind: "image" })
  }
}

/** Converts an observer to a function that throws or rejects if the effect fails. */
const observer = <A>(tell: ((value: A) => Effect.Effect<unknown, unknown>) | undefined) =>
  tell && ((value: A) => Effect.runPromise(tell(value)))

const throughPromises = (api: Api): Api => ({
  ...api,
  client: (options) =>
    Effect.gen(function*() {
      const { run } = yield* Effect.acquireRelease(
        Effect.sync(() => jobs[api.vendor](options)),
        ({ media }) => Effect.promise(media.close)
      )
      return {
        ...yield* api.client(options),
        run: ({ callbacks: _, onPoll, onSubmit, schedule: every, ...rest }: RunOptions) =>
          effectOf((signal) => run({ ...rest, every, signal, onPoll: observer(onPoll), onSubmit: observer(onSubmit) }))
            .pipe(
              Effect.catchTags({
                AssetError: Effect.die,
                SpendingLimitExceeded: Effect.die,
                UnsupportedRequest: Effect.die,
                MalformedResponse: Effect.die
              })
            )
      }
    })
})

/** All APIs. */
export const apis: ReadonlyArray<Api> = columns.apis.map(throughPromises)
