/**
 * Where keys come from: the environment, a `.env`, a key file that nobody else can read; never an argument, which every
 * process of the machine could see.
 */
import * as Config from "effect/Config"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import { FileFault, KeyFault } from "./Fault.ts"
import { shellQuote } from "./internal/text.ts"
import * as Settings from "./Settings.ts"

/** One place where keys are looked for. */
export interface KeySource {
  readonly name: string
  readonly config: ConfigProvider.ConfigProvider
}

/**
 * Where keys come from.
 */
export interface KeysService {
  /** The places, in order; read once. A key file that others can read is a fault. */
  readonly sources: Effect.Effect<ReadonlyArray<KeySource>, KeyFault | FileFault>
  /** All of them as one. */
  readonly config: Effect.Effect<ConfigProvider.ConfigProvider, KeyFault | FileFault>
  /** Where a variable is set. */
  readonly whereIs: (variable: string) => Effect.Effect<Option.Option<string>, KeyFault | FileFault>
  /** The key file that is looked for where none is named. */
  readonly defaultKeyFile: string
}

/** Where keys come from. */
export class Keys extends Context.Service<Keys, KeysService>()("@effect-media/cli/Keys") {
  /** By the flags `--env-file` and `--key-file`. */
  static get layer() {
    return layer
  }
}

/** A directory of the XDG specification, such as `XDG_STATE_HOME`, with ours in it. */
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

const othersMayRead = 0o077

const make = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const environment = yield* ConfigProvider.ConfigProvider
  const envFile = yield* Settings.envFile
  const keyFile = yield* Settings.keyFile
  const defaultKeyFile = path.join(yield* xdgDirectory("XDG_CONFIG_HOME", [".config"]), "keys")

  const isThere = (file: string) => Effect.orElseSucceed(fs.exists(file), () => false)
  const unreadable = (file: string) => (error: { readonly message: string }) =>
    new FileFault({ what: `${file} cannot be read: ${error.message}.`, next: "Check the path and its permissions." })
  const read = (name: string, file: string) =>
    ConfigProvider.fromDotEnv({ path: file }).pipe(
      Effect.provideService(FileSystem.FileSystem, fs),
      Effect.mapBoth({ onSuccess: (config): KeySource => ({ name, config }), onFailure: unreadable(file) })
    )
  const readSafely = Effect.fnUntraced(function*(file: string) {
    const { mode } = yield* Effect.mapError(fs.stat(file), unreadable(file))
    if ((mode & othersMayRead) !== 0) {
      return yield* new KeyFault({
        what: `The key file ${file} is open to others (mode ${(mode & 0o777).toString(8)}).`,
        next: `Close it first: chmod 600 ${shellQuote(file)}`
      })
    }
    return yield* read(`the key file ${file}`, file)
  })
  const optional = <E>(
    named: Option.Option<string>,
    usual: string,
    read: (file: string) => Effect.Effect<KeySource, E>
  ): Effect.Effect<ReadonlyArray<KeySource>, E> =>
    Option.match(named, {
      onSome: (file) => Effect.map(read(file), (source) => [source]),
      onNone: () =>
        Effect.flatMap(isThere(usual), (is) => is ? Effect.map(read(usual), (source) => [source]) : Effect.succeed([]))
    })

  const sources = yield* Effect.cached(Effect.gen(function*() {
    return [
      { name: "the environment", config: environment },
      ...yield* optional(envFile, ".env", (file) => read(file, file)),
      ...yield* optional(keyFile, defaultKeyFile, readSafely)
    ]
  }))

  return Keys.of({
    sources,
    config: Effect.map(
      sources,
      ([first, ...rest]) =>
        rest.reduce((all, { config }) => ConfigProvider.orElse(all, config), first?.config ?? environment)
    ),
    whereIs: Effect.fnUntraced(function*(variable) {
      for (const { config, name } of yield* sources) {
        const value = yield* Effect.option(Config.NonEmptyString(variable).parse(config))
        if (Option.isSome(value)) return Option.some(name)
      }
      return Option.none()
    }),
    defaultKeyFile
  })
})

const layer = Layer.effect(Keys, make)
