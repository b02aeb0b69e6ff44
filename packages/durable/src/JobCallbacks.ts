/**
 * Delivers vendors' callbacks to jobs: a notice that reaches any process is passed to the runner that has the job, also
 * after a restart.
 */
import { Callbacks, make as makeCallbacks } from "@effect-media/core/callbacks/Callbacks"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as DurableDeferred from "effect/workflow/DurableDeferred"
import { WorkflowEngine } from "effect/workflow/WorkflowEngine"
import { hasEnded } from "./Job.ts"
import { JobStore } from "./JobStore.ts"
import { CallbackReceived, MediaJob } from "./MediaJob.ts"

/**
 * The `Callbacks` for core's `CallbackRoutes`. The engine keeps the first notice about a job's task, and the job polls
 * at once. Later notices, and those about tasks without a job, are delivered within this process only.
 *
 * A notice is lost if the database cannot take it now. That only costs time, because the wait also polls.
 */
export const layer: Layer.Layer<Callbacks, never, WorkflowEngine | JobStore> = Layer.effect(
  Callbacks,
  Effect.gen(function*() {
    const engine = yield* WorkflowEngine
    const store = yield* JobStore
    const local = makeCallbacks()

    const tell = Effect.fnUntraced(function*(provider: string, id: string) {
      const job = yield* store.byTask(provider, id)
      if (Option.isNone(job) || hasEnded(job.value)) return
      const executionId = yield* MediaJob.executionId(job.value)
      const token = DurableDeferred.tokenFromExecutionId(CallbackReceived, { workflow: MediaJob, executionId })
      yield* Effect.provideService(
        DurableDeferred.succeed(CallbackReceived, { token, value: undefined }),
        WorkflowEngine,
        engine
      )
    })

    return {
      ...local,
      notify: (notice) =>
        Effect.andThen(
          local.notify(notice),
          Effect.catch(
            tell(notice.provider, notice.id),
            (error) => Effect.logWarning(`A callback for task ${notice.id} did not reach its job. ${error.message}`)
          )
        )
    }
  })
)
