/**
 * Finds keys and addresses: in a flag, the environment, a `.env`, or a key file that only its owner can read. A key is
 * never an argument, because every process of the machine could see it. An address counts only for keys of a source
 * that may set it: see {@link mayDirect}.
 */
import * as Config from "effect/Config"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Context from "effect/Context"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import { FileError, KeyError } from "../errors/CliError.ts"
import { plain, shellQuote } from "../internal/text.ts"
import { Output } from "../output/Output.ts"
import { readText } from "./readText.ts"
import * as Settings from "./Settings.ts"

/** A source of settings. `isNamed`: a flag of this command names the file. */
export type Source = Data.TaggedEnum<{
  Flag: { readonly flag: string }
  Environment: {}
  EnvFile: { readonly file: string; readonly isNamed: boolean }
  KeyFile: { readonly file: string; readonly isNamed: boolean }
}>

/** Constructors and matchers of {@link Source}. */
export const Source = Data.taggedEnum<Source>()

/** Describes a source in words. */
export const placeOf = Source.$match({
  Flag: ({ flag }) => `the flag ${flag}`,
  Environment: () => "the environment",
  EnvFile: ({ file }) => plain(file),
  KeyFile: ({ file }) => `the key file ${plain(file)}`
})

/**
 * Decides whether an address from one source may receive keys from others. A flag, the environment, or a file that a
 * flag names may set the address for every key; a file that is found automatically only for its own keys.
 */
export const mayDirect = (address: Source, keys: ReadonlyArray<Source>): boolean =>
  address._tag === "Flag" || address._tag === "Environment" || address.isNamed || keys.every((key) => key === address)

/** A setting and its source. */
export interface Found {
  readonly source: Source
  readonly value: string
}

/** The address that counts, if there is one, and the sources whose addresses are ignored. */
export interface Address {
  readonly found: Option.Option<Found>
  readonly ignored: ReadonlyArray<Source>
}

/** The variable of an address, the flag that overrides it, and the variables of the keys that are sent there. */
export interface AddressQuery {
  readonly variable: string
  readonly flag?: { readonly name: string; readonly value: Option.Option<string> } | undefined
  readonly keys: ReadonlyArray<string>
}

type CredentialsError = KeyError | FileError

/**
 * Finds keys and addresses. The sources are read once; a key file that other users can read is an error.
 */
export interface CredentialsService {
  /** All sources as one, for secrets that are sent nowhere. */
  readonly config: Effect.Effect<ConfigProvider.ConfigProvider, CredentialsError>
  /** Finds the first source that sets a variable. */
  readonly find: (variable: string) => Effect.Effect<Option.Option<Found>, CredentialsError>
  /** Returns the first address that counts for the keys. Addresses that do not count are ignored, with one warning. */
  readonly address: (query: AddressQuery) => Effect.Effect<Address, CredentialsError>
  /** The path of the key file that is read if no flag names one. */
  readonly defaultKeyFile: string
}

/** Finds keys and addresses. */
export class Credentials
  extends Context.Service<Credentials, CredentialsService>()("@effect-media/cli/config/Credentials")
{
  /** Uses the flags `--env-file` and `--key-file`. */
  static get layer() {
    return layer
  }
}

/** Returns our directory inside a directory of the XDG specification, such as `XDG_STATE_HOME`. */
export const xdgDirectory = Effect.fnUntraced(function*(variable: string, fallback: ReadonlyArray<string>) {
  const path = yield* Path.Path
  const { base, home } = yield* Effect.orDie(Config.all({
    base: Config.option(Config.String(variable)),
    home: Config.option(Config.String("HOME"))
  }))
  const root = Option.filter(base, (directory) => path.isAbsolute(directory)).pipe(
    Option.getOrElse(() => path.join(Option.getOrElse(home, () => "."), ...fallback))
  )
  return path.join(root, "effect-media")
})

interface Place {
  readonly source: Source
  readonly config: ConfigProvider.ConfigProvider
}

const othersMayRead = 0o077
const anybodyMayWrite = 0o222

/** Reads the key file. Fails if other users can read it and its owner could prevent that. */
const readSafely = Effect.fnUntraced(function*(file: string, note: Output["Service"]["note"]) {
  const fs = yield* FileSystem.FileSystem
  const { mode } = yield* Effect.mapError(
    fs.stat(file),
    ({ message }) =>
      new FileError({ what: `${file} cannot be read: ${message}.`, next: "Check the path and its permissions." })
  )
  if ((mode & othersMayRead) === 0) return yield* readText(file)
  const isWritable = (mode & anybodyMayWrite) !== 0 && (yield* Effect.isSuccess(fs.access(file, { writable: true })))
  if (!isWritable) {
    yield* note(`Others can read the key file ${file}. It is used anyway, since it is read-only.`)
  } else if (yield* keepsModes(file)) {
    return yield* new KeyError({
      what: `The key file ${file} is open to others (mode ${(mode & 0o777).toString(8)}).`,
      next: `Restrict it first: chmod 600 ${shellQuote(file)}`
    })
  }
  return yield* readText(file)
})

/**
 * Creates a file next to another one and checks whether its mode is kept: Windows, and its drives under WSL, keep none.
 */
const keepsModes = (file: string) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const probe = `${file}.${SecureRandom.uuidV4Unsafe()}`
    yield* Effect.acquireRelease(
      fs.writeFileString(probe, "", { flag: "wx", mode: 0o600 }),
      () => Effect.ignore(fs.remove(probe))
    )
    return ((yield* fs.stat(probe)).mode & othersMayRead) === 0
  }).pipe(Effect.scoped, Effect.orElseSucceed(() => true))

const valueIn = ({ config }: Place, variable: string) => Effect.option(Config.NonEmptyString(variable).parse(config))

const make = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const output = yield* Output
  const environment: Place = { source: Source.Environment(), config: yield* ConfigProvider.ConfigProvider }
  const envFile = yield* Settings.envFile
  const keyFile = yield* Settings.keyFile
  const defaultKeyFile = path.join(yield* xdgDirectory("XDG_CONFIG_HOME", [".config"]), "keys")

  const optional = Effect.fnUntraced(function*<E, R>(
    named: Option.Option<string>,
    usual: string,
    read: (file: string) => Effect.Effect<string, E, R>,
    sourceOf: (file: { readonly file: string; readonly isNamed: boolean }) => Source
  ) {
    const isNamed = Option.isSome(named)
    const file = Option.getOrElse(named, () => usual)
    // A folder with this name belongs to another tool, for example to Python's environments.
    const isThere = Effect.map(fs.stat(file), ({ type }) => type !== "Directory")
    if (!isNamed && !(yield* Effect.orElseSucceed(isThere, () => false))) return []
    const config = ConfigProvider.fromDotEnvContents(yield* read(file))
    return [{ source: sourceOf({ file, isNamed }), config }]
  })

  const places = yield* Effect.cached(
    Effect.gen(function*(): Effect.fn.Return<ReadonlyArray<Place>, CredentialsError, FileSystem.FileSystem> {
      return [
        environment,
        ...yield* optional(envFile, ".env", readText, Source.EnvFile),
        ...yield* optional(keyFile, defaultKeyFile, (file) => readSafely(file, output.note), Source.KeyFile)
      ]
    }).pipe(Effect.provideService(FileSystem.FileSystem, fs))
  )

  const find: CredentialsService["find"] = Effect.fnUntraced(function*(variable) {
    for (const place of yield* places) {
      const value = yield* valueIn(place, variable)
      if (Option.isSome(value)) return Option.some({ source: place.source, value: value.value })
    }
    return Option.none()
  })

  const warned = new Set<string>()
  const address: CredentialsService["address"] = Effect.fnUntraced(function*({ flag, keys, variable }) {
    if (flag !== undefined && Option.isSome(flag.value)) {
      return { found: Option.some({ source: Source.Flag({ flag: flag.name }), value: flag.value.value }), ignored: [] }
    }
    const found = (yield* Effect.forEach(keys, (key) =>
      Effect.map(find(key), Option.map((at) => [key, at.source] as const))))
      .flatMap(Option.toArray)
    const sources = found.map(([, source]) => source)
    const ignored: Array<Source> = []
    for (const place of yield* places) {
      const value = yield* valueIn(place, variable)
      if (Option.isNone(value)) continue
      const { source } = place
      if (mayDirect(source, sources)) return { found: Option.some({ source, value: value.value }), ignored }
      ignored.push(source)
      const [key, at] = found.find(([, other]) => other !== source) ?? []
      if (warned.has(variable) || key === undefined || at === undefined) continue
      warned.add(variable)
      yield* output.warn(
        `${variable} in ${placeOf(source)} is ignored, since ${key} is from ${
          placeOf(at)
        }: set it in the environment, ` +
          `or name the file with ${
            source._tag === "KeyFile" ? "--key-file" : "--env-file"
          }, if it is where your keys may go.`
      )
    }
    return { found: Option.none(), ignored }
  })

  return Credentials.of({
    config: Effect.map(
      places,
      (places) => places.reduce((all, { config }) => ConfigProvider.orElse(all, config), environment.config)
    ),
    find,
    address,
    defaultKeyFile
  })
})

const layer = Layer.effect(Credentials, make)
