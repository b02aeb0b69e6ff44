/**
 * Stores learned durations in a `KeyValueStore`: a directory, a database, Redis.
 *
 * Each provider and kind has its own key, which is read again before every write, so processes that share a store learn
 * from each other. If two processes write in the same moment, the durations that one of them recorded may be lost.
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import { MediaKind } from "../task/TaskRef.ts"
import type { Succeeded } from "../task/TaskSnapshot.ts"
import { Durations, type DurationsService, make, type Samples, type TaskClass } from "./Durations.ts"

const prefix = "effect-media/durations"

const keyOf = ({ kind, provider }: TaskClass) => `${prefix}/${provider}/${kind}`

/** The number of ended tasks kept in memory while the store fails. */
const mostUnsaved = 256

/** The longest time that the store may take to answer. */
const storeTimeout = "1 second"

const unreadable = "The stored durations cannot be read. New ones are learned from the next tasks."

const Stored: Schema.Codec<ReadonlyArray<Samples>, unknown> = Schema.Array(Schema.Struct({
  provider: Schema.String,
  kind: MediaKind,
  model: Schema.String,
  logs: Schema.Array(Schema.Finite)
}))

type Store = KeyValueStore.SchemaStore<typeof Stored>

/** Reads the stored durations, if there are any. A store that does not answer in time blocks no caller. */
const read = (store: Store, key: string) =>
  store.get(key).pipe(
    Effect.timeout(storeTimeout),
    Effect.catchTag(
      "SchemaError",
      (error) => Effect.as(Effect.logWarning(unreadable, error), Option.none<ReadonlyArray<Samples>>())
    )
  )

/** Creates the durations of a provider's tasks of one kind. `before` is used if nothing is stored. */
const makeFamily = (store: Store, key: string, before: ReadonlyArray<Samples>): DurationsService => {
  const lock = Semaphore.makeUnsafe(1)
  const unsaved: Array<Succeeded> = []
  let isRead = false
  let all: () => ReadonlyArray<Samples> = () => []
  let wasRecorded = false
  const memoryOf = (known: ReadonlyArray<Samples>) =>
    make(known, (changed) =>
      Effect.sync(() => {
        all = changed
        wasRecorded = true
      }))
  let memory = memoryOf([])

  /** Merges what other processes have stored with what this one has not stored yet. */
  const refresh = Effect.gen(function*() {
    const stored = yield* read(store, key)
    memory = memoryOf(Option.getOrElse(stored, () => before))
    yield* Effect.forEach(unsaved, memory.record, { discard: true })
    isRead = true
  })

  /**
   * Tasks that end at the same time are saved together: a caller that waited for the lock may find nothing left to
   * save.
   */
  const save = lock.withPermit(Effect.gen(function*() {
    if (unsaved.length === 0) return
    unsaved.splice(0, unsaved.length - mostUnsaved)
    yield* refresh
    const saved = unsaved.length
    yield* Effect.timeout(store.set(key, all()), storeTimeout)
    unsaved.splice(0, saved)
  })).pipe(Effect.catch((error) => Effect.logWarning("The learned durations were not stored.", error)))

  const readOnce = lock.withPermit(Effect.suspend(() => isRead ? Effect.void : refresh)).pipe(
    Effect.catch((error) => {
      isRead = true
      return Effect.logWarning(unreadable, error)
    })
  )

  return {
    record: (task) =>
      Effect.suspend(() => {
        wasRecorded = false
        return Effect.flatMap(memory.record(task), () => {
          if (!wasRecorded) return Effect.void
          unsaved.push(task)
          return save
        })
      }),
    estimate: (alike) =>
      Effect.flatMap(Effect.suspend(() => isRead ? Effect.void : readOnce), () => memory.estimate(alike))
  }
}

/**
 * Keeps durations beyond the end of the process. If the store fails, the failure is only logged.
 *
 * @example
 * ```ts import.meta.vitest
 * import { DurationsStore, Poller } from "@effect-media/core"
 * import * as Layer from "effect/Layer"
 * import * as KeyValueStore from "effect/persistence/KeyValueStore"
 *
 * const poller = Poller.layerDurations().pipe(
 *   Layer.provide(DurationsStore.layer),
 *   Layer.provide(KeyValueStore.layerMemory)
 * )
 *
 * Layer.isLayer(poller) // => true
 * ```
 */
export const layer: Layer.Layer<Durations, never, KeyValueStore.KeyValueStore> = Layer.effect(
  Durations,
  Effect.gen(function*() {
    const store = KeyValueStore.toSchemaStore(yield* KeyValueStore.KeyValueStore, Stored)
    // Earlier versions stored everything under one key.
    const before = yield* Effect.catch(read(store, prefix), () => Effect.succeed(Option.none()))
    const families = new Map<string, DurationsService>()
    const familyOf = (task: TaskClass): DurationsService => {
      const key = keyOf(task)
      const family = families.get(key) ??
        makeFamily(store, key, Option.getOrElse(before, () => []).filter((known) => keyOf(known) === key))
      families.set(key, family)
      return family
    }
    return {
      record: (task) => familyOf(task.ref).record(task),
      estimate: (alike) => familyOf(alike).estimate(alike)
    }
  })
)
