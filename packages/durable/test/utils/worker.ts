import { ApiPod, ApiPodRequest } from "@effect-media/apipod"
import { AssetSink, Poller } from "@effect-media/core"
import { JobFiles, JobProvider, JobProviders, type JobRequest, Jobs, MediaJob } from "@effect-media/durable"
import { Emulator, type EmulatorOptions } from "@effect-media/emulator"
import { Kie, KieRequest } from "@effect-media/kie"
import { NodeServices } from "@effect/platform-node"
import { Effect, FileSystem, Layer, Redacted, Ref, Schedule } from "effect"

/** The key of the account, which must appear nowhere. */
export const apiKey = "a-very-secret-api-key"

const known = {
  kie: Kie.useSync((kie) => JobProvider.make(kie, KieRequest, { refreshLink: kie.refreshLink })),
  apipod: ApiPod.useSync((apipod) => JobProvider.make(apipod, ApiPodRequest))
}

/** Some of KIE and APIPod, over the emulator in the context. */
const providersOf = (names: ReadonlyArray<keyof typeof known>) =>
  JobProviders.layer(names.map((name) => known[name])).pipe(
    Layer.provide([Kie.layer({ apiKey: Redacted.make(apiKey) }), ApiPod.layer({ apiKey: Redacted.make(apiKey) })]),
    Layer.provide(Emulator.layerClient)
  )

/** Files in memory, under their job's key, over any transport. */
export const filesOver = JobFiles.layer((key) =>
  Effect.map(Ref.make<ReadonlyMap<string, Uint8Array>>(new Map()), (files) => ({
    put: (file, bytes) => Effect.map(AssetSink.memory(files).put(file, bytes), (name) => `${key}/${name}`)
  }))
)

/** Files in memory, under their job's key, over the emulator in the context. */
export const files = Layer.provide(filesOver, Emulator.layerClient)

/** A poller that polls every 20 ms. */
export const poller = Poller.layerWith({ schedule: Schedule.spaced("20 millis") })

/** KIE and APIPod, over the emulator in the context. */
export const providers = providersOf(["kie", "apipod"])

/** A worker that has only these providers. */
export const workerOf = (...names: ReadonlyArray<keyof typeof known>) =>
  Layer.merge(MediaJob.layer, Jobs.layer).pipe(Layer.provide([providersOf(names), poller, files]))

/** A worker with its own files. It still needs an emulator and a `Durable` layer. */
export const workerWith = <ROut, E, R>(services: Layer.Layer<JobFiles | ROut, E, R>) =>
  Layer.merge(MediaJob.layer, Jobs.layer).pipe(Layer.provide([providers, poller, services]))

/** A worker. It still needs an emulator and a `Durable` layer. */
export const worker = workerWith(files)

/** An emulator whose tasks take a tenth of a second. */
export const emulator = (options: EmulatorOptions = {}) => Emulator.layer({ duration: "100 millis", ...options })

/** A job for KIE. */
export const boat = (key: string, prompt = "a paper boat"): JobRequest => ({
  key,
  provider: "kie",
  request: { model: "google/nano-banana", input: { prompt } }
})

/** The same job for APIPod, which takes idempotency keys. */
export const boatWithKey = (key: string): JobRequest => ({
  key,
  provider: "apipod",
  request: { model: "nano-banana-2", input: { prompt: "a paper boat" } }
})

/** A directory that is deleted with the scope. */
export const directory = Effect.flatMap(FileSystem.FileSystem, (fs) => fs.makeTempDirectoryScoped()).pipe(
  Effect.provide(NodeServices.layer),
  Effect.orDie
)
