/**
 * The emulator's side of the demo: it is told what the jobs meet, and asked afterwards what it saw.
 */
import { Emulator } from "@effect-media/emulator"
import { Effect } from "effect"
import type { Job } from "./jobs.ts"

/** Tells the emulator what the jobs meet. */
export const prepare = Effect.fnUntraced(function*(jobs: ReadonlyArray<Job>) {
  const emulator = yield* Emulator
  for (const { faults = [], model, script, vendor } of jobs) {
    yield* emulator.script({ ...script, vendor, model })
    for (const fault of faults) yield* emulator.fault({ ...fault, vendor, model })
  }
})

/**
 * How often a job was handed to its vendor.
 *
 * - `taken`: how often it was, or will be, paid for
 * - `refused`: how often it was refused for pace, unread
 */
export interface Submits {
  readonly job: Job
  readonly taken: number
  readonly refused: number
}

/** The submits that the emulator has seen. */
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
 * How many tasks were submitted with a callback URL, and of how many of them the callback was heard.
 */
export interface CallbackCount {
  readonly asked: number
  readonly heard: number
}

/** The callbacks that the emulator was asked for, and those that were answered well. */
export const callbacks = Effect.gen(function*() {
  const emulator = yield* Emulator
  const asked = (yield* emulator.tasks).filter(({ callbackUrl }) => callbackUrl !== undefined)
  const heard = (yield* emulator.callbacks).filter(({ status }) => status === 200)
  return { asked: asked.length, heard: new Set(heard.map(({ taskId }) => taskId)).size } satisfies CallbackCount
})
