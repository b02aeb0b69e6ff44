/** Brings jobs into the form in which the studio shows them. */
import { Durations } from "@effect-media/core/polling/Durations"
import { expectedEnd } from "@effect-media/core/polling/ExpectedEnd"
import * as Estimates from "@effect-media/core/spending/Cost"
import { TaskRef } from "@effect-media/core/task/TaskRef"
import type { Job } from "@effect-media/durable/Job"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { type Cost, type ExpectedEnd, type JobSummary, VendorRequest } from "./Contract.ts"
import { modelOf, promptOf } from "./internal/promptOf.ts"
import { StudioFiles } from "./StudioFiles.ts"
import { type StudioVendor, StudioVendors } from "./StudioVendors.ts"
import { StudioWaits, taskOf } from "./StudioWaits.ts"

/** Brings jobs into the form in which the studio shows them. */
export class JobSummaries extends Context.Service<JobSummaries, {
  readonly of: (job: Job) => Effect.Effect<JobSummary>
}>()("@effect-media/studio/JobSummaries") {
  /** Uses the `Durations` of the context, if there are any, for the expected end of tasks. */
  static get layer(): Layer.Layer<JobSummaries, never, StudioFiles | StudioVendors | StudioWaits> {
    return layer
  }
}

const decodeRequest = Schema.decodeUnknownOption(VendorRequest)

/** Estimates the cost of a request at a vendor, by its published prices. */
export const estimateOf = (vendor: StudioVendor | undefined, request: unknown): Option.Option<Estimates.Estimate> =>
  Option.flatMap(decodeRequest(request), (decoded) =>
    vendor === undefined
      ? Option.none()
      : Estimates.estimate(vendor.models, vendor.complete?.(decoded) ?? decoded))

/** Returns the cost that the vendor reported for a job, else its estimate. */
export const costOf = (vendor: StudioVendor | undefined, { job, manifest }: Job): Cost | undefined => {
  const reported = manifest?.task.cost
  if (reported !== undefined) return { ...reported, isEstimated: false }
  const estimate = Option.getOrUndefined(estimateOf(vendor, job.request))
  return estimate && { ...estimate.cost, isEstimated: true }
}

const epoch = (time: DateTime.Utc) => DateTime.toEpochMillis(time)

const make = Effect.gen(function*() {
  const files = yield* StudioFiles
  const { all: vendors } = yield* StudioVendors
  const waits = yield* StudioWaits
  const durations = yield* Effect.serviceOption(Durations)
  const byName = new Map(vendors.map((vendor) => [vendor.name, vendor]))

  const endOf = Effect.fnUntraced(function*({ intent, ref, state }: Job) {
    if (state !== "Running" || ref === undefined || Option.isNone(durations)) return undefined
    const now = yield* Clock.currentTimeMillis
    const since = ref.submittedAt ?? intent?.at
    const task = { provider: ref.provider, kind: ref.kind, ...(ref.model !== undefined && { model: ref.model }) }
    const model = yield* durations.value.estimate(task)
    const { at, earliest, latest } = expectedEnd(model, since === undefined ? 0 : Math.max(0, now - epoch(since)), now)
    const end: ExpectedEnd = { at: epoch(at), earliest: epoch(earliest), latest: epoch(latest) }
    return end
  })

  const of = Effect.fnUntraced(function*(job: Job): Effect.fn.Return<JobSummary> {
    const { error, manifest, ref } = job
    const task = ref && taskOf(ref)
    const polled = task === undefined ? undefined : waits.get(task)
    const end = polled?.expectedEnd ?? (yield* endOf(job))
    const cost = costOf(byName.get(job.job.provider), job)
    return {
      key: job.key,
      vendor: job.job.provider,
      model: modelOf(job.job.request),
      prompt: promptOf(job.job.request),
      state: job.state,
      attempt: job.attempt,
      change: job.change,
      enqueuedAt: epoch(job.enqueuedAt),
      updatedAt: epoch(job.updatedAt),
      ...(job.endedAt !== undefined && { endedAt: epoch(job.endedAt) }),
      ...(job.intent !== undefined && { submittedAt: epoch(job.intent.at) }),
      ...(end !== undefined && { expectedEnd: end }),
      ...(polled !== undefined && { polls: polled.polls }),
      waitsForWorker: job.unservedSince !== undefined && job.state === "Queued",
      ...(ref !== undefined && { task: taskOf(ref), handle: TaskRef.stringify(ref) }),
      ...(cost !== undefined && { cost }),
      ...(error !== undefined && {
        problem: {
          tag: error._tag,
          summary: error.summary,
          advice: error.advice,
          isRetryable: error.isRetryable
        }
      }),
      files: (manifest?.files ?? []).map((file) => {
        const path = files.pathOf(file.path)
        return {
          ...(path !== undefined && { path }),
          name: file.name,
          kind: file.kind,
          mediaType: file.mediaType,
          bytes: file.bytes
        }
      })
    }
  })
  return { of }
})

const layer = Layer.effect(JobSummaries, make)
