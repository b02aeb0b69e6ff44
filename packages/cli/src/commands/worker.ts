import { hasEnded } from "@effect-media/durable/Job"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import * as Flags from "../config/Flags.ts"
import { Job } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { handled } from "../output/runCommand.ts"

/** Loads the engine only when needed: it is large, and most commands do not use it. */
const load = Effect.promise(() => import("../tasks/JobsDatabase.ts"))

/** Retries until the database is available again. */
const untilThere = <A, E extends { readonly isRetryable: boolean; readonly message: string }, R>(
  asking: Effect.Effect<A, E, R>
) =>
  asking.pipe(
    Effect.tapError((error) => error.isRetryable ? Effect.logWarning(error.message) : Effect.void),
    Effect.retry({ schedule: Schedule.spaced("2 seconds"), while: ({ isRetryable }) => isRetryable })
  )

/** `worker --database D --out DIR` */
export const worker = Command.make("worker", {
  database: Flags.database,
  untilIdle: Flags.toggle("until-idle").pipe(
    Flag.withDescription("End when no job is left for the providers of this worker")
  ),
  ...Flags.saving
}, ({ database, untilIdle, ...flags }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const { JobProviders, Jobs, layerWorker } = yield* load
    const working = Effect.gen(function*() {
      const jobs = yield* Jobs
      const states = new Map<string, string>()
      const watch = Stream.runForEach(jobs.changes, (job) => {
        if (states.get(job.key) === job.state) return Effect.void
        if (hasEnded(job)) states.delete(job.key)
        else states.set(job.key, job.state)
        return output.emit(Job.make({ job }))
      })
      yield* output.note("The worker runs. Ctrl-C ends it; the next worker resumes the jobs.")
      if (!untilIdle) return yield* untilThere(watch)
      yield* Effect.forkScoped(untilThere(watch))
      const { names } = yield* JobProviders
      const left = Effect.map(untilThere(jobs.counts), ({ states, unserved }) => {
        const others = Object.entries(unserved).filter(([provider]) => !names.includes(provider))
        return {
          ours: states.Queued + states.Running - others.reduce((sum, [, count]) => sum + count, 0),
          others: others.map(([provider, count]) => `${count} of ${provider}`).join(", ")
        }
      })
      const { others } = yield* Effect.repeat(left, {
        until: ({ ours }) => ours === 0,
        schedule: Schedule.spaced("300 millis")
      })
      // The last change is read a moment later.
      yield* Effect.sleep("700 millis")
      yield* output.note(
        others === "" ? "No job is left." : `No job is left, except those that wait for another worker: ${others}.`
      )
    })
    yield* Effect.scoped(
      Effect.provide(working, layerWorker(database, flags))
    )
  }))).pipe(
    Command.withExamples([
      { command: "effect-media worker --out pictures", description: "Run the jobs in the user's own database" },
      {
        command: "EFFECT_MEDIA_DATABASE_URL=postgresql://… effect-media worker --out pictures",
        description: "Run one of several workers on PostgreSQL"
      }
    ])
  )
