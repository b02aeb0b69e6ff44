/** Places for files in Node, Bun and Deno. Needs the package `@effect/platform-node-shared`. */
import * as AssetSink from "@effect-media/core/assets/AssetSink"
import { type AssetStoreOptions, make } from "@effect-media/core/assets/AssetStore"
import * as NodeDns from "@effect/platform-node-shared/NodeDns"
import * as NodeFileSystem from "@effect/platform-node-shared/NodeFileSystem"
import * as NodePath from "@effect/platform-node-shared/NodePath"
import * as Effect from "effect/Effect"
import { createHash } from "node:crypto"
import { type Files, type Keep, sinkOf } from "./Files.ts"

const faster = (options: AssetStoreOptions = {}): AssetStoreOptions => ({
  ...options,
  sha256: options.sha256 ?? (() => createHash("sha256"))
})

/**
 * Saves files in a directory, which is created if it does not exist. A file is complete once it has its name, and has a
 * manifest next to it.
 */
export const directory = (
  directory: string,
  options?: AssetStoreOptions & AssetSink.DirectorySinkOptions
): Files => ({
  store: AssetSink.directory(directory, options).pipe(
    Effect.flatMap((sink) => make(sink, faster(options))),
    Effect.provide([NodeFileSystem.layer, NodePath.layer, NodeDns.layer])
  )
})

/** Saves files with a function. */
export const keep = (keep: Keep, options?: AssetStoreOptions): Files => ({
  store: Effect.provide(make(sinkOf(keep), faster(options)), NodeDns.layer)
})
