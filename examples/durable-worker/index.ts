/**
 * Draws a picture as a durable job: enqueued under a key, and resumed by any process that runs the worker.
 */
import { Poller } from "@effect-media/core"
import { Durable, JobFiles, JobProvider, JobProviders, Jobs, MediaJob } from "@effect-media/durable"
import { Kie, KieRequest } from "@effect-media/kie"
import { Effect, Layer, Stream } from "effect"

const providers = [
  Kie.useSync((kie) => JobProvider.make(kie, KieRequest, { refreshLink: kie.refreshLink }))
] as const

/** Provides a worker for KIE: its jobs are in `jobs.db`, with their files next to it. */
export const layerWorker = (directory: string, files?: { readonly allowPrivate: boolean }) =>
  Layer.merge(MediaJob.layer, Jobs.layer).pipe(
    Layer.provide([
      JobProviders.layer(providers),
      JobFiles.layerDirectory({ ...files, directory }),
      Poller.layer
    ]),
    Layer.provide(Durable.layerSqlite({ file: `${directory}/jobs.db` }))
  )

/** Enqueues a job, unless an earlier process has done so, and waits for its files. */
export const draw = Effect.fn("draw")(function*(key: string, prompt: string) {
  const jobs = yield* Jobs.typed(providers)
  yield* jobs.enqueue({ key, provider: "kie", request: { model: "google/nano-banana", input: { prompt } } })
  const { files } = yield* jobs.waitFor(key)
  return files.map(({ path }) => path)
})

/** The states of all jobs, after each change. */
export const states = Stream.unwrap(Jobs.useSync(({ changes }) => changes)).pipe(
  Stream.map(({ key, state }) => `${key}: ${state}`),
  Stream.changes
)
