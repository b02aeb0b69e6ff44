/**
 * What was learned of durations, in a `KeyValueStore`: a directory, a database, Redis.
 *
 * Each provider and kind has a key of its own, which is read again before it is written: processes that share a store
 * learn from each other. Only what two of them learn in the same moment may be lost to one.
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

/** How many ends are kept in mind while the store does not work. */
const mostUnsaved = 256

/** How long the store may take to answer. */
const patience = "1 second"

const unreadable = "What was learned of durations cannot be read: learning anew."

const Stored: Schema.Codec<ReadonlyArray<Samples>, unknown> = Schema.Array(Schema.Struct({
  provider: Schema.String,
  kind: MediaKind,
  model: Schema.String,
  logs: Schema.Array(Schema.Finite)
}))

type Store = KeyValueStore.SchemaStore<typeof Stored>

/** What is stored, if anything can be read: what does not answer holds nobody up. */
const read = (store: Store, key: string) =>
  store.get(key).pipe(
    Effect.timeout(patience),
    Effect.catchTag(
      "SchemaError",
      (error) => Effect.as(Effect.logWarning(unreadable, error), Option.none<ReadonlyArray<Samples>>())
    )
  )

/** What is known of a provider's tasks of one kind; `before` is for where nothing is stored. */
const makeFamily = (store: Store, key: string, before: ReadonlyArray<Samples>): DurationsService => {
  const lock = Semaphore.makeUnsafe(1)
  const unsaved: Array<Succeeded> = []
  let isRead = false
  let all: () => ReadonlyArray<Samples> = () => []
  let hasTaught = false
  const memoryOf = (known: ReadonlyArray<Samples>) =>
    make(known, (changed) =>
      Effect.sync(() => {
        all = changed
        hasTaught = true
      }))
  let memory = memoryOf([])

  /** What others have stored by now, and what is not stored of our own. */
  const refresh = Effect.gen(function*() {
    const stored = yield* read(store, key)
    memory = memoryOf(Option.getOrElse(stored, () => before))
    yield* Effect.forEach(unsaved, memory.record, { discard: true })
    isRead = true
  })

  /** Many that end at once are stored together: whoever waited for the lock may find that all is done. */
  const save = lock.withPermit(Effect.gen(function*() {
    if (unsaved.length === 0) return
    unsaved.splice(0, unsaved.length - mostUnsaved)
    yield* refresh
    const saved = unsaved.length
    yield* Effect.timeout(store.set(key, all()), patience)
    unsaved.splice(0, saved)
  })).pipe(Effect.catch((error) => Effect.logWarning("What was learned was not stored.", error)))

  const readOnce = lock.withPermit(Effect.suspend(() => isRead ? Effect.void : refresh)).pipe(
    Effect.catch((error) => {
      isRead = true
      return Effect.logWarning(unreadable, error)
    })
  )

  return {
    record: (task) =>
      Effect.suspend(() => {
        hasTaught = false
        return Effect.flatMap(memory.record(task), () => {
          if (!hasTaught) return Effect.void
          unsaved.push(task)
          return save
        })
      }),
    estimate: (alike) =>
      Effect.flatMap(Effect.suspend(() => isRead ? Effect.void : readOnce), () => memory.estimate(alike))
  }
}

/**
 * Knowledge that survives the process. A store that fails is only logged.
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
    // All was under one key once.
    const before = yield* Effect.catch(read(store, prefix), () => Effect.succeed(Option.none()))
    const families = new Map<string, DurationsService>()
    const familyOf = (alike: TaskClass): DurationsService => {
      const key = keyOf(alike)
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
