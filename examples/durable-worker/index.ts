/**
 * A picture as a durable job: handed in under a key, and waited for by whichever process is there.
 */
import { Poller } from "@effect-media/core"
import { Durable, JobFiles, JobProvider, JobProviders, Jobs, MediaJob } from "@effect-media/durable"
import { Kie, KieRequest } from "@effect-media/kie"
import { Effect, Layer, Stream } from "effect"

/** A worker for KIE: its jobs are in `jobs.db`, their files beside it. */
export const layerWorker = (directory: string, files?: { readonly allowPrivate: boolean }) =>
  Layer.merge(MediaJob.layer, Jobs.layer).pipe(
    Layer.provide([
      JobProviders.layer([
        Kie.useSync((kie) => JobProvider.make(kie, KieRequest, { refreshLink: kie.refreshLink }))
      ]),
      JobFiles.layerDirectory({ ...files, directory }),
      Poller.layer
    ]),
    Layer.provide(Durable.layerSqlite({ file: `${directory}/jobs.db` }))
  )

/** Hands a job in, unless an earlier process has, and waits for its files. */
export const draw = Effect.fn("draw")(function*(key: string, prompt: string) {
  const jobs = yield* Jobs
  yield* jobs.enqueue({ key, provider: "kie", request: { model: "google/nano-banana", input: { prompt } } })
  const { files } = yield* jobs.waitFor(key)
  return files.map(({ path }) => path)
})

/** Where all jobs stand, whenever that changes. */
export const states = Stream.unwrap(Jobs.useSync(({ changes }) => changes)).pipe(
  Stream.map(({ key, state }) => `${key}: ${state}`),
  Stream.changes
)
