/**
 * Where jobs live, and who runs them: one process on a file of SQLite, or any number of runners on a PostgreSQL.
 */
import { RateLimits } from "@effect-media/core/limits/RateLimits"
import type { NodeRedis } from "@effect/platform-node/NodeRedis"
import type * as PgPool from "@effect/sql-pg/PgPool"
import * as ClusterWorkflowEngine from "effect/cluster/ClusterWorkflowEngine"
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

/** What jobs live in: the engine that runs them, and their table. */
export type Services = WorkflowEngine.WorkflowEngine | JobStore | SqlClient.SqlClient

/**
 * A file of SQLite, for one process.
 */
export interface SqliteOptions {
  /** The file; it is made if it is not there, its directory has to be. */
  readonly file: string
  /** How long to wait for the process that had the file before. @default 2 seconds */
  readonly lockTimeout?: Duration.Input | undefined
}

/**
 * Jobs in a file, run by this process alone: nothing to install.
 *
 * The journal is a WAL. What is written to the table of jobs is on the disk before it counts (`synchronous = FULL`): the
 * job, the intent of its submit, the vendor's handle. The engine's own steps follow with the next of these. So jobs
 * survive a kill and, as far as the disk keeps its word, the loss of power, after which one may wait, or save, again, and
 * never submit. The file is made for its owner alone (mode 600) and is locked for as long as the process lives: a second one
 * fails with a {@link DatabaseError} that names the file.
 */
export const layerSqlite = (options: SqliteOptions): Layer.Layer<Services, DatabaseError> =>
  engine({ ...sharing, entityMessagePollInterval: "2 seconds" }, RunnerStorage.layerMemory).pipe(
    Layer.provideMerge(JobStore.layer(options.file)),
    Layer.provideMerge(Layer.effect(SqlClient.SqlClient, openFile(options))),
    Layer.provide(Reactivity.layer)
  )

/**
 * A database of PostgreSQL, for any number of processes.
 */
export interface PostgresOptions {
  /** `postgresql://user:password@host:5432/database`. */
  readonly url: Redacted.Redacted<string>
  /**
   * The name of this runner among the others; two that live at the same time must not share one. @default a new UUID
   */
  readonly runner?: string | undefined
  /** Whether this process runs jobs; one that does not still enqueues, lists and waits. @default true */
  readonly isWorker?: boolean | undefined
  /** How many connections to hold at most, beside the two for heartbeats and locks. @default 10 */
  readonly maxConnections?: number | undefined
  /** How the runners share the work. @default {@link sharing} */
  readonly sharding?: Partial<ShardingConfig.ShardingConfig["Service"]> | undefined
}

/**
 * How the runners share the work: a runner that says nothing for 10 seconds is dead, and its jobs go on elsewhere within
 * 15; one that ends hands over within a second, and later only while a submit is under way. Runners speak through the
 * database alone, so none needs a port.
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
 * Jobs in PostgreSQL (14 or later), run by all processes that have this layer: where one dies, the others take over its
 * jobs.
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
    return engine(config, Layer.provide(lease.layerStorage, runners), lease.layer).pipe(
      Layer.provideMerge(JobStore.layer(database)),
      Layer.provideMerge(client({ maxConnections: options.maxConnections ?? 10, multiplex: true }))
    )
  })
  const started = Layer.provide(Layer.unwrap(layer), Reactivity.layer)
  return startingAgain(started, fromDefect(database, secrets))
}

/**
 * Builds a layer whose faults of the database are errors, also those that the engine dies of. Where a connection is cut
 * meanwhile, everything begins anew.
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

/** Something answers, or did so a moment ago. */
const isCut = ({ reason, code = "" }: DatabaseError) =>
  reason === "Unreachable" && !["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "53300"].includes(code)

const whileItIsCut = Schedule.min([Schedule.exponential("100 millis", 2), Schedule.spaced("1 second")]).pipe(
  Schedule.upTo({ duration: "20 seconds" })
)

/**
 * The sessions for heartbeats and locks. Before it keeps a result, the engine says that it lives and asks whether the shard
 * is still its own. That waits for no disk: a runner that a crash of the database forgot registers again.
 */
const heartbeats = (settings: Postgres.Sessions["settings"]) => ({ ...settings, synchronous_commit: "off" })

/** A runner that stopped within a transaction of its engine keeps the rows from the others no longer than its shards. */
const letGo = (expiration: Duration.Input) => ({
  idle_in_transaction_session_timeout: `${Duration.toMillis(Duration.fromInputUnsafe(expiration))}ms`
})

/** A session in another time zone, or before an hour was set back, leaves heartbeats that would count for hours. */
const forgetFuture = Effect.flatMap(
  SqlClient.SqlClient,
  (sql) =>
    sql`UPDATE cluster_runners SET last_heartbeat = NOW() - INTERVAL '1 day'
      WHERE last_heartbeat > NOW() + INTERVAL '1 minute'`
)

/**
 * Jobs where `EFFECT_MEDIA_DATABASE_URL` says: `postgresql://…` (or `postgres://…`), else a file of SQLite as a path, as
 * `file:…` or as `sqlite:…`.
 */
export const layerConfig = (
  url: Config.Config<Redacted.Redacted<string>> = Config.Redacted("EFFECT_MEDIA_DATABASE_URL")
): Layer.Layer<Services, DatabaseError | Config.ConfigError> =>
  Layer.unwrap(Effect.map(url, (url) => {
    const text = Redacted.value(url)
    return isPostgres(text) ? layerPostgres({ url }) : layerSqlite({ file: fileOf(text) })
  }))

/** Whether a text is the URL of a PostgreSQL, and no file: `postgresql://…` or `postgres://…`. */
export const isPostgres = (url: string): boolean => /^postgres(?:ql)?:\/\//i.test(url)

/**
 * The file that a path or a URL names.
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

/** The server and the database of a URL, without user and password. */
const nameOfUrl = (url: string): string => {
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: "PostgreSQL", pathname: "" }
  return `${host}${pathname}`
}

/** What no error shall repeat. */
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
 * A budget for `JobProviders.layerBudget`: over the Redis of `EFFECT_MEDIA_REDIS_URL` all processes keep an account's
 * limits together; where the variable is not set, each process keeps them by itself. Where `Durations` are in the context,
 * as for `Poller.layerDurations`, it goes by them.
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
  // The client is loaded only where it is asked for.
  const redis = Layer.unwrap(
    Effect.map(
      Effect.promise(() => import("@effect/platform-node/NodeRedis")),
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

/** The client's own end waits for answers, which never come where Redis is away. */
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
 * The engine over the `SqlClient`. Every message goes through the database, so that runners need not reach each other;
 * which of them live is told by their heartbeats in it.
 */
const engine = <E, R>(
  config: Partial<ShardingConfig.ShardingConfig["Service"]>,
  runners: Layer.Layer<RunnerStorage.RunnerStorage, E, R>,
  lease: Layer.Layer<never, never, Sharding.Sharding> = Layer.empty
) =>
  Layer.merge(ClusterWorkflowEngine.layer, lease).pipe(
    Layer.provide(Sharding.layer),
    Layer.provide([Runners.layerNoop, RunnerHealth.layerNoop, runners]),
    Layer.provide(SqlMessageStorage.layer),
    Layer.provide([ShardingConfig.layer(config), Digest.layerWebCrypto])
  )

const openFile = Effect.fnUntraced(function*({ file, lockTimeout = "2 seconds" }: SqliteOptions) {
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
  // Nobody else reads or writes the file, also between two statements: a WAL without shared memory.
  "locking_mode = EXCLUSIVE",
  "journal_mode = WAL",
  // What must be on the disk says so: see Synced.
  "synchronous = NORMAL",
  "user_version"
]

/** Jobs in memory, and an engine that keeps nothing: for tests. */
export const layerMemory: Layer.Layer<Services> = WorkflowEngine.layerMemory.pipe(
  Layer.provideMerge(JobStore.layer(":memory:")),
  Layer.provideMerge(Layer.effect(SqlClient.SqlClient, openFile({ file: ":memory:" }))),
  Layer.provide(Reactivity.layer),
  Layer.orDie
)
