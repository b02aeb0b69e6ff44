/**
 * Runs jobs on several runners that share one PostgreSQL, and enqueues jobs from a process that runs none.
 */
import { Poller } from "@effect-media/core"
import { Durable, JobFiles, JobProvider, JobProviders, Jobs, MediaJob } from "@effect-media/durable"
import { Kie, KieRequest } from "@effect-media/kie"
import { Effect, Layer, type Redacted } from "effect"

const providers = [
  Kie.useSync((kie) => JobProvider.make(kie, KieRequest, { refreshLink: kie.refreshLink }))
] as const

/** Provides a runner for KIE, one of any number. Files are saved to a folder that all runners share. */
export const layerRunner = (
  options: { readonly runner: string; readonly url: Redacted.Redacted<string>; readonly directory: string },
  files?: { readonly allowPrivate: boolean }
) =>
  MediaJob.layer.pipe(
    Layer.provide([
      JobProviders.layer(providers),
      JobFiles.layerDirectory({ ...files, directory: options.directory }),
      Poller.layer
    ]),
    Layer.provide(Durable.layerPostgres({ url: options.url, runner: options.runner }))
  )

/** Enqueues jobs and reads their state; other processes run them. */
export const layerIntake = (url: Redacted.Redacted<string>) =>
  Jobs.layer.pipe(Layer.provide(Durable.layerPostgres({ url, isWorker: false })))

/** Enqueues a job for each prompt, each under its own key. */
export const enqueueAll = Effect.fn("enqueueAll")(function*(prompts: ReadonlyArray<string>) {
  const jobs = yield* Jobs.typed(providers)
  return yield* Effect.forEach(prompts, (prompt, i) =>
    jobs.enqueue({
      key: `picture-${i + 1}`,
      provider: "kie",
      request: { model: "google/nano-banana", input: { prompt } }
    }), { concurrency: 8 })
})
