/**
 * Tests a worker whose database or Redis is cut off, and the listing of a row that does not decode.
 */
import { Emulator, Fault } from "@effect-media/emulator"
import * as Postgres from "@effect-media/test-services/Postgres"
import * as Way from "@effect-media/test-services/Way"
import { afterAll, assert, layer } from "@effect/vitest"
import { Effect, Exit, Option, Schedule, Scope } from "effect"
import { DatabaseSync } from "node:sqlite"
import { cli, eventsOf, folder, patience, Stage, start } from "./utils.ts"

const scope = Effect.runSync(Scope.make())
const server = await Effect.runPromise(Scope.provide(Postgres.find, scope))
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))
if (Option.isNone(server)) console.log(`Skipped: ${Postgres.none}`)

const database = Effect.suspend(() => Postgres.database(Option.getOrElse(server, () => "")))
const redis = "redis://127.0.0.1:6379"
const job = (key: string) => ["kie", "--key", key, "-m", "google/nano-banana", "-p", "a paper boat"]

layer(Stage, { timeout: patience, excludeTestServices: true })((it) => {
  it.effect("jobs list lists a row that does not decode, with its key and why", () =>
    Effect.gen(function*() {
      const cwd = yield* folder
      const env = { EFFECT_MEDIA_DATABASE_URL: "jobs.db" }
      for (const key of ["one", "two"]) yield* cli(["jobs", "enqueue", ...job(key)], { env, cwd })
      const db = new DatabaseSync(`${cwd}/jobs.db`)
      db.exec("UPDATE media_jobs SET state = 'Melted' WHERE key = 'one'")
      db.close()
      const { code, stdout } = yield* cli(["jobs", "list"], { env, cwd })
      assert.strictEqual(code, 0)
      assert.match(stdout, /^KEY +STATE .*\ntwo +Queued +kie .*\none +unreadable .*"one" does not decode/)
      const events = eventsOf(yield* cli(["jobs", "list", "--json"], { env, cwd }))
      assert.deepStrictEqual(events.map(({ type }) => type), ["job", "unreadable"])
    }).pipe(Effect.scoped), patience)

  it.effect.skipIf(Option.isNone(server))(
    "a worker whose connections are cut in its first seconds continues, and ends once no job is left",
    () =>
      Effect.gen(function*() {
        const url = yield* database
        yield* cli(["jobs", "enqueue", ...job("boat")], { env: { EFFECT_MEDIA_DATABASE_URL: url } })
        for (const every of ["130 millis", "290 millis", "410 millis"] as const) {
          const way = yield* Way.make(url, 5432)
          const env = { EFFECT_MEDIA_DATABASE_URL: way.url }
          yield* cli(["jobs", "enqueue", ...job(every.replace(" ", "-"))], { env: { EFFECT_MEDIA_DATABASE_URL: url } })
          const worker = yield* start(["worker", "--until-idle", "--json"], { env })
          yield* Effect.forkScoped(
            Effect.repeat(Effect.delay(way.cut, every), Schedule.upTo(Schedule.forever, { duration: "6 seconds" }))
          )
          const { code, stderr } = yield* worker.ended
          assert.notInclude(stderr, "at fault")
          assert.strictEqual(code, 0, stderr)
        }
        const { stdout } = yield* cli(["jobs", "count"], { env: { EFFECT_MEDIA_DATABASE_URL: url } })
        assert.include(stdout, "Succeeded 4")
      }).pipe(Effect.scoped),
    patience
  )

  it.effect.skipIf(Option.isNone(server))(
    "a worker whose database disappears during a submit ends on request: stderr has the handle",
    () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        const url = yield* database
        const way = yield* Way.make(url, 5432)
        yield* cli(["jobs", "enqueue", ...job("boat")], { env: { EFFECT_MEDIA_DATABASE_URL: url } })
        yield* emulator.fault({ vendor: "kie", operation: "submit", fault: Fault.Delay({ by: "2 seconds" }) })
        const before = (yield* emulator.tasks).length
        const worker = yield* start(["worker"], { env: { EFFECT_MEDIA_DATABASE_URL: way.url } })
        yield* Effect.repeat(emulator.tasks, {
          until: (tasks) => tasks.length > before,
          schedule: Schedule.spaced("10 millis")
        })
        yield* way.close
        const id = (yield* emulator.tasks).at(-1)?.id ?? ""
        yield* worker.says(id)
        worker.child.kill("SIGTERM")
        const { stderr } = yield* worker.ended
        assert.include(stderr, `The handle of the job "boat" is not stored: {"v":1,"provider":"kie"`)
        assert.include(stderr, id)
      }).pipe(Effect.scoped),
    patience
  )

  it.effect.skipIf(Option.isNone(server))(
    "a worker ends once no job is left although Redis is away by then",
    () =>
      Effect.gen(function*() {
        const way = yield* Way.make(redis, 6379)
        const cwd = yield* folder
        const env = { EFFECT_MEDIA_DATABASE_URL: "jobs.db", EFFECT_MEDIA_REDIS_URL: way.url }
        for (const key of ["one", "two"]) yield* cli(["jobs", "enqueue", ...job(key)], { env, cwd })
        const worker = yield* start(["worker", "--until-idle", "--json"], { env, cwd })
        yield* worker.says("The worker runs")
        yield* way.close
        const { code, stderr } = yield* worker.ended
        assert.strictEqual(code, 0, stderr)
      }).pipe(Effect.scoped),
    patience
  )
})
