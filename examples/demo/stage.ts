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

/** How often a job was handed to its vendor: taken, and refused for pace without being read. */
export interface Submits {
  readonly job: Job
  readonly taken: number
  readonly refused: number
}

/** The submits that the emulator has recorded. */
export const submits = Effect.fnUntraced(function*(jobs: ReadonlyArray<Job>) {
  const emulator = yield* Emulator
  const posts = (yield* emulator.requests).filter(({ operation }) => operation === "submit")
  return jobs.map((job): Submits => {
    const own = posts.filter(({ model, vendor }) => vendor === job.vendor && model === job.model)
    const refused = own.filter(({ fault }) => fault === "Refuse").length
    return { job, refused, taken: own.length - refused }
  })
})
