/**
 * Where files go in browsers, and wherever else no host's name can be looked up: names are judged by how they read alone.
 */
import * as AssetSink from "@effect-media/core/assets/AssetSink"
import { type AssetStoreOptions, make } from "@effect-media/core/assets/AssetStore"
import { layerUnchecked } from "@effect-media/core/assets/HostAddress"
import * as Effect from "effect/Effect"
import * as Ref from "effect/Ref"
import { type Files, type Keep, sinkOf } from "./Files.ts"

/** Files that are kept where a function puts them. */
export const keep = (keep: Keep, options?: AssetStoreOptions): Files => ({
  store: Effect.provide(make(sinkOf(keep), options), layerUnchecked)
})

/** Files in memory, and their bytes by name; with each its manifest, `<name>.json`. */
export interface MemoryFiles extends Files {
  readonly all: () => ReadonlyMap<string, Uint8Array>
}

/** Files that are kept in memory. */
export const memory = (options?: AssetStoreOptions): MemoryFiles => {
  const files = Ref.makeUnsafe<ReadonlyMap<string, Uint8Array>>(new Map())
  return {
    store: Effect.provide(make(AssetSink.memory(files), options), layerUnchecked),
    all: () => Ref.getUnsafe(files)
  }
}
