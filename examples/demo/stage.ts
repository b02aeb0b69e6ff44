/**
 * Prepares the emulator for the demo, and reads afterwards what it saw.
 */
import { Emulator } from "@effect-media/emulator"
import { Effect } from "effect"
import type { Job } from "./jobs.ts"

/** Scripts the emulator for the jobs. */
export const prepare = Effect.fnUntraced(function*(jobs: ReadonlyArray<Job>) {
  const emulator = yield* Emulator
  for (const { faults = [], model, script, vendor } of jobs) {
    yield* emulator.script({ ...script, vendor, model })
    for (const fault of faults) yield* emulator.fault({ ...fault, vendor, model })
  }
})

/**
 * The number of submits of a job to its vendor.
 *
 * - `taken`: the number of times that it was, or will be, paid for
 * - `refused`: the number of times that it was rate limited, without being read
 */
export interface Submits {
  readonly job: Job
  readonly taken: number
  readonly refused: number
}

/** Counts the submits that the emulator has seen. */
export const submits = Effect.fnUntraced(function*(jobs: ReadonlyArray<Job>) {
  const emulator = yield* Emulator
  const posts = (yield* emulator.requests).filter(({ operation }) => operation === "submit")
  const tasks = yield* emulator.tasks
  return jobs.map((job): Submits => {
    const isOwn = ({ model, vendor }: { readonly model: string | undefined; readonly vendor: string | undefined }) =>
      vendor === job.vendor && model === job.model
    const own = posts.filter(isOwn)
    const refused = own.filter(({ fault }) => fault === "Refuse").length
    return { job, taken: Math.max(own.length - refused, tasks.filter(isOwn).length), refused }
  })
})

/**
 * The number of tasks submitted with a callback URL, and the number of those whose callback arrived.
 */
export interface CallbackCount {
  readonly asked: number
  readonly heard: number
}

/** Counts the callbacks that were requested from the emulator, and those that were answered successfully. */
export const callbacks = Effect.gen(function*() {
  const emulator = yield* Emulator
  const asked = (yield* emulator.tasks).filter(({ callbackUrl }) => callbackUrl !== undefined)
  const heard = (yield* emulator.callbacks).filter(({ status }) => status === 200)
  return { asked: asked.length, heard: new Set(heard.map(({ taskId }) => taskId)).size } satisfies CallbackCount
})
