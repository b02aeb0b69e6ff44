/**
 * Stores the handles of the tasks on disk. With one of these files any process can resume its task.
 */
import { type InvalidTaskRef, TaskRef } from "@effect-media/core"
import { Context, Effect, FileSystem, Layer, Path, type PlatformError } from "effect"
import type { Job } from "./jobs.ts"

export class Handles extends Context.Service<Handles, {
  /** Writes a job's handle. */
  readonly save: (job: Job, ref: TaskRef) => Effect.Effect<void, PlatformError.PlatformError>
  /** Reads it back. */
  readonly load: (job: Job) => Effect.Effect<TaskRef, PlatformError.PlatformError | InvalidTaskRef>
  /** Removes the handle of a job that has ended. */
  readonly done: (job: Job) => Effect.Effect<void>
  /** The handles of the jobs that have not ended. */
  readonly unfinished: Effect.Effect<ReadonlyArray<TaskRef>>
}>()("example-demo/Handles") {
  static readonly layer = (out: string) =>
    Layer.effect(
      Handles,
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const path = yield* Path.Path
        const open = new Map<Job, TaskRef>()
        const directory = path.join(out, "handles")
        const fileOf = ({ model, vendor }: Job) => path.join(directory, `${vendor}-${model.replaceAll("/", "-")}.json`)
        return {
          save: Effect.fnUntraced(function*(job: Job, ref: TaskRef) {
            open.set(job, ref)
            yield* fs.makeDirectory(directory, { recursive: true })
            yield* fs.writeFileString(fileOf(job), `${TaskRef.stringify(ref)}\n`)
          }),
          load: (job: Job) => Effect.flatMap(fs.readFileString(fileOf(job)), TaskRef.parse),
          done: (job: Job) => Effect.sync(() => open.delete(job)),
          unfinished: Effect.sync(() => [...open.values()])
        }
      })
    )
}
