/**
 * Opens the database of durable jobs, with or without running them. Only `worker`, `jobs` and `listen --jobs` load this
 * module, because it includes an engine.
 */
import { RateLimits } from "@effect-media/core/limits/RateLimits"
import type { DatabaseError } from "@effect-media/durable/DatabaseError"
import * as Durable from "@effect-media/durable/Durable"
import * as JobCallbacks from "@effect-media/durable/JobCallbacks"
import * as JobFiles from "@effect-media/durable/JobFiles"
import * as JobHealth from "@effect-media/durable/JobHealth"
import * as JobProvider from "@effect-media/durable/JobProvider"
import { JobProviders } from "@effect-media/durable/JobProviders"
import { Jobs } from "@effect-media/durable/Jobs"
import * as MediaJob from "@effect-media/durable/MediaJob"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Redacted from "effect/Redacted"
import { Credentials } from "../config/Credentials.ts"
import { makeStateDirectory } from "../config/stateDirectory.ts"
import * as Vendors from "../config/Vendors.ts"
import { FileError, KeyError, UsageError } from "../errors/CliError.ts"
import { keyVariable } from "../errors/keyVariable.ts"
import * as Node from "../Node.ts"
import * as Tasks from "./Tasks.ts"

export { JobProviders, Jobs }

const variable = "EFFECT_MEDIA_DATABASE_URL"

/** Returns the file or the server: the flag, else the variable if it counts, else a file of the user's state. */
const whereOf = Effect.fnUntraced(function*(flag: Option.Option<string>) {
  const { found } = yield* Vendors.serviceAddress(variable, { name: "--database", value: flag })
  if (Option.isSome(found)) return found.value.value
  const path = yield* Path.Path
  const directory = yield* Effect.mapError(
    makeStateDirectory,
    ({ message }) =>
      new FileError({ what: `The folder for the jobs cannot be created: ${message}.`, next: "Name a --database." })
  )
  return path.join(directory, "jobs.db")
})

/**
 * Stores jobs for the next worker. This process must not run them, and a file has no other process to run them now.
 */
const layerNext = MediaJob.MediaJob.toLayer(() => Effect.never)

/** Returns true if the jobs are in a file, which only one process can use at a time. */
export const isFile = (flag: Option.Option<string>) => Effect.map(whereOf(flag), (where) => !Durable.isPostgres(where))

/** Opens a file. If it cannot be opened the error is about the file, not about an unavailable service. */
const layerFile = (where: string) =>
  Layer.catchTag(
    Durable.layerSqlite({ file: Durable.fileOf(where) }),
    "DatabaseError",
    (error) =>
      Layer.effectContext<Durable.Services, DatabaseError | FileError, never>(
        Effect.fail(
          error.reason === "Unreachable" || error.reason === "Refused"
            ? new FileError({
              what: `The database ${error.database} cannot be opened: ${error.description}.`,
              next: "Create its folder, check its permissions, or name another file with --database."
            })
            : error
        )
      )
  )

/** Provides the jobs of the database to a process that runs none of them. */
export const layerJobs = (flag: Option.Option<string>) =>
  Layer.unwrap(Effect.map(whereOf(flag), (where) =>
    Durable.isPostgres(where)
      ? Jobs.layer.pipe(Layer.provideMerge(Durable.layerPostgres({ url: Redacted.make(where), isWorker: false })))
      : Jobs.layer.pipe(Layer.merge(layerNext), Layer.provideMerge(layerFile(where)))))

/** Delivers callbacks to the jobs of a PostgreSQL, whichever worker runs them. */
export const layerCallbacks = Layer.unwrap(Effect.gen(function*() {
  const where = yield* whereOf(Option.none())
  if (Durable.isPostgres(where)) {
    return Layer.provide(
      JobCallbacks.layer,
      Durable.layerPostgres({ url: Redacted.make(where), isWorker: false })
    )
  }
  return yield* new UsageError({
    what: `The jobs are in the file ${Durable.fileOf(where)}, which only one process can use.`,
    next: `Set ${variable} to a PostgreSQL, or leave --jobs out: the worker polls anyway.`
  })
}))

/** Opens the providers that have a key. Repeating rate limited submits is left to the rate limits. */
const openProviders = Effect.gen(function*() {
  const keys = yield* Credentials
  const apis = yield* Effect.forEach(Vendors.names, (name) => {
    const { prefix, repeatsLost = false } = Vendors.vendors[name]
    return Effect.flatMap(
      keys.find(keyVariable(prefix)),
      (source) =>
        Option.isNone(source)
          ? Effect.succeed([])
          : Effect.map(Vendors.open(name, repeatsLost ? {} : { submitRetries: 0 }), (api) => [api])
    )
  })
  const all = apis.flat()
  if (all.length > 0) return all
  return yield* new KeyError({
    what: "There is no key for any provider.",
    next: `Set one or more of ${Vendors.keyVariables.join(", ")}.`
  })
})

/** Provides the accounts' rate limits, shared with other workers if a Redis is configured. */
const layerBudget = Layer.unwrap(Effect.map(
  Vendors.serviceAddress("EFFECT_MEDIA_REDIS_URL"),
  ({ found }) => Durable.layerBudgetConfig(Config.succeed(Option.map(found, ({ value }) => Redacted.make(value))))
)).pipe(
  Layer.catchTag("ConfigError", ({ message }) =>
    Layer.effect(
      RateLimits,
      new UsageError({ what: `EFFECT_MEDIA_REDIS_URL cannot be used: ${message}.`, next: "Set it to redis://…" })
    ))
)

/** Provides the jobs of the database to a process that runs them: it needs the keys, and a directory for the files. */
export const layerWorker = (flag: Option.Option<string>, flags: Omit<Tasks.SaveFlags, "name">) =>
  Layer.unwrap(Effect.gen(function*() {
    const where = yield* whereOf(flag)
    const apis = yield* openProviders
    const providers = JobProviders.layerBudget(
      apis.map(({ account, name, provider, refreshLink }) =>
        Effect.succeed(JobProvider.make(provider, Vendors.Job, { name, refreshLink, limit: { account } }))
      )
    ).pipe(Layer.provide(layerBudget))
    const files = JobFiles.JobFiles.layerDirectory({
      directory: flags.out,
      ...Node.temporaryFiles,
      ...yield* Tasks.storeOptions(flags, apis.every(({ isPrivate }) => isPrivate))
    })
    return Layer.mergeAll(Jobs.layer, MediaJob.layer, JobHealth.layerMetrics()).pipe(
      Layer.provide(files),
      Layer.provideMerge(providers),
      Layer.provideMerge(
        Durable.isPostgres(where) ? Durable.layerPostgres({ url: Redacted.make(where) }) : layerFile(where)
      )
    )
  }))
