/**
 * What was learned of durations, in a `KeyValueStore`: a directory, a database, Redis.
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import * as Schema from "effect/Schema"
import { Durations, type Known, make } from "./Durations.ts"
import { MediaKind } from "./TaskRef.ts"

const key = "effect-media/durations"

const Stored: Schema.Codec<ReadonlyArray<Known>, unknown> = Schema.Array(Schema.Struct({
  provider: Schema.String,
  kind: MediaKind,
  model: Schema.String,
  logs: Schema.Array(Schema.Finite)
}))

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
    const stored = yield* Effect.catch(
      store.get(key),
      (error) =>
        Effect.as(
          Effect.logWarning("What was learned of durations cannot be read: learning anew.", error),
          Option.none()
        )
    )
    return make(
      Option.getOrElse(stored, () => []),
      (all) =>
        Effect.catch(store.set(key, all()), (error) => Effect.logWarning("What was learned was not stored.", error))
    )
  })
)
