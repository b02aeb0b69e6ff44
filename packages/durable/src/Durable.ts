/** Layers that store and run jobs: one process with a SQLite file, or any number of runners with PostgreSQL. */
import { RateLimits } from "@effect-media/core/limits/RateLimits"
import { checkDurations } from "@effect-media/core/task/DurationOptions"
import type { NodeRedis } from "@effect/platform-node/NodeRedis"
import type * as PgPool from "@effect/sql-pg/PgPool"
import * as ClusterWorkflowEngine from "effect/cluster/ClusterWorkflowEngine"
import type { MessageStorage } from "effect/cluster/MessageStorage"
import { RunnerAddress } from "effect/cluster/RunnerAddress"
import * as RunnerHealth from "effect/cluster/RunnerHealth"
import * as Runners from "effect/cluster/Runners"
import * as RunnerStorage from "effect/cluster/RunnerStorage"
import * as Sharding from "effect/cluster/Sharding"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as SqlMessageStorage from "effect/cluster/SqlMessageStorage"
import * as SqlRunnerStorage from "effect/cluster/SqlRunnerStorage"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Digest from "effect/crypto/Digest"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as RateLimiter from "effect/persistence/RateLimiter"
import * as Redis from "effect/persistence/Redis"
import * as Reactivity from "effect/reactivity/Reactivity"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import * as Scope from "effect/Scope"
import * as SqlClient from "effect/sql/SqlClient"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { DatabaseError, fromDefect, fromSqlError } from "./DatabaseError.ts"
import * as Lease from "./internal/lease.ts"
import * as Pool from "./internal/pool.ts"
import * as Postgres from "./internal/postgres.ts"
import * as Sqlite from "./internal/sqlite.ts"
import { JobStore } from "./JobStore.ts"

/** The services that jobs need: the engine that runs them, and their table. */
export type Services = WorkflowEngine.WorkflowEngine | JobStore | SqlClient.SqlClient

/** Options of a SQLite file for one process. */
export interface SqliteOptions {
  /** The file. It and its folder are created if they do not exist. */
  readonly file: string
  /** The longest time to wait until a previous process releases the file. @default 2 seconds */
  readonly lockTimeout?: Duration.Input | undefined
}

/**
 * Keeps jobs in a file, run by this process alone. Nothing has to be installed.
 *
 * The journal is a WAL. Each write to the table of jobs (the job, the intent of its submit, the vendor's handle) is on
 * the disk before it counts (`synchronous = FULL`). The engine's own steps reach the disk with the next such write. So
 * jobs survive a kill and, if the disk keeps its promise, a loss of power: after it, a wait or a save may be repeated,
 * but never a submit. The file is readable by its owner only (mode 600) and is locked while the process lives: a second
 * process fails with a {@link DatabaseError} that names the file.
 */
export const layerSqlite = (options: SqliteOptions): Layer.Layer<Services, DatabaseError> =>
  engine(
    { ...sharing, entityMessagePollInterval: "2 seconds" },
    Layer.merge(RunnerStorage.layerMemory, SqlMessageStorage.layer)
  ).pipe(
    Layer.provideMerge(JobStore.layer(options.file)),
    Layer.provideMerge(Layer.effect(SqlClient.SqlClient, openFile(options))),
    Layer.provide(Reactivity.layer)
  )

/** Options of a PostgreSQL database for any number of processes. */
export interface PostgresOptions {
  /** `postgresql://user:password@host:5432/database`. */
  readonly url: Redacted.Redacted<string>
  /** The name of this runner. Two runners that live at the same time must not share one. @default a new UUID */
  readonly runner?: string | undefined
  /** If false, this process runs no jobs, but still enqueues, lists and waits for them. @default true */
  readonly isWorker?: boolean | undefined
  /** The largest number of connections, in addition to the two for heartbeats and locks. @default 10 */
  readonly maxConnections?: number | undefined
  /** Settings for sharing the work between the runners. @default {@link sharing} */
  readonly sharding?: Partial<ShardingConfig.ShardingConfig["Service"]> | undefined
}

/**
 * The default settings for sharing the work. A runner without a heartbeat for 10 seconds counts as dead, and its jobs
 * continue on other runners within 15 seconds. A runner that shuts down hands its jobs over within a second, or later
 * if a submit is under way. Runners communicate through the database only, so none of them needs a port.
 */
export const sharing = {
  shardsPerGroup: 64,
  shardLockExpiration: "10 seconds",
  shardLockRefreshInterval: "3 seconds",
  refreshAssignmentsInterval: "1 second",
  entityMessagePollInterval: "500 millis",
  entityTerminationTimeout: "500 millis",
  maxResidentEntities: "unbounded",
  simulateRemoteSerialization: false
} as const satisfies Partial<ShardingConfig.ShardingConfig["Service"]>

/**
 * Keeps jobs in PostgreSQL (14 or later), run by all processes that have this layer. If one dies, the others take over
 * its jobs.
 */
export const layerPostgres = (options: PostgresOptions): Layer.Layer<Services, DatabaseError> => {
  const database = nameOfUrl(Redacted.value(options.url))
  const secrets = secretsOfUrl(Redacted.value(options.url))
  const failed = fromSqlError(database, secrets)
  const layer = Effect.gen(function*() {
    const config = { ...sharing, ...options.sharding, runnerAddress: yield* runnerOf(options) }
    const { isDirect, settings: reliedOn } = yield* Postgres.sessions(options.url, database, failed)
    const settings = isDirect ? { ...reliedOn, ...letGo(config.shardLockExpiration) } : reliedOn
    const client = (config: Partial<PgPool.Config>) =>
      Layer.effect(
        SqlClient.SqlClient,
        Effect.mapError(
          Pool.make({ url: options.url, applicationName: "effect-media", startupParameters: settings, ...config }),
          failed
        )
      )
    const runners = Layer.tap(SqlRunnerStorage.layer, () => forgetFuture).pipe(
      Layer.catchTag("SqlError", (error) => Layer.effect(RunnerStorage.RunnerStorage, Effect.fail(failed(error)))),
      Layer.provide(client({ maxConnections: 2, startupParameters: isDirect ? heartbeats(settings) : settings }))
    )
    const lease = yield* Lease.make(config.shardLockExpiration)
    const storage = Layer.merge(
      Layer.provide(lease.layerStorage, runners),
      Layer.provide(lease.layerMessages, SqlMessageStorage.layer)
    )
    return engine(config, storage, lease.layer).pipe(
      Layer.provideMerge(JobStore.layer(database)),
      Layer.provideMerge(client({ maxConnections: options.maxConnections ?? 10, multiplex: true }))
    )
  })
  const started = Layer.provide(Layer.unwrap(layer), Reactivity.layer)
  return startingAgain(started, fromDefect(database, secrets))
}

/**
 * Builds a layer and turns its database defects, including those of the engine, into errors. If a connection is cut
 * during the build, the build starts again.
 */
const startingAgain = <A>(
  layer: Layer.Layer<A, DatabaseError>,
  orError: (defect: unknown) => Effect.Effect<never, DatabaseError>
): Layer.Layer<A, DatabaseError> =>
  Layer.effectContext(Effect.gen(function*() {
    const scope = yield* Effect.scope
    return yield* Effect.gen(function*() {
      const attempt = yield* Scope.fork(scope)
      return yield* Layer.buildWithMemoMap(layer, Layer.makeMemoMapUnsafe(), attempt).pipe(
        Effect.catchDefect(orError),
        Effect.onError((cause) => Scope.close(attempt, Exit.failCause(cause)))
      )
    }).pipe(Effect.retry({ schedule: whileItIsCut, while: isCut }))
  }))

/** Returns true if the server answers, or did so a moment ago. */
const isCut = ({ reason, code = "" }: DatabaseError) =>
  reason === "Unreachable" && !["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "53300"].includes(code)

const whileItIsCut = Schedule.min([Schedule.exponential("100 millis", 2), Schedule.spaced("1 second")]).pipe(
  Schedule.upTo({ duration: "20 seconds" })
)

/**
 * The settings of the sessions for heartbeats and locks. The engine writes a heartbeat and checks its shard before it
 * keeps a result, and does not wait for the disk here: a runner that is lost in a crash of the database registers
 * again.
 */
const heartbeats = (settings: Postgres.Sessions["settings"]) => ({ ...settings, synchronous_commit: "off" })

/**
 * Limits how long a stopped runner with an open transaction keeps its rows locked: no longer than it keeps its shards.
 */
const letGo = (expiration: Duration.Input) => ({
  idle_in_transaction_session_timeout: `${Duration.toMillis(Duration.fromInputUnsafe(expiration))}ms`
})

/**
 * Resets heartbeats in the future, which would count for hours. They come from a session in another time zone, or from
 * before the clock was set back by an hour.
 */
const forgetFuture = Effect.flatMap(
  SqlClient.SqlClient,
  (sql) =>
    sql`UPDATE cluster_runners SET last_heartbeat = NOW() - INTERVAL '1 day'
      WHERE last_heartbeat > NOW() + INTERVAL '1 minute'`
)

/**
 * Keeps jobs in the database that `EFFECT_MEDIA_DATABASE_URL` names: `postgresql://…` (or `postgres://…`), or a SQLite
 * file as a path, as `file:…` or as `sqlite:…`.
 */
export const layerConfig = (
  url: Config.Config<Redacted.Redacted<string>> = Config.Redacted("EFFECT_MEDIA_DATABASE_URL")
): Layer.Layer<Services, DatabaseError | Config.ConfigError> =>
  Layer.unwrap(Effect.map(url, (url) => {
    const text = Redacted.value(url)
    return isPostgres(text) ? layerPostgres({ url }) : layerSqlite({ file: fileOf(text) })
  }))

/** Returns true for the URL of a PostgreSQL database (`postgresql://…` or `postgres://…`), and false for a file. */
export const isPostgres = (url: string): boolean => /^postgres(?:ql)?:\/\//i.test(url)

/**
 * Returns the file that a path or a URL names.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Durable } from "@effect-media/durable"
 *
 * Durable.fileOf("jobs.db") // => "jobs.db"
 * Durable.fileOf("sqlite:jobs.db") // => "jobs.db"
 * Durable.fileOf("file:///var/lib/jobs.db") // => "/var/lib/jobs.db"
 * ```
 */
export const fileOf = (text: string): string => text.replace(/^(?:file|sqlite):(?:\/\/(?=\/))?/i, "")

/** Returns the server and the database of a URL, without user and password. */
const nameOfUrl = (url: string): string => {
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: "PostgreSQL", pathname: "" }
  return `${host}${pathname}`
}

/** Returns the parts of a URL that must not appear in an error. */
const secretsOfUrl = (url: string): ReadonlyArray<string> => {
  const password = URL.canParse(url) ? new URL(url).password : ""
  const decoded = Result.getOrElse(Result.try(() => decodeURIComponent(password)), () => password)
  return password === "" ? [] : [password, decoded]
}

const runnerOf = ({ isWorker = true, runner }: PostgresOptions) =>
  Effect.sync(() =>
    isWorker ? Option.some(RunnerAddress.make({ host: runner ?? SecureRandom.uuidV4Unsafe(), port: 0 })) : Option.none()
  )

/**
 * Creates the rate limits for `JobProviders.layerBudget`. If `EFFECT_MEDIA_REDIS_URL` is set, all processes share an
 * account's limits through that Redis; otherwise each process keeps its own. Uses `Durations` if they are in the
 * context, as for `Poller.layerDurations`.
 */
export const layerBudgetConfig = (
  url: Config.Config<Option.Option<Redacted.Redacted<string>>> = Config.option(
    Config.Redacted("EFFECT_MEDIA_REDIS_URL")
  )
): Layer.Layer<RateLimits, DatabaseError | Config.ConfigError> =>
  Layer.unwrap(Effect.map(url, Option.match({ onNone: () => RateLimits.layer, onSome: budgetOverRedis })))

const budgetOverRedis = (url: Redacted.Redacted<string>) => {
  const text = Redacted.value(url)
  const database = nameOfUrl(text)
  // The client is loaded only if it is needed.
  const redis = Layer.unwrap(
    Effect.map(
      Effect.tryPromise({
        try: () => import("@effect/platform-node/NodeRedis"),
        catch: (error) => new DatabaseError({ database, reason: "NotInstalled", description: missing(error) })
      }),
      (NodeRedis) =>
        Layer.tap(NodeRedis.layer({ url: text }), (context) => leaving(Context.get(context, NodeRedis.NodeRedis)))
    )
  )
  return RateLimits.layerRateLimiter.pipe(
    Layer.provide(RateLimiter.layer),
    Layer.provide(RateLimiter.layerStoreRedis()),
    Layer.provide(
      Layer.catchTag(
        redis,
        "RedisError",
        (error) =>
          Layer.effect(
            Redis.Redis,
            new DatabaseError({ database, reason: "Unreachable", description: reasonOf(error) })
          )
      )
    )
  )
}

/** Returns the name of the package that an import did not find. */
const missing = (error: unknown): string => /package '([^']+)'/.exec(String(error))?.[1] ?? "redis"

/** Limits the client's own shutdown, which waits for answers that never come if Redis cannot be reached. */
const leaving = ({ client }: NodeRedis["Service"]) =>
  Effect.addFinalizer(() =>
    Effect.promise(() => client.close()).pipe(
      Effect.interruptible,
      Effect.timeout("1 second"),
      Effect.ignoreCause,
      Effect.andThen(Effect.sync(() => {
        if (client.isOpen) client.destroy()
      }))
    )
  )

const reasonOf = ({ cause, message }: { readonly message: string; readonly cause?: unknown }): string =>
  cause instanceof Error ? cause.message : message

/**
 * Builds the engine over the `SqlClient`. Every message goes through the database, so runners need not reach each
 * other; their heartbeats in it show which of them live.
 */
const engine = <E, R>(
  config: Partial<ShardingConfig.ShardingConfig["Service"]>,
  storage: Layer.Layer<RunnerStorage.RunnerStorage | MessageStorage, E, R>,
  lease: Layer.Layer<never, never, Sharding.Sharding> = Layer.empty
) =>
  Layer.merge(ClusterWorkflowEngine.layer, lease).pipe(
    Layer.provide(Sharding.layer),
    Layer.provide([Runners.layerNoop, RunnerHealth.layerNoop]),
    Layer.provide(storage),
    Layer.provide([ShardingConfig.layer(config), Digest.layerWebCrypto])
  )

const openFile = Effect.fnUntraced(function*({ file, lockTimeout = "2 seconds" }: SqliteOptions) {
  checkDurations("Durable.layerSqlite", { lockTimeout })
  const db = yield* Sqlite.open(file, pragmas).pipe(
    Effect.mapError(fromSqlError(file)),
    Effect.retry({
      schedule: Schedule.spaced("100 millis").pipe(Schedule.upTo({ duration: lockTimeout })),
      while: ({ reason }) => reason === "Locked"
    })
  )
  return yield* Sqlite.make(db)
})

const pragmas = [
  // No other process reads or writes the file, also between two statements: a WAL without shared memory.
  "locking_mode = EXCLUSIVE",
  "journal_mode = WAL",
  // Statements that must be on the disk use `Synced`.
  "synchronous = NORMAL",
  "user_version"
]

/** Keeps jobs in memory, with an engine that stores nothing: for tests. */
export const layerMemory: Layer.Layer<Services> = WorkflowEngine.layerMemory.pipe(
  Layer.provideMerge(JobStore.layer(":memory:")),
  Layer.provideMerge(Layer.effect(SqlClient.SqlClient, openFile({ file: ":memory:" }))),
  Layer.provide(Reactivity.layer),
  Layer.orDie
)
