/**
 * Learns how long tasks take from those that ended, by the vendor's own clock. Poll schedules use it to decide when to
 * poll the next ones.
 *
 * Durations are modelled as log-logistic: like a log-normal with a heavier tail, and with a survival function in closed
 * form. The estimate of a model is shrunk towards its provider and kind, and that one towards a prior of the kind;
 * older durations count less than newer ones.
 */
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { MediaKind, TaskRef } from "../task/TaskRef.ts"
import type { Succeeded } from "../task/TaskSnapshot.ts"
import { type DurationModel, estimate as estimateFrom, hazardAt, survivalAt } from "./internal/estimate.ts"

export { type DurationModel, estimateFrom as estimate, hazardAt, survivalAt }

/** The fields that put tasks into the same class. */
export type TaskClass = Pick<TaskRef, "provider" | "kind" | "model">

/** Records durations and estimates them. */
export interface DurationsService {
  /** Records a task that succeeded. If the vendor gives no times, nothing is learned. */
  readonly record: (task: Succeeded) => Effect.Effect<void>
  /** Returns the expected duration of such a task. */
  readonly estimate: (alike: TaskClass) => Effect.Effect<DurationModel>
}

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

  const estimate = (alike: TaskClass) =>
    Effect.sync(() => {
      const family = familyOf(alike)
      const own = family.get(alike.model ?? "")?.logs ?? []
      return estimateFrom(alike.kind, Array.from(family.values(), ({ logs }) => logs), own)
    })

  return { record, estimate }
}

/** Creates durations in memory that are lost when the process ends. */
export const makeMemory = (): DurationsService => make([], () => Effect.void)
