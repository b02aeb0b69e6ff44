/**
 * Creates providers that follow a script: the test double behind every `layerTest`. It records all calls.
 */
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { mediaKindOfUrl } from "../task/Asset.ts"
import type { FailureCategory } from "../task/FailureCategory.ts"
import { InvalidRequest, type StatusError, type SubmitError, TaskNotFound } from "../task/TaskError.ts"
import type { TaskProvider } from "../task/TaskProvider.ts"
import { acceptRef, type MediaKind, TaskRef } from "../task/TaskRef.ts"
import type { Cost, TaskSnapshot } from "../task/TaskSnapshot.ts"

/**
 * The script of one submit: it is refused, or it becomes a task that is polled and ends.
 *
 * - `refuses`: the error of the submit; the other fields are ignored then
 * - `polls`: the replies to the first polls: a state, or the error of the poll; `"not-found"` is a `TaskNotFound`
 * - `urls` (and `cost`), `fails` or `cancelled`: the reply to every later poll; without any of them the task stays
 *   running
 */
export interface ScriptedTask {
  readonly refuses?: SubmitError | undefined
  readonly polls?: ReadonlyArray<"queued" | "running" | "not-found" | StatusError> | undefined
  readonly urls?: ReadonlyArray<string> | undefined
  readonly cost?: Cost | undefined
  readonly fails?: {
    readonly code: string
    readonly category?: FailureCategory | undefined
    readonly description?: string | undefined
  } | undefined
  readonly cancelled?: boolean | undefined
}

/** One call of a scripted provider. */
export type Call =
  | { readonly operation: "submit"; readonly request: unknown }
  | { readonly operation: "status"; readonly ref: TaskRef }

/** The calls of a scripted provider so far, in order. */
export interface Calls {
  readonly all: Effect.Effect<ReadonlyArray<Call>>
}

/** A provider that follows a script, and its calls. */
export interface ScriptedProvider<in Request, out Name extends string = string> extends TaskProvider<Request> {
  readonly provider: Name
  readonly calls: Calls
}

const everyTenth = { initialDelay: 0, steps: [{ after: 0, interval: "100 millis" }], fixed: true } as const

/**
 * Creates a provider whose submits take the script's tasks one after the other. A submit beyond the script fails with an
 * `InvalidRequest` that names the number of tasks.
 */
export const make = Effect.fnUntraced(function*<Request = unknown, const Name extends string = string>(
  provider: Name,
  script: ReadonlyArray<ScriptedTask>,
  options: {
    /** Returns the kind and model of a request, for its handle. @default an image without a model */
    readonly describe?: ((request: Request) => { readonly kind: MediaKind; readonly model?: string }) | undefined
    /** The provider's own check of requests. */
    readonly validate?: ((request: Request) => Effect.Effect<unknown, InvalidRequest>) | undefined
  } = {}
): Effect.fn.Return<ScriptedProvider<Request, Name>> {
  const calls: Array<Call> = []
  const tasks = new Map<string, { readonly task: ScriptedTask; polled: number }>()
  const describe = options.describe ?? (() => ({ kind: "image" as const }))
  let submits = 0

  const submit = Effect.fnUntraced(function*(request: Request): Effect.fn.Return<TaskRef, SubmitError> {
    calls.push({ operation: "submit", request })
    if (options.validate !== undefined) yield* options.validate(request)
    const task = script[submits]
    submits += 1
    if (task === undefined) {
      return yield* InvalidRequest.local(provider, [{
        path: "",
        problem: `the script has ${script.length} tasks, and this is submit ${submits}`
      }])
    }
    if (task.refuses !== undefined) return yield* task.refuses
    const id = `${provider}-${submits}`
    tasks.set(id, { task, polled: 0 })
    return TaskRef.make({ provider, ...describe(request), id, submittedAt: yield* DateTime.now })
  })

  const status = Effect.fnUntraced(function*(ref: TaskRef): Effect.fn.Return<TaskSnapshot, StatusError> {
    calls.push({ operation: "status", ref })
    const scripted = tasks.get(ref.id)
    if (scripted === undefined) {
      return yield* new TaskNotFound({ provider, ref, description: "the script has no such task" })
    }
    const step = scripted.task.polls?.[scripted.polled]
    scripted.polled += 1
    if (step === undefined) return endOf(ref, scripted.task)
    if (typeof step !== "string") return yield* step
    if (step === "not-found") return yield* new TaskNotFound({ provider, ref, description: "the script says so" })
    return { _tag: step === "queued" ? "Queued" : "Running", ref, status: step }
  })

  return {
    provider,
    limits: {},
    polling: { image: everyTenth, video: everyTenth, audio: everyTenth, other: everyTenth },
    submit,
    status: acceptRef(status),
    calls: { all: Effect.sync(() => [...calls]) }
  }
})

/**
 * Creates the test double of a service, and the service that holds its calls: the body of a `layerTest`.
 *
 * - `describe`, `validate`: as in {@link make}; `validate` is built first
 * - `extend`: adds the operations that only this service has
 */
export const layer = <Self, Shape, SelfCalls, Request, Checked, const Name extends string>(
  service: Context.Key<Self, Shape>,
  calls: Context.Key<SelfCalls, Calls>,
  options: {
    readonly provider: Name
    readonly script: ReadonlyArray<ScriptedTask>
    readonly describe: (request: Request) => { readonly kind: MediaKind; readonly model?: string }
    readonly validate: Effect.Effect<(request: unknown) => Effect.Effect<Checked, InvalidRequest>>
  },
  extend: (scripted: ScriptedProvider<Request, Name>) => Shape
): Layer.Layer<Self | SelfCalls> =>
  Layer.effectContext(Effect.gen(function*() {
    const { describe, provider, script } = options
    const scripted = yield* make<Request, Name>(provider, script, { describe, validate: yield* options.validate })
    return Context.make(service, extend(scripted)).pipe(Context.add(calls, scripted.calls))
  }))

const endOf = (ref: TaskRef, { cancelled, cost, fails, urls }: ScriptedTask): TaskSnapshot => {
  if (fails !== undefined) {
    const { category = "Unknown", code, description = "" } = fails
    return { _tag: "Failed", ref, status: "failed", code, category, description }
  }
  if (cancelled === true) return { _tag: "Cancelled", ref, status: "cancelled" }
  if (urls === undefined) return { _tag: "Running", ref, status: "running" }
  const assets = urls.map((url) => ({ url, kind: mediaKindOfUrl(url, ref.kind), role: "result" as const }))
  return { _tag: "Succeeded", ref, status: "success", assets, cost }
}
