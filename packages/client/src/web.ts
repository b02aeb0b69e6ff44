/**
 * Places for files in browsers, and in other runtimes without name lookup: host names are judged by their text alone.
 */
import * as AssetSink from "@effect-media/core/assets/AssetSink"
import { type AssetStoreOptions, make } from "@effect-media/core/assets/AssetStore"
import { layerUnchecked } from "@effect-media/core/assets/HostAddress"
import * as Effect from "effect/Effect"
import * as Ref from "effect/Ref"
import { type Files, type Keep, sinkOf } from "./Files.ts"

/** Saves files with a function. */
export const keep = (keep: Keep, options?: AssetStoreOptions): Files => ({
  store: Effect.provide(make(sinkOf(keep), options), layerUnchecked)
})

/** Files in memory, and their bytes by name; each has its manifest, `<name>.json`. */
export interface MemoryFiles extends Files {
  readonly all: () => ReadonlyMap<string, Uint8Array>
}

/** Keeps files in memory. */
export const memory = (options?: AssetStoreOptions): MemoryFiles => {
  const files = Ref.makeUnsafe<ReadonlyMap<string, Uint8Array>>(new Map())
  return {
    store: Effect.provide(make(AssetSink.memory(files), options), layerUnchecked),
    all: () => Ref.getUnsafe(files)
  }
}
