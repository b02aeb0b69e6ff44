import { Emulator, Fault } from "@effect-media/emulator"
import * as Postgres from "@effect-media/test-services/Postgres"
import { afterAll, assert, layer } from "@effect/vitest"
import { Effect, Exit, Option, Schedule, Scope } from "effect"
import { createHmac } from "node:crypto"
import { cli, eventsOf, folder, patience, Stage, start } from "./utils.ts"

const scope = Effect.runSync(Scope.make())
const server = await Effect.runPromise(Scope.provide(Postgres.find, scope))
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))
if (Option.isNone(server)) console.log(`Skipped: ${Postgres.none}`)

/** Posts KIE's callback about a task, signed. */
const post = (url: string, key: string, taskId: string) => {
  const timestamp = `${Math.floor(Date.now() / 1000)}`
  const signature = createHmac("sha256", key).update(`${taskId}.${timestamp}`).digest("base64")
  return Effect.promise(() =>
    fetch(url, {
      method: "POST",
      headers: { "x-webhook-signature": signature, "x-webhook-timestamp": timestamp },
      body: JSON.stringify({ code: 200, msg: "success", data: { taskId } })
    })
  )
}

layer(Stage, { timeout: patience, excludeTestServices: true })((it) => {
  it.effect.skipIf(Option.isNone(server))(
    "listen --jobs brings a callback to the worker that has the job",
    () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        const url = yield* Postgres.database(Option.getOrElse(server, () => ""))
        const env = { EFFECT_MEDIA_DATABASE_URL: url, KIE_WEBHOOK_KEY: "a webhook key" }
        const callback = ["--callback-url", "https://me.example/callbacks/kie"]
        const job = ["kie", "--key", "boat", "-m", "google/nano-banana", "-p", "a paper boat", ...callback]
        assert.strictEqual((yield* cli(["jobs", "enqueue", ...job], { env })).stdout, "boat  Queued  kie\n")
        const listening = yield* start(["listen", "--jobs", "--json"], { env })
        yield* listening.says("Callbacks are received at")
        const worker = yield* start(["worker", "--until-idle", "--json"], { env })
        const [task] = yield* Effect.repeat(emulator.tasks, {
          until: (tasks) => tasks.length > 0,
          schedule: Schedule.spaced("50 millis")
        })
        yield* Effect.sleep("2 seconds")
        // With a callback, polls are half a minute apart.
        const address = /at (http:\S+)\.\n/.exec(listening.said.stderr)?.[1] ?? ""
        assert.strictEqual((yield* post(address, env.KIE_WEBHOOK_KEY, task?.id ?? "")).status, 200)
        const last = eventsOf(yield* worker.ended).at(-1)
        assert.isTrue(last?.type === "job" && last.job.state === "Succeeded")
        assert.deepStrictEqual((yield* emulator.tasks).map(({ polls }) => polls), [1])
      }).pipe(Effect.scoped),
    patience
  )

  it.effect(
    "a worker asks APIPod again under one key if the reply to a submit was lost",
    () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        const env = { EFFECT_MEDIA_DATABASE_URL: "jobs.db" }
        const model = "nano-banana-pro"
        yield* emulator.fault({
          vendor: "apipod",
          operation: "submit",
          model,
          fault: Fault.Reset({ when: "after" })
        })
        const cwd = yield* folder
        const job = ["apipod", "--key", "boat", "-m", model, "-p", "a paper boat"]
        assert.strictEqual((yield* cli(["jobs", "enqueue", ...job], { env, cwd })).code, 0)
        const last = eventsOf(yield* cli(["worker", "--until-idle", "--json"], { env, cwd })).at(-1)
        assert.isTrue(last?.type === "job" && last.job.state === "Succeeded")
        const tasks = (yield* emulator.tasks).filter(({ vendor }) => vendor === "apipod")
        assert.deepStrictEqual(tasks.map(({ submits }) => submits), [2])
      }).pipe(Effect.scoped),
    patience
  )

  it.effect(
    "a worker without a key leaves such jobs to the next one, and both facts are reported",
    () =>
      Effect.gen(function*() {
        const env = { EFFECT_MEDIA_DATABASE_URL: "jobs.db" }
        const cwd = yield* folder
        const enqueue = (provider: string, model: string) =>
          cli(["jobs", "enqueue", provider, "--key", provider, "-m", model, "-p", "a paper boat"], { env, cwd })
        yield* enqueue("kie", "google/nano-banana")
        yield* enqueue("apipod", "nano-banana-pro")
        const first = yield* cli(["worker", "--until-idle"], { env: { ...env, APIPOD_API_KEY: undefined }, cwd })
        assert.strictEqual(first.code, 0)
        assert.include(first.stderr, "No job is left, except those that wait for another worker: 1 of apipod.")
        const listed = yield* cli(["jobs", "list"], { env, cwd })
        assert.match(listed.stdout, /^apipod +Queued +apipod +\S.* waits for a worker that has apipod$/m)
        assert.include((yield* cli(["jobs", "count"], { env, cwd })).stdout, "waiting for a worker with apipod 1")
        const second = yield* cli(["worker", "--until-idle", "--json"], { env, cwd })
        const last = eventsOf(second).at(-1)
        assert.isTrue(last?.type === "job" && last.job.key === "apipod" && last.job.state === "Succeeded")
      }).pipe(Effect.scoped),
    patience
  )

  it.effect("listen --jobs says that a file's worker hears of none", () =>
    Effect.gen(function*() {
      const env = { EFFECT_MEDIA_DATABASE_URL: "jobs.db", KIE_WEBHOOK_KEY: "a webhook key" }
      const ended = yield* cli(["listen", "--jobs"], { env })
      assert.strictEqual(ended.code, 2)
      assert.include(ended.stderr, "The jobs are in the file jobs.db, which only one process can use.")
    }), patience)
})
