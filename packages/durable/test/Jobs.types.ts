/** Jobs are typed by the providers of the worker's layer; the service itself takes those of any provider. */
import { ApiPod, ApiPodRequest } from "@effect-media/apipod"
import { JobProvider, JobProviders, Jobs } from "@effect-media/durable"
import { Kie, KieRequest } from "@effect-media/kie"
import * as Effect from "effect/Effect"

const providers = [
  Kie.useSync((kie) => JobProvider.make(kie, KieRequest, { refreshLink: kie.refreshLink })),
  ApiPod.useSync((apipod) => JobProvider.make(apipod, ApiPodRequest, { name: "second" }))
] as const

export const layer = JobProviders.layer(providers)

const clip = { prompt: "a boat", sound: true, aspect_ratio: "16:9" } as const

export const typed = Effect.gen(function*() {
  const jobs = yield* Jobs.typed(providers)
  yield* jobs.enqueue({
    key: "a",
    provider: "kie",
    request: { model: "kling-2.6/text-to-video", input: { ...clip, duration: "5" } }
  })
  yield* jobs.enqueue({
    key: "b",
    provider: "second",
    request: { model: "nano-banana-2", input: { prompt: "a boat" } }
  })
  yield* jobs.enqueue({ key: "c", provider: "kie", request: { model: "brand/new", input: { anything: [1] } } })
  yield* jobs.enqueue({
    key: "d",
    // @ts-expect-error: there is no such provider
    provider: "kei",
    request: { model: "google/nano-banana", input: { prompt: "a boat" } }
  })
  yield* jobs.enqueue({
    key: "e",
    provider: "kie",
    request: {
      model: "google/nano-banana",
      // @ts-expect-error: a field that the model has not
      input: { promt: "a boat" }
    }
  })
  yield* jobs.enqueue({
    key: "f",
    provider: "kie",
    request: {
      model: "kling-2.6/text-to-video",
      // @ts-expect-error: a value that the field does not take
      input: { ...clip, duration: "7" }
    }
  })
  yield* jobs.enqueue({
    key: "g",
    provider: "second",
    // @ts-expect-error: a field that no request has
    request: { model: "nano-banana-2", input: { prompt: "a boat" }, callBackUrl: "https://me.test/hook" }
  })
  yield* jobs.enqueue({
    key: "h",
    provider: "kie",
    request: { model: "google/nano-banana", input: { prompt: "a boat" } },
    // @ts-expect-error: a field that no job has
    keep: true
  })
  return yield* jobs.waitFor("a")
})

/** A process without the providers needs only their types. */
export const elsewhere = Effect.gen(function*() {
  const jobs = yield* Jobs.typed<typeof providers>()
  // @ts-expect-error: there is no such provider
  return yield* jobs.enqueue({ key: "a", provider: "apipod", request: { model: "nano-banana-2", input: {} } })
})

/** The service itself takes a job for a provider that is not known here. */
export const any = Jobs.use((jobs) => jobs.enqueue({ key: "a", provider: "kei", request: { model: "m", input: {} } }))
