/**
 * Tests the history of what was submitted, inside the test's process.
 */
import { EventLine } from "@effect-media/cli"
import { NodeServices } from "@effect/platform-node"
import { assert, layer } from "@effect/vitest"
import { Effect, FileSystem, Schema } from "effect"
import { DatabaseSync } from "node:sqlite"
import { type Options, run } from "./inProcess.ts"

const env = { KIE_API_KEY: "sk-0123456789ab", APIPOD_API_KEY: "sk-0123456789ab" }
const reply = () => Response.json({ code: 200, msg: "success", data: { taskId: "281e5b04" } })
const submit = ["submit", "kie", "-m", "google/nano-banana", "-p", "a paper boat"]

const home = FileSystem.FileSystem.use((fs) => fs.makeTempDirectoryScoped())
const decodeLine = Schema.decodeSync(EventLine)

/** Lists the history with `--json`. */
const listed = Effect.fnUntraced(function*(options: Options, ...args: ReadonlyArray<string>) {
  const { code, stdout } = yield* run(["history", "--json", ...args], options)
  assert.strictEqual(code, 0)
  return stdout.split("\n").filter((line) => line !== "").map((line) => {
    const event = decodeLine(line)
    return event.type === "submission" ? event : assert.fail(line)
  })
})

layer(NodeServices.layer)((it) => {
  it.effect("has what was submitted, with request, estimate and handle, for its owner alone", () =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const options = { env, reply, home: yield* home }
      assert.strictEqual((yield* run(submit, options)).code, 0)
      const [entry, ...others] = yield* listed(options)
      assert.lengthOf(others, 0)
      assert.deepInclude(entry, {
        command: "submit",
        provider: "kie",
        model: "google/nano-banana",
        handle: "kie:281e5b04",
        request: { model: "google/nano-banana", input: { prompt: "a paper boat" } },
        state: "Submitted",
        files: []
      })
      assert.strictEqual(entry?.estimate?.unit, "USD")
      const folder = `${options.home}/.local/state/effect-media`
      assert.strictEqual((yield* fs.stat(folder)).mode & 0o777, 0o700)
      assert.strictEqual((yield* fs.stat(`${folder}/history.db`)).mode & 0o777, 0o600)
    }))

  it.effect("has a submit in doubt, and no request that was refused", () =>
    Effect.gen(function*() {
      const options = { env, home: yield* home }
      yield* run(submit, { ...options, reply: () => Response.json({ code: 401 }, { status: 401 }) })
      assert.lengthOf(yield* listed(options), 0)
      yield* run(submit, { ...options, reply: () => new Response("", { status: 502 }) })
      const [entry] = yield* listed(options)
      assert.deepStrictEqual([entry?.state, entry?.ref], ["Unknown", undefined])
    }))

  it.effect("of --dry-run, of --version and of a list there is none", () =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const options = { env, reply, home: yield* home }
      for (const args of [[...submit, "--help"], ["run", ...submit.slice(1), "--dry-run"], ["history"]]) {
        assert.strictEqual((yield* run(args, options)).code, 0)
      }
      assert.isFalse(yield* fs.exists(`${options.home}/.local/state/effect-media/history.db`))
    }))

  it.effect("is searched, and cut to the newest", () =>
    Effect.gen(function*() {
      const options = { env, home: yield* home }
      for (const [taskId, prompt] of [["1", "a Boat"], ["2", "a cat"], ["3", "two boats"]] as const) {
        yield* run([...submit.slice(0, 4), "-p", prompt], {
          ...options,
          reply: () => Response.json({ code: 200, msg: "success", data: { taskId } })
        })
      }
      const ids = (entries: ReadonlyArray<{ readonly handle?: string }>) => entries.map(({ handle }) => handle)
      assert.deepStrictEqual(ids(yield* listed(options, "-s", "boat")), ["kie:1", "kie:3"])
      assert.deepStrictEqual(ids(yield* listed(options, "-s", "kie:2")), ["kie:2"])
      const cut = yield* run(["history", "--limit", "1"], options)
      assert.match(
        cut.stdout,
        /^AGE +STATE +COST +HANDLE +MODEL +FILES\n0 ms +Submitted +about \$0\.02 +kie:3 +google\/nano-banana\n$/
      )
      assert.include(cut.stderr, "1 of 3 tasks; --limit shows more.")
      assert.include((yield* run(["history", "-s", "dog"], options)).stderr, "No task in the history of this machine.")
    }))

  it.effect("knows the model and the age of a short handle", () =>
    Effect.gen(function*() {
      const options = { env, reply, home: yield* home }
      yield* run(submit, options)
      const status = () => Response.json({ code: 200, msg: "success", data: { taskId: "281e5b04", state: "waiting" } })
      const { stdout } = yield* run(["status", "kie:281e5b04", "--json"], { ...options, reply: status })
      assert.include(stdout, `"model":"google/nano-banana"`)
      assert.strictEqual((yield* listed(options))[0]?.state, "Queued")
    }))

  it.effect("that cannot be written costs one warning and no job", () =>
    Effect.gen(function*() {
      const file = `${yield* home}/file`
      yield* FileSystem.FileSystem.use((fs) => fs.writeFileString(file, ""))
      const options = { env: { ...env, XDG_STATE_HOME: `${file}/state` }, reply }
      const { code, stderr, stdout } = yield* run(submit, options)
      assert.strictEqual(code, 0)
      assert.include(stdout, "281e5b04")
      assert.lengthOf(stderr.match(/The history cannot be used/g) ?? [], 1)
    }))

  it.effect("of a newer version is left as it is, and a row that does not decode is not shown", () =>
    Effect.gen(function*() {
      const options = { env, reply, home: yield* home }
      yield* run(submit, options)
      const change = (sql: string) => {
        const db = new DatabaseSync(`${options.home}/.local/state/effect-media/history.db`)
        db.exec(sql)
        db.close()
      }
      change("UPDATE task SET state = 'Melted'")
      assert.lengthOf(yield* listed(options), 0)
      change("PRAGMA user_version = 7")
      const { code, stderr } = yield* run(submit, options)
      assert.strictEqual(code, 0)
      assert.include(stderr, "The history cannot be used: a newer effect-media has written it.")
      assert.strictEqual((yield* run(["history"], options)).code, 9)
    }))

  it.effect("keeps the last 10000 tasks, and no request that is too long", () =>
    Effect.gen(function*() {
      const options = { env, reply, home: yield* home }
      yield* run([...submit, "-i", `{"note":"${"b".repeat(20_001)}"}`], options)
      const db = new DatabaseSync(`${options.home}/.local/state/effect-media/history.db`)
      assert.deepStrictEqual(db.prepare("SELECT request FROM task").all().map((row) => row["request"]), [null])
      db.exec(
        "INSERT INTO task (number, at, command, api, model, id, ref, request, state, estimate, cost, files) " +
          "SELECT 10000, at, command, api, model, id, ref, request, state, estimate, cost, files FROM task"
      )
      yield* run(submit, options)
      assert.strictEqual(db.prepare("SELECT count(*) AS n, min(number) AS first FROM task").get()?.["first"], 10_000)
      db.close()
      const { code, stderr } = yield* run(["again", "kie:2"], options)
      assert.strictEqual(code, 2)
      assert.include(stderr, "The history has no task kie:2.")
    }))

  it.effect("again shows the estimate, and submits the same without its idempotency key", () =>
    Effect.gen(function*() {
      const options = { env, home: yield* home }
      const pod = ["submit", "apipod", "-m", "nano-banana-2", "-p", "a boat", "--idempotency-key", "mine"]
      const first = yield* run(pod, { ...options, reply: () => Response.json({ code: 200, data: { task_id: "t1" } }) })
      assert.strictEqual(first.code, 0, first.stderr)
      const [{ handle = "" } = {}] = yield* listed(options)
      assert.strictEqual(handle, "apipod:t1:nano-banana-2")
      const refused = () => Response.json({ code: 401 }, { status: 401 })
      const { code, sent, stderr } = yield* run(["again", handle], { ...options, reply: refused })
      assert.strictEqual(code, 6)
      assert.strictEqual(sent[0]?.body, first.sent[0]?.body)
      assert.match(stderr, /^apipod {2}nano-banana-2 {2}(about|the price is not known)/)
    }))

  it.effect("again refuses to send to the vendor what was sent to another address", () =>
    Effect.gen(function*() {
      const options = { env, reply, home: yield* home }
      yield* run([...submit, "--base-url", "http://127.0.0.1:4000"], options)
      const { code, sent, stderr } = yield* run(["again", "kie:281e5b04"], options)
      assert.deepStrictEqual([code, sent], [2, []])
      assert.include(stderr, "kie:281e5b04 was submitted to 127.0.0.1:4000, and now requests go to the vendor itself.")
    }))
})
