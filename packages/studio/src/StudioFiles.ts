/** The folder of saved files: the ones that have a manifest, and nothing else in it. */
import { AssetManifest } from "@effect-media/core/assets/AssetStore"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import type { GalleryItem } from "./Contract.ts"
import { promptOf } from "./internal/promptOf.ts"

/** A saved file: as an item of the gallery, and its manifest as it is in the folder. */
export interface StudioFile {
  readonly item: GalleryItem
  readonly manifest: AssetManifest
  readonly json: Schema.Json
}

/** The operations of {@link StudioFiles}. */
export interface StudioFilesService {
  /** The folder, as it was given. */
  readonly folder: string
  /** Lists the files, newest first. The folder is read again if it was not within the last second. */
  readonly all: Effect.Effect<ReadonlyArray<StudioFile>>
  /** Returns the file of this path below the folder. */
  readonly find: (path: string) => Effect.Effect<Option.Option<StudioFile>>
  /** Returns where a file really is, if that is below the folder: no link of the file system leads out of it. */
  readonly locate: (file: StudioFile) => Effect.Effect<Option.Option<string>>
  /** Returns the path below the folder of a file, if it is there. */
  readonly pathOf: (saved: string) => string | undefined
}

/** The folder of saved files. */
export class StudioFiles extends Context.Service<StudioFiles, StudioFilesService>()(
  "@effect-media/studio/StudioFiles"
) {
  /** Shows the files of a folder and of the folders in it. */
  static layer(
    options: { readonly directory: string }
  ): Layer.Layer<StudioFiles, never, FileSystem.FileSystem | Path.Path> {
    return Layer.effect(StudioFiles, make(options.directory))
  }
}

/** A manifest is small: a larger file is something else. */
const maxManifest = 1_000_000

const maxAge = 1000

const Text = Schema.fromJsonString(Schema.Json)
const decodeText = Schema.decodeUnknownEffect(Text)
const decodeManifest = Schema.decodeUnknownEffect(Schema.toCodecJson(AssetManifest))

const itemOf = (path: string, manifest: AssetManifest): GalleryItem => ({
  path,
  name: manifest.name,
  kind: manifest.kind,
  mediaType: manifest.mediaType,
  bytes: manifest.bytes,
  savedAt: DateTime.toEpochMillis(manifest.savedAt),
  vendor: manifest.ref.provider,
  model: manifest.ref.model ?? "",
  prompt: promptOf(manifest.request),
  ...(manifest.cost !== undefined && { cost: manifest.cost })
})

/** Creates the service. */
export const make = Effect.fnUntraced(function*(folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const root = path.resolve(folder)
  const oneAtATime = Semaphore.makeUnsafe(1).withPermit
  const known = new Map<string, StudioFile | undefined>()
  let list: ReadonlyArray<StudioFile> = []
  let readAt = -Infinity

  const locatePath = (file: string) =>
    Effect.gen(function*() {
      const inside = path.join(yield* fs.realPath(root), path.sep)
      const real = yield* fs.realPath(path.join(root, file))
      const { type } = yield* fs.stat(real)
      return real.startsWith(inside) && type === "File" ? Option.some(real) : Option.none()
    }).pipe(Effect.orElseSucceed(() => Option.none<string>()))

  const readManifest = Effect.fnUntraced(function*(file: string) {
    const real = yield* Effect.fromOption(yield* locatePath(`${file}.json`))
    const { size } = yield* fs.stat(real)
    if (size > maxManifest) return undefined
    const json = yield* decodeText(yield* fs.readFileString(real))
    const manifest = yield* decodeManifest(json)
    return manifest.name === path.basename(file) ? { item: itemOf(file, manifest), manifest, json } : undefined
  }, Effect.orElseSucceed(() => undefined))

  const read = Effect.gen(function*() {
    const names = new Set(yield* Effect.orElseSucceed(fs.readDirectory(root, { recursive: true }), () => []))
    const files = Array.from(names).flatMap((name) => {
      const file = name.endsWith(".json") ? name.slice(0, -".json".length) : ""
      // A file in the making has a hidden name.
      return names.has(file) && !/(?:^|[\\/])\./.test(file) ? [file] : []
    })
    const present = new Set(files)
    for (const file of known.keys()) if (!present.has(file)) known.delete(file)
    yield* Effect.forEach(
      files.filter((file) => !known.has(file)),
      (file) => Effect.map(readManifest(file), (entry) => known.set(file, entry)),
      { concurrency: 16, discard: true }
    )
    list = [...known.values()].flatMap((entry) => entry ?? [])
      .toSorted((a, b) => b.item.savedAt - a.item.savedAt || (a.item.path < b.item.path ? -1 : 1))
  })

  const all = oneAtATime(Effect.gen(function*() {
    const now = yield* Clock.currentTimeMillis
    if (Math.abs(now - readAt) >= maxAge) {
      yield* read
      readAt = now
    }
    return list
  }))

  const service: StudioFilesService = {
    folder,
    all,
    find: (file) =>
      Effect.map(known.get(file) === undefined ? all : Effect.void, () => Option.fromUndefinedOr(known.get(file))),
    locate: ({ item }) => locatePath(item.path),
    pathOf: (saved) => {
      const relative = path.relative(root, path.resolve(saved))
      return relative === "" || relative.startsWith("..") || path.isAbsolute(relative) ? undefined : relative
    }
  }
  return service
})
