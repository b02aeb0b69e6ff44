/**
 * Stores learned task durations in a file of the user's state, so that the next command can use them.
 */
import { Durations } from "@effect-media/core/polling/Durations"
import * as DurationsStore from "@effect-media/core/polling/DurationsStore"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import * as Settings from "./Settings.ts"
import { makeStateDirectory, stateDirectory } from "./stateDirectory.ts"
import * as Vendors from "./Vendors.ts"

/** Creates files that only their owner can read. */
const layerPrivateFiles = Layer.effect(
  FileSystem.FileSystem,
  FileSystem.FileSystem.use((fs) =>
    Effect.succeed({
      ...fs,
      writeFile: (path, data, options) => fs.writeFile(path, data, { ...options, mode: 0o600 }),
      writeFileString: (path, data, options) => fs.writeFileString(path, data, { ...options, mode: 0o600 })
    })
  )
)

/**
 * The configured hosts that replace the vendors. Durations learned there, such as from an emulator, are not the
 * vendors'.
 */
const standIns = Effect.gen(function*() {
  const variables = Object.values(Vendors.vendors).map(({ prefix }) =>
    Config.option(Config.String(`${prefix}_BASE_URL`))
  )
  const urls = [yield* Settings.baseUrl, ...yield* Effect.orDie(Config.all(variables))]
  const hosts = urls.flatMap((url) =>
    Option.isSome(url) && URL.canParse(url.value) ? [new URL(url.value).hostname] : []
  )
  return Array.from(new Set(hosts)).toSorted()
})

/** Provides durations that are kept in the file. If the folder cannot be created they end with the process. */
export const layer = Layer.unwrap(Effect.gen(function*() {
  const directory = yield* Effect.catch(makeStateDirectory, () => stateDirectory)
  const hosts = yield* standIns
  const store = Layer.effect(
    KeyValueStore.KeyValueStore,
    KeyValueStore.KeyValueStore.use((store) =>
      Effect.succeed(hosts.length === 0 ? store : KeyValueStore.prefix(store, `${hosts.join(",")}/`))
    )
  ).pipe(Layer.provide(KeyValueStore.layerFileSystem(directory).pipe(Layer.provide(layerPrivateFiles))))
  return DurationsStore.layer.pipe(Layer.provide(store), Layer.catchCause(() => Durations.layer))
}))
