/**
 * Runs a job through each of the five APIs to a saved file, a job that fails, one that is delayed, and promises with a
 * signal, with only the features that every runtime has.
 */
import { ApiPod } from "@effect-media/apipod"
import { Apixo } from "@effect-media/apixo"
import { createClient } from "@effect-media/client"
import { kie as kieApi } from "@effect-media/client/kie"
import { memory } from "@effect-media/client/web"
import { AssetStore, HostAddress, Poller, type RunError, type Succeeded } from "@effect-media/core"
import { GlobalAiopcImage, GlobalAiopcVideo } from "@effect-media/globalaiopc"
import { Kie } from "@effect-media/kie"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"

const prompt = "a paper boat on a lake of ink"

/**
 * Runs the jobs and returns a line for each. By its model the emulator knows which job fails, is delayed for a second,
 * or never ends.
 */
const jobs = Effect.gen(function*() {
  const saved = Effect.fnUntraced(function*(job: Effect.Effect<Succeeded, RunError, Poller>) {
    const task = yield* job
    const [file] = yield* AssetStore.save(task)
    return `${task.ref.provider} ${task.ref.kind}: ${file?.mediaType}`
  })
  const kie = yield* Kie
  const ended = yield* Effect.all([
    saved(Poller.run(yield* ApiPod, { model: "nano-banana-2", input: { prompt } })),
    saved(Poller.run(yield* Apixo, { model: "nano-banana", input: { mode: "text-to-image", prompt } })),
    saved(Poller.run(yield* GlobalAiopcImage, { model: "nano-banana-2", input: { prompt } })),
    saved(Poller.run(yield* GlobalAiopcVideo, { model: "videos", input: { prompt, duration: 5 } })),
    saved(Poller.run(kie, { model: "google/nano-banana", input: { prompt } }))
  ], { concurrency: "unbounded" })
  const failed = yield* Effect.flip(
    Poller.run(kie, { model: "google/imagen4", input: { prompt, aspect_ratio: "1:1" } })
  )
  const [pause] = yield* Effect.timed(
    Poller.run(kie, { model: "google/imagen4-fast", input: { prompt, aspect_ratio: "1:1" } })
  )
  return [...ended, failed._tag, Duration.toMillis(pause) >= 1000 ? "held up" : "continued at once"]
})

const promised = async (baseUrl: string): Promise<ReadonlyArray<string>> => {
  const files = memory({ allowPrivate: true })
  const media = createClient({ kie: kieApi({ apiKey: "any", baseUrl }), files })
  const task = await media.kie.run({ model: "google/nano-banana", input: { prompt } }, { every: "100 millis" })
  const [file] = await media.save(task)
  const endless = await media.kie.submit({ model: "google/imagen4-ultra", input: { prompt, aspect_ratio: "1:1" } })
  const reason: unknown = await media.wait(endless, { signal: AbortSignal.timeout(500) }).catch((error) => error)
  await media.close()
  return [`promised: ${file?.mediaType}`, reason instanceof DOMException ? reason.name : String(reason)]
}

/** Runs the program against the emulator at this address. Returns a line for each job. */
export const run = async (baseUrl: string): Promise<ReadonlyArray<string>> => {
  const options = { apiKey: Redacted.make("any"), baseUrl }
  const services = Layer.mergeAll(
    ApiPod.layer(options),
    Apixo.layer(options),
    GlobalAiopcImage.layer(options),
    GlobalAiopcVideo.layer(options),
    Kie.layer(options),
    AssetStore.layerMemory({ allowPrivate: true }),
    Poller.layerWith({ schedule: Schedule.spaced("100 millis"), deadline: "20 seconds" })
  ).pipe(Layer.provide([FetchHttpClient.layer, HostAddress.layerUnchecked]))
  const lines = await Effect.runPromise(Effect.provide(jobs, services))
  return [...lines, ...await promised(baseUrl)]
}
