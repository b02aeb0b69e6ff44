/**
 * Learns how long tasks take from the times of those that succeeded. Poll schedules use it to decide when to poll the
 * next ones.
 *
 * Durations are assumed to be log-logistic: like a log-normal with a heavier tail, and with a survival function in
 * closed form. The fewer durations of a model are known, the closer its estimate is to the mean of its provider and
 * kind, and that one to a typical duration of the kind. Newer durations count more than older ones.
 */
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { MediaKind, TaskRef } from "../task/TaskRef.ts"
import type { Succeeded } from "../task/TaskSnapshot.ts"

/** The fields of a handle by which durations are learned: separately for each provider, kind and model. */
export type TaskClass = Pick<TaskRef, "provider" | "kind" | "model">

/** Records durations and estimates them. */
export interface DurationsService {
  /** Records a task that succeeded. If the vendor gives no times, nothing is learned. */
  readonly record: (task: Succeeded) => Effect.Effect<void>
  /** Returns the expected duration of such a task. */
  readonly estimate: (task: TaskClass) => Effect.Effect<DurationModel>
}

/**
 * Returns the duration of a task if it is known where the program runs: an emulator provides the durations that were set
 * for its tasks. A poller without `Durations` of its own prefers them to what it has learned.
 */
export const KnownDurations = Context.Reference<
  (task: TaskClass & { readonly id?: string | undefined }) => Effect.Effect<DurationModel | undefined>
>("@effect-media/core/polling/Durations/KnownDurations", { defaultValue: () => () => Effect.undefined })

/**
 * Learns and estimates how long tasks take.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Durations, TaskRef } from "@effect-media/core"
 * import * as DateTime from "effect/DateTime"
 * import * as Effect from "effect/Effect"
 *
 * const program = Effect.gen(function*() {
 *   const durations = yield* Durations
 *   const ref = TaskRef.make({ provider: "acme", kind: "image", model: "quick", id: "1" })
 *   const [createdAt, completedAt] = [DateTime.makeUnsafe(0), DateTime.makeUnsafe(8000)]
 *   for (let i = 0; i < 20; i++) {
 *     yield* durations.record({ _tag: "Succeeded", ref, status: "done", assets: [], createdAt, completedAt })
 *   }
 *   const { median } = yield* durations.estimate(ref)
 *   return Math.round(median / 1000)
 * })
 *
 * await Effect.runPromise(Effect.provide(program, Durations.layer)) // => 8
 * ```
 */
export class Durations extends Context.Service<Durations, DurationsService>()("@effect-media/core/polling/Durations") {
  /** Keeps durations in memory until the process ends. `DurationsStore` keeps them beyond that. */
  static get layer(): Layer.Layer<Durations> {
    return Layer.sync(Durations, makeMemory)
  }
}

/** The durations kept for a model: logarithms of the last ones, in ms, the newest last. */
export interface Samples {
  readonly provider: string
  readonly kind: MediaKind
  readonly model: string
  readonly logs: ReadonlyArray<number>
}

/** The same, but mutable. */
interface Learning extends Samples {
  readonly logs: Array<number>
}

const remembered = 32
const longest = 24 * 60 * 60 * 1000

/** Creates durations in memory that start with `stored`, and reports every change. */
export const make = (
  stored: ReadonlyArray<Samples>,
  save: (all: () => ReadonlyArray<Samples>) => Effect.Effect<void>
): DurationsService => {
  const families = new Map<string, Map<string, Learning>>()
  const familyOf = ({ kind, provider }: TaskClass) => {
    const key = `${provider} ${kind}`
    const family = families.get(key) ?? new Map<string, Learning>()
    families.set(key, family)
    return family
  }
  for (const known of stored) familyOf(known).set(known.model, { ...known, logs: [...known.logs] })

  const all = () => Array.from(families.values()).flatMap((family) => Array.from(family.values()))

  const record = ({ completedAt, createdAt, ref }: Succeeded) =>
    Effect.suspend(() => {
      if (createdAt === undefined || completedAt === undefined) return Effect.void
      const millis = DateTime.toEpochMillis(completedAt) - DateTime.toEpochMillis(createdAt)
      if (millis <= 0 || millis > longest) return Effect.void
      const { kind, model = "", provider } = ref
      const family = familyOf(ref)
      const known = family.get(model) ?? { provider, kind, model, logs: [] }
      known.logs.push(Math.log(millis))
      if (known.logs.length > remembered) known.logs.shift()
      family.set(model, known)
      return save(all)
    })

  const estimateFor = (task: TaskClass) =>
    Effect.sync(() => {
      const family = familyOf(task)
      const own = family.get(task.model ?? "")?.logs ?? []
      return estimate(task.kind, Array.from(family.values(), ({ logs }) => logs), own)
    })

  return { record, estimate: estimateFor }
}

/** Creates durations in memory that are lost when the process ends. */
export const makeMemory = (): DurationsService => make([], () => Effect.void)

/** Creates durations in memory that prefer the known ones. */
export const makeDefault = (): DurationsService => {
  const memory = makeMemory()
  return {
    record: memory.record,
    estimate: (task) =>
      Effect.withFiber((fiber) =>
        Effect.flatMap(
          fiber.getRef(KnownDurations)(task),
          (known) => known === undefined ? memory.estimate(task) : Effect.succeed(known)
        )
      )
  }
}

/** A log-logistic duration: half of the tasks end before `median` (ms); a smaller `spread` means closer to it. */
export interface DurationModel {
  readonly median: number
  readonly spread: number
}

/** The probability that a task takes longer than this age, in ms. */
export const survivalAt = ({ median, spread }: DurationModel, age: number): number =>
  age <= 0 ? 1 : 1 / (1 + (age / median) ** (1 / spread))

/** The hazard, per ms: the rate at which tasks that have not ended by this age, in ms, end now. */
export const hazardAt = (model: DurationModel, age: number): number =>
  (1 - survivalAt(model, age)) / (model.spread * Math.max(1, age))

/** Logarithms of durations in ms, the newest last. */
type Logs = ReadonlyArray<number>

/**
 * The expected duration of each kind, in ms, if nothing is known: near the medians of public recordings of April 2026.
 */
const priorMedian: Readonly<Record<MediaKind, number>> = {
  image: 35_000,
  video: 130_000,
  audio: 60_000,
  other: 60_000
}

/** The weight of each prior in observations, and the spread between models of a kind and within a model, in logs. */
const prior = { kind: 0.5, betweenModels: 0.6, betweenModelsWeight: 2, withinModel: 0.3, withinModelWeight: 6 }

/** The weight of each task compared with the one after it: a vendor that becomes slow overnight is noticed. */
const forgetting = 0.9

const summaryOf = (logs: Logs) => {
  let weight = 0
  let sum = 0
  let squares = 0
  let w = 1
  for (let i = logs.length - 1; i >= 0; i--) {
    const log = logs[i] ?? 0
    weight += w
    sum += w * log
    squares += w * log * log
    w *= forgetting
  }
  const mean = weight === 0 ? 0 : sum / weight
  return { weight, mean, scatter: Math.max(0, squares - weight * mean * mean) }
}

/**
 * Estimates the duration of a model from the models of its provider and kind. Its own mean is shrunk towards theirs by
 * how much each is worth, and theirs towards the prior of the kind.
 */
export const estimate = (kind: MediaKind, models: Iterable<Logs>, own: Logs): DurationModel => {
  const each = Array.from(models, summaryOf)
  const sum = (of: (model: ReturnType<typeof summaryOf>) => number) =>
    each.reduce((total, model) => total + of(model), 0)
  const kindWeight = prior.kind + each.length
  const kindMean = (prior.kind * Math.log(priorMedian[kind]) + sum(({ mean }) => mean)) / kindWeight
  const between = (prior.betweenModelsWeight * prior.betweenModels ** 2 + sum(({ mean }) => (mean - kindMean) ** 2)) /
    (prior.betweenModelsWeight + each.length)
  const within = (prior.withinModelWeight * prior.withinModel ** 2 + sum(({ scatter }) => scatter)) /
    (prior.withinModelWeight + sum(({ weight }) => Math.max(0, weight - 1)))
  const mine = summaryOf(own)
  const uncertain = between * (1 + 1 / kindWeight)
  const precision = 1 / uncertain + mine.weight / within
  const mean = (kindMean / uncertain + mine.weight * mine.mean / within) / precision
  const deviation = Math.sqrt(within + 1 / precision)
  return { median: Math.exp(mean), spread: deviation * Math.sqrt(3) / Math.PI }
}
