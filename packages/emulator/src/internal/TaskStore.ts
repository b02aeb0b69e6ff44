/**
 * Stores everything that the emulator remembers about tasks and money. The time is always an argument.
 */
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Random from "effect/Random"
import type * as Schema from "effect/Schema"
import * as Durations from "../Durations.ts"
import type { Outcome, ScriptedTask } from "../Script.ts"
import type { Kind, Vendor } from "../Wire.ts"
import { Refusal } from "./Refusal.ts"

/** The strictness of the input check. */
export interface ValidationMode {
  readonly inputs: "checked" | "any"
  readonly models: "known" | "any"
}

/** A task after its submit. */
export interface Task {
  readonly vendor: Vendor
  readonly id: string
  readonly model: string
  readonly kind: Kind
  /** The number of its files if its script does not say. */
  readonly usualResults: number
  /** The route of its submit, if the vendor has one for each kind. */
  readonly route: Kind | undefined
  /** The complete create body. */
  readonly body: Schema.JsonObject
  /** The part of the body that describes the job. */
  readonly input: Schema.JsonObject
  /** The callback URL. */
  readonly callbackUrl: string | undefined
  readonly createdAt: number
  readonly durationMillis: number
  /** True if the duration was set: by a script, for all tasks, or by a speed. */
  readonly isTimed: boolean
  readonly cost: number
  readonly script: ScriptedTask
  /** The key of its submit. */
  readonly key: string
  /** APIPod's idempotency key, if the submit had one. */
  readonly replayKey: string | undefined
  submits: number
  polls: number
  bareSuccesses: number
  /** Set by the first poll that finds it ended, if its duration is counted in polls. */
  endedAt: number | undefined
  /** Set if it was cancelled, or did not start in time: the time and the reason of its end. */
  stopped: { readonly at: number; readonly code: string; readonly message: string } | undefined
}

/** An uploaded file. */
export interface Upload {
  readonly bytes: Uint8Array
  readonly type: string
  readonly at: number
}

/** A parsed submit. */
export interface SubmitRequest {
  readonly vendor: Vendor
  readonly model: string
  readonly kind: Kind
  readonly usualResults?: number | undefined
  readonly route?: Kind | undefined
  readonly body: Schema.JsonObject
  readonly input: Schema.JsonObject
  readonly callbackUrl: string | undefined
  readonly key: string
  readonly replayKey?: string | undefined
  readonly now: number
  readonly makeId: () => string
}

/** The result of one status query. */
export type View = Data.TaggedEnum<{
  Going: { readonly word: string; readonly progress: number }
  Success: { readonly word: string; readonly endedAt: number; readonly hasResult: boolean }
  Fail: { readonly word: string; readonly endedAt: number; readonly code: string | undefined; readonly message: string }
  Cancelled: { readonly word: string; readonly endedAt: number }
}>

/** Constructors and matchers of {@link View}. */
export const View = Data.taggedEnum<View>()

/** The status words of a vendor. */
export interface Words {
  readonly going: ReadonlyArray<string>
  readonly ends: { readonly success: string; readonly fail: string; readonly cancelled?: string | undefined }
}

/** The cost of an unscripted job: credits at KIE, billable units at fal, dollars at the others. */
export const costs: Readonly<Record<Vendor, Readonly<Record<Kind, number>>>> = {
  "globalaiopc-image": { image: 0.03, video: 0.3, audio: 0.03, other: 0.03 },
  "globalaiopc-video": { image: 0.03, video: 0.3, audio: 0.03, other: 0.03 },
  apipod: { image: 0.04, video: 0.4, audio: 0.04, other: 0.04 },
  apixo: { image: 0.035, video: 0.35, audio: 0.05, other: 0.05 },
  kie: { image: 4, video: 60, audio: 12, other: 0.4 },
  fal: { image: 1, video: 5, audio: 0.02, other: 1 },
  replicate: { image: 0.003, video: 0.5, audio: 0.01, other: 0.001 }
}

/** The balance of an account whose credits are not scripted; it is never used up. */
export const untouchedCredits: Readonly<Record<Vendor, number>> = {
  "globalaiopc-image": 100,
  "globalaiopc-video": 100,
  apipod: 100,
  apixo: 74.87,
  kie: 1234.5,
  fal: 100,
  replicate: 100
}

/** Options of the store, with defaults applied. */
export interface DeskOptions {
  readonly random: Random.Random
  readonly speed: number
  readonly durationMillis: number | undefined
  readonly maxTasks: number
  readonly validation: ValidationMode
}

interface Scripted {
  readonly script: ScriptedTask
  left: number
}

/** Stores tasks, scripts, balances and uploads. */
export class TaskStore {
  readonly options: DeskOptions
  readonly tasks = new Map<string, Task>()
  private readonly scripts: Array<Scripted> = []
  private readonly credits = new Map<Vendor, number>()
  /** APIPod's idempotency keys. */
  readonly replays = new Map<string, { readonly text: string; readonly taskId: string; readonly at: number }>()

  /** The uploads by path. */
  readonly uploads = new Map<string, Upload>()

  private open: Array<Task> = []

  constructor(options: DeskOptions) {
    this.options = options
  }

  /** Scripts the next matching submits. */
  addScript(script: ScriptedTask): void {
    this.scripts.push({ script, left: script.times === "forever" ? Infinity : script.times ?? 1 })
  }

  /** Sets the balance of an account. */
  setCredits(vendor: Vendor, amount: number): void {
    this.credits.set(vendor, amount)
  }

  /** The balance of an account. */
  balance(vendor: Vendor): number {
    return this.credits.get(vendor) ?? untouchedCredits[vendor]
  }

  /** Returns random hexadecimal digits. */
  hex(length: number): string {
    return this.letters("0123456789abcdef", length)
  }

  /** Returns random letters of an alphabet. */
  letters(alphabet: string, length: number): string {
    let out = ""
    for (let i = 0; i < length; i++) {
      out += alphabet[Math.floor(this.options.random.nextDoubleUnsafe() * alphabet.length)]
    }
    return out
  }

  /** Accepts a submit if the balance is sufficient; a refused submit leaves its script to the next. */
  readonly submit = Effect.fnUntraced(
    { self: this },
    function*(request: SubmitRequest): Effect.fn.Return<Task, Refusal> {
      const entry = this.scripts.find(({ script }) =>
        script.vendor === request.vendor && (script.model === undefined || script.model === request.model)
      )
      const script: ScriptedTask = entry?.script ?? { vendor: request.vendor }
      const kind = script.kind ?? request.kind
      const cost = script.cost ?? costs[request.vendor][kind]
      const credits = this.credits.get(request.vendor)
      if (credits !== undefined && credits < cost) return yield* new Refusal({ reason: "InsufficientCredits" })
      if (credits !== undefined) this.credits.set(request.vendor, credits - cost)
      if (entry !== undefined) this.use(entry)
      let id = request.makeId()
      while (this.tasks.has(id)) id = request.makeId()
      const task: Task = {
        vendor: request.vendor,
        id,
        model: request.model,
        kind,
        usualResults: kind === "other" ? 0 : request.usualResults ?? 1,
        route: request.route,
        body: request.body,
        input: request.input,
        callbackUrl: request.callbackUrl,
        createdAt: request.now,
        durationMillis: Math.round(
          script.duration !== undefined
            ? Duration.toMillis(script.duration)
            : this.options.durationMillis ??
              Durations.draw(request.model, kind, this.options.random) / this.options.speed
        ),
        isTimed: script.pendingPolls === undefined &&
          (script.duration !== undefined || this.options.durationMillis !== undefined || this.options.speed !== 1),
        cost,
        script,
        key: request.key,
        replayKey: request.replayKey,
        submits: 1,
        polls: 0,
        bareSuccesses: 0,
        endedAt: undefined,
        stopped: undefined
      }
      this.tasks.set(id, task)
      this.open.push(task)
      if (this.tasks.size > this.options.maxTasks) this.forgetOldest()
      return task
    }
  )

  /** Finds a task for a status query and returns its state; the query counts. */
  readonly poll = Effect.fnUntraced({ self: this }, function*(
    id: string,
    vendor: Vendor,
    words: Words,
    now: number
  ): Effect.fn.Return<{ readonly task: Task; readonly view: View }, Refusal> {
    const task = this.tasks.get(id)
    if (task === undefined || task.vendor !== vendor) return yield* new Refusal({ reason: "NotFound" })
    task.polls++
    if (isHidden(task, now)) return yield* new Refusal({ reason: "NotFound" })
    const view = look(task, words, now)
    if (View.$is("Success")(view) && !view.hasResult) task.bareSuccesses++
    if (!View.$is("Going")(view)) task.endedAt ??= view.endedAt
    return { task, view }
  })

  /** Returns the number of unfinished tasks of a key. */
  running(vendor: Vendor, key: string, now: number): number {
    this.open = this.open.filter((task) => !isOver(task, now))
    return this.open.filter((task) => task.vendor === vendor && task.key === key).length
  }

  private forgetOldest(): void {
    for (const [id, task] of this.tasks) {
      this.tasks.delete(id)
      if (task.replayKey !== undefined) this.replays.delete(task.replayKey)
      if (this.open[0] === task) this.open.shift()
      return
    }
  }

  private use(entry: Scripted): void {
    entry.left--
    if (entry.left <= 0) this.scripts.splice(this.scripts.indexOf(entry), 1)
  }
}

const hiddenPolls = (task: Task): number =>
  task.script.visibleAfter !== undefined && "polls" in task.script.visibleAfter ? task.script.visibleAfter.polls : 0

const isHidden = (task: Task, now: number): boolean => {
  const visibleAfter = task.script.visibleAfter
  if (visibleAfter === undefined) return false
  return "polls" in visibleAfter
    ? task.polls <= visibleAfter.polls
    : now - task.createdAt < Duration.toMillis(visibleAfter.duration)
}

/** Returns the completed share of a task: at least 1 when it has ended. */
const share = (task: Task, now: number): number => {
  if (task.endedAt !== undefined || isStopped(task, now)) return 1
  const pending = task.script.pendingPolls
  if (pending !== undefined) return task.polls === 0 ? 0 : portion(task.polls - hiddenPolls(task) - 1, pending)
  return portion(now - task.createdAt, task.durationMillis)
}

const portion = (part: number, whole: number): number => whole === 0 ? 1 : Math.max(0, part) / whole

/** Returns true if a task was stopped before its own end. */
const isStopped = ({ endedAt, stopped }: Task, now: number): boolean =>
  stopped !== undefined && now >= stopped.at && (endedAt === undefined || stopped.at <= endedAt)

const end = (task: Task, now: number): number =>
  task.endedAt ?? (task.script.pendingPolls === undefined ? task.createdAt + task.durationMillis : now)

/** Returns true if a task has ended. */
export const isOver = (task: Task, now: number): boolean => share(task, now) >= 1

/** Returns the state of a task at a time, without counting a query. */
export const look = (task: Task, words: Words, now: number): View => {
  const done = share(task, now)
  if (done < 1) {
    const going = task.script.states ?? words.going
    return View.Going({ word: going[Math.floor(done * going.length)] ?? "", progress: Math.floor(done * 100) })
  }
  if (task.stopped !== undefined && isStopped(task, now)) {
    const { at: endedAt, code, message } = task.stopped
    return View.Fail({ word: words.ends.fail, endedAt, code, message })
  }
  const endedAt = end(task, now)
  const outcome: Outcome = task.script.outcome ?? "success"
  if (outcome === "cancelled") {
    return words.ends.cancelled === undefined
      ? View.Fail({ word: words.ends.fail, endedAt, code: undefined, message: "cancelled" })
      : View.Cancelled({ word: words.ends.cancelled, endedAt })
  }
  if (outcome === "success") {
    const hasResult = task.bareSuccesses >= (task.script.resultAfterSuccess ?? 0)
    return View.Success({ word: words.ends.success, endedAt, hasResult })
  }
  return View.Fail({ word: words.ends.fail, endedAt, code: outcome.fail.code, message: outcome.fail.message })
}

/** Returns the creation time of a task's files, if they exist. */
export const filesSince = (task: Task, now: number): number | undefined =>
  isOver(task, now) && !isStopped(task, now) && (task.script.outcome ?? "success") === "success"
    ? end(task, now)
    : undefined
