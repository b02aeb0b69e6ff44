import { Emulator, EmulatorServer, Fault } from "@effect-media/emulator"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, FileSystem, Schedule } from "effect"
import { createHmac } from "node:crypto"
import { createServer } from "node:http"
import { cli, eventsOf, folder, key, patience, Stage, start, write } from "./utils.ts"

const often = ["--every", "200ms"]

const typesOf = (ended: Parameters<typeof eventsOf>[0]) => eventsOf(ended).map(({ type }) => type)

layer(Stage, { timeout: patience, excludeTestServices: true })((it) => {
  describe("commands", { concurrent: true }, () => {
    it.effect(
      "batch saves the files of a file's lines, and a second run sends no request",
      () =>
        Effect.gen(function*() {
          const fs = yield* FileSystem.FileSystem
          const emulator = yield* Emulator
          const cwd = yield* folder
          const fail = { code: "NSFW", message: "no" }
          yield* emulator.script({ vendor: "apipod", model: "seedream-v4.5", kind: "image", outcome: { fail } })
          const lines = [
            { id: "a", prompt: "one" },
            { prompt: "two" },
            { prompt: "two" },
            { id: "bad", provider: "apipod", model: "seedream-v4.5", kind: "image", prompt: "three" }
          ]
          yield* write(cwd, "jobs.jsonl", lines.map((line) => JSON.stringify(line)).join("\n"))
          const args = [
            "batch",
            "jobs.jsonl",
            "--provider",
            "kie",
            "-m",
            "google/imagen4-ultra",
            "--out",
            "out",
            ...often
          ]

          const first = yield* cli([...args, "--json"], { cwd })
          const summary = eventsOf(first).find(({ type }) => type === "batch")
          assert.deepStrictEqual(summary, {
            v: 1,
            type: "batch",
            items: 4,
            succeeded: 3,
            failed: 1,
            fromLedger: 0,
            submitted: 4
          })
          assert.strictEqual(first.code, 3)
          assert.lengthOf((yield* fs.readDirectory(`${cwd}/out`)).filter((name) => name.endsWith(".png")), 3)

          const second = yield* cli(args, { cwd })
          assert.include(second.stderr, "4 items: 3 saved, 1 failed; 4 known from the ledger, 0 jobs submitted.")
          assert.match(second.stdout, /^a {2}out\/a\.png$/m)
          const taken = (yield* emulator.tasks).filter(({ model }) => model === "google/imagen4-ultra")
          assert.lengthOf(taken, 3)

          yield* write(cwd, "jobs.jsonl", JSON.stringify({ id: "a", prompt: "another" }))
          const changed = yield* cli(args, { cwd })
          assert.strictEqual(changed.code, 2)
          assert.include(
            changed.stderr,
            `The key "a" belongs to another request: input.prompt was "one" and is "another".`
          )
          assert.lengthOf((yield* emulator.tasks).filter(({ model }) => model === "google/imagen4-ultra"), 3)
        }).pipe(Effect.scoped),
      patience
    )

    it.effect(
      "batch that is killed resumes where it was, two at a time, and pays for nothing twice",
      () =>
        Effect.gen(function*() {
          const emulator = yield* Emulator
          const cwd = yield* folder
          const model = "google/imagen4"
          yield* emulator.script({ vendor: "kie", model, duration: "4 seconds", times: 4 })
          const lines = ["one", "two", "three", "four"].map((prompt) => JSON.stringify({ id: prompt, prompt }))
          yield* write(cwd, "jobs.jsonl", lines.join("\n"))
          const args = ["batch", "jobs.jsonl", "--provider", "kie", "-m", model, "--concurrency", "2", "--out", "out"]
          const taken = Effect.map(emulator.tasks, (tasks) => tasks.filter((task) => task.model === model))
          const first = yield* start([...args, ...often], { cwd })
          yield* Effect.repeat(taken, {
            until: (tasks) => tasks.filter(({ polls }) => polls > 0).length === 2,
            schedule: Schedule.spaced("50 millis")
          })
          first.child.kill("SIGKILL")
          yield* first.ended
          assert.lengthOf(yield* taken, 2)
          const second = yield* cli([...args, ...often], { cwd })
          assert.strictEqual(second.code, 0)
          assert.include(second.stderr, "4 items: 4 saved, 0 failed; ")
          assert.deepStrictEqual((yield* taken).map(({ submits }) => submits), [1, 1, 1, 1])
        }).pipe(Effect.scoped),
      patience
    )

    it.effect(
      "batch names the jobs that a vendor may have accepted, and submits it again on --resubmit alone",
      () =>
        Effect.gen(function*() {
          const emulator = yield* Emulator
          const cwd = yield* folder
          const model = "wan/2-7-image"
          yield* write(cwd, "jobs.jsonl", `{"id":"boat","prompt":"a paper boat"}`)
          yield* emulator.fault({ fault: Fault.Reset(), vendor: "kie", operation: "submit", model })
          const args = ["batch", "jobs.jsonl", "--provider", "kie", "-m", model, "--out", "out"]
          for (const _ of ["the first run", "the next one"]) {
            const { code, stderr } = yield* cli(args, { cwd })
            assert.strictEqual(code, 7)
            assert.match(
              stderr,
              /boat: kie may or may not have accepted the job for wan\/2-7-image of \d{4}-\d\d-\d\dT[\d:.]+Z:/
            )
            assert.include(stderr, "--resubmit")
          }
          const again = yield* cli([...args, "--resubmit"], { cwd })
          assert.strictEqual(again.code, 0)
          assert.match(
            again.stderr,
            /boat: submitted again, although kie may have accepted the job for wan\/2-7-image of \d{4}/
          )
        }).pipe(Effect.scoped),
      patience
    )

    it.effect("batch submits nothing if a line is wrong", () =>
      Effect.gen(function*() {
        const cwd = yield* folder
        yield* write(cwd, "jobs.jsonl", "{\"prompt\":\"one\"}\n{\"promt\":\"two\"}\n")
        const ended = yield* cli(["batch", "jobs.jsonl", "--provider", "kie", "-m", "gemini"], { cwd })
        assert.strictEqual(ended.code, 2)
        assert.include(ended.stderr, "Line 2 of the batch")
        assert.isFalse((yield* (yield* Emulator).tasks).some(({ model }) => model === "gemini"))
      }).pipe(Effect.scoped), patience)

    it.effect("fallback asks the next provider if one fails for nothing", () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        const cwd = yield* folder
        const fail = { code: "500", message: "internal error" }
        yield* emulator.script({ vendor: "kie", model: "nano-banana-pro", outcome: { fail } })
        const ended = yield* cli(
          [
            "fallback",
            "--provider",
            "kie:nano-banana-pro",
            "--provider",
            "apixo:wan-2-7-image",
            "-p",
            "x",
            ...often,
            "--json"
          ],
          { cwd }
        )
        assert.deepStrictEqual(typesOf(ended), ["submitted", "submitted", "finished", "saved"])
        assert.include(ended.stderr, "Asking the next provider")
        assert.strictEqual(ended.code, 0)
      }).pipe(Effect.scoped), patience)

    it.effect(
      "fallback takes one portable request, and each provider says it in its own words",
      () =>
        Effect.gen(function*() {
          const emulator = yield* Emulator
          const cwd = yield* folder
          const refused = Fault.Refuse({ code: 402, text: "Insufficient credits" })
          yield* emulator.fault({ vendor: "kie", operation: "submit", model: "nano-banana-2", fault: refused })
          const portable = ["--task", "text-to-image", "-m", "nano-banana-2", "--aspect-ratio", "16:9", "--size", "1K"]
          const ended = yield* cli(
            ["fallback", "--provider", "kie", "--provider", "apixo", ...portable, "-p", "a boat", ...often, "--json"],
            { cwd }
          )
          assert.deepStrictEqual(typesOf(ended), ["submitted", "finished", "saved"])
          const [task] = (yield* emulator.tasks).filter(({ model, vendor }) =>
            vendor === "apixo" && model === "nano-banana-2"
          )
          assert.deepInclude(task?.input, { mode: "text-to-image", prompt: "a boat", aspect_ratio: "16:9" })
          const wrong = yield* cli(["fallback", "--provider", "kie", "--task", "text-to-image", "-p", "a boat"], {
            cwd
          })
          assert.strictEqual(wrong.code, 2)
        }).pipe(Effect.scoped),
      patience
    )

    it.effect("credits prints what is left", () =>
      Effect.gen(function*() {
        yield* Emulator.use((emulator) => emulator.setCredits("apixo", 1000))
        const { stdout } = yield* cli(["credits", "apixo"])
        assert.match(stdout, /^\d+(?:\.\d+)? USD\n$/)
        assert.deepStrictEqual(typesOf(yield* cli(["credits", "kie", "--json"])), ["credits"])
      }), patience)

    it.effect("models lists what is known, and searches it", () =>
      Effect.gen(function*() {
        const ended = yield* cli(["models", "kie", "--search", "video kling", "--json"])
        const models = eventsOf(ended).flatMap((event) => event.type === "model" ? [event] : [])
        assert.isAbove(models.length, 5)
        assert.isTrue(models.every(({ kind, model }) => kind === "video" && model.includes("kling")))
        const [clip] = models.filter(({ model }) => model === "kling-2.6/text-to-video")
        assert.deepInclude(clip?.prices ?? [], {
          amount: 0.275,
          unit: "USD",
          per: "video",
          when: { duration: "5", sound: false },
          evidence: "vendor-copy",
          seen: "2026-06"
        })
        const { stdout } = yield* cli(["models", "kie", "--search", "kling-2.6 text"])
        assert.match(stdout, /^PROVIDER +KIND +MODEL +PRICE +AGE +NEEDS\n/)
        assert.match(stdout, /^kie +video +kling-2\.6\/text-to-video +from 0\.275 USD per video +\d+ days +prompt/m)
        assert.strictEqual((yield* cli(["models", "--search", "nonesuch"])).code, 2)
      }), patience)

    it.effect(
      "listen takes a signed callback, turns a forged one away, and ends the wait",
      () =>
        Effect.gen(function*() {
          const emulator = yield* Emulator
          yield* emulator.script({ vendor: "kie", model: "grok-imagine/text-to-image", duration: "4 seconds" })
          const env = { KIE_WEBHOOK_KEY: "a webhook key" }
          const submitted = yield* cli(["submit", "kie", "-m", "grok-imagine/text-to-image", "-p", "x", "-q"])
          const { ended, said, says } = yield* start(
            ["listen", "--port", "0", "--json", "--deadline", "50s", submitted.stdout.trim()],
            { env }
          )
          yield* says("Callbacks are received at")
          const url = /at (http:\S+)\.\n/.exec(said.stderr)?.[1] ?? ""
          const id = /"id":"(\w+)"/.exec(submitted.stdout)?.[1] ?? ""
          const timestamp = `${Math.floor(Date.now() / 1000)}`
          const post = (signature: string) =>
            Effect.promise(() =>
              fetch(url, {
                method: "POST",
                headers: { "x-webhook-signature": signature, "x-webhook-timestamp": timestamp },
                body: JSON.stringify({ code: 200, msg: "success", data: { taskId: id } })
              })
            )
          const sign = (key: string) => createHmac("sha256", key).update(`${id}.${timestamp}`).digest("base64")
          assert.strictEqual((yield* post(sign("another key"))).status, 401)
          yield* Effect.sleep("4 seconds")
          assert.strictEqual((yield* post(sign("a webhook key"))).status, 200)
          const end = yield* ended
          assert.deepStrictEqual(typesOf(end), ["listening", "callback", "finished"])
          assert.strictEqual(end.code, 0)
        }).pipe(Effect.scoped),
      patience
    )

    it.effect("emulate serves the vendors, with faults", () =>
      Effect.gen(function*() {
        const faults = [{ vendor: "kie", operation: "credits", fault: { _tag: "Reply", status: 503 } }]
        const { child, ended, said, says } = yield* start(
          ["emulate", "--port", "0", "--seed", "1", "--duration", "100ms", "--faults", JSON.stringify(faults)]
        )
        yield* says("export KIE_BASE_URL")
        const baseUrl = said.stdout.trim()
        assert.strictEqual((yield* cli(["credits", "kie"], { baseUrl })).code, 8)
        assert.strictEqual((yield* cli(["credits", "kie"], { baseUrl })).code, 0)
        child.kill("SIGINT")
        assert.strictEqual((yield* ended).code, 130)
        const wrong = yield* cli(["emulate", "--port", "0", "--faults", "[{\"fault\":{\"_tag\":\"Rplay\"}}]"])
        assert.strictEqual(wrong.code, 2)
      }).pipe(Effect.scoped), patience)

    it.effect("completions prints a script for each shell", () =>
      Effect.gen(function*() {
        const { code, stdout } = yield* cli(["completions", "fish"])
        assert.strictEqual(code, 0)
        assert.include(stdout, "complete -c effect-media")
        assert.include(stdout, "#   effect-media completions fish > ")
      }), patience)

    it.effect("jobs are enqueued, run by a worker, and looked up", () =>
      Effect.gen(function*() {
        const cwd = yield* folder
        const at = ["--database", "jobs.db"]
        const enqueue = (prompt: string) =>
          cli(["jobs", "enqueue", "kie", "--key", "boat", "-m", "google/nano-banana", "-p", prompt, ...at], { cwd })
        assert.strictEqual((yield* enqueue("a boat")).stdout, "boat  Queued  kie\n")
        assert.strictEqual((yield* enqueue("another")).code, 2)
        const worked = yield* cli(["worker", ...at, "--out", "out", "--until-idle", "--json"], { cwd })
        assert.strictEqual(worked.code, 0)
        const states = eventsOf(worked).map((event) => event.type === "job" && event.job.state)
        assert.strictEqual(states.at(-1), "Succeeded")
        const listed = yield* cli(["jobs", "list", ...at], { cwd })
        assert.match(listed.stdout, /\nboat +Succeeded +kie +\S.* +4 credits +out\/boat\/kie-[0-9a-f]{32}-1\.png\n$/)
        assert.strictEqual((yield* cli(["jobs", "get", "nope", ...at], { cwd })).code, 2)
      }).pipe(Effect.scoped), patience)

    it.effect("jobs are paused, counted, interrupted, retried and waited for", () =>
      Effect.gen(function*() {
        const cwd = yield* folder
        const jobs = (...args: ReadonlyArray<string>) => cli(["jobs", ...args, "--database", "jobs.db"], { cwd })
        const enqueue = (key: string) => jobs("enqueue", "kie", "--key", key, "-m", "google/nano-banana", "-p", "x")
        assert.strictEqual((yield* jobs("pause")).code, 0)
        const refused = yield* enqueue("boat")
        assert.strictEqual(refused.code, 5)
        assert.include(refused.stderr, "Enqueue it again after effect-media jobs resume.")
        assert.include(
          (yield* jobs("count")).stdout,
          "Queued 0  Running 0  Succeeded 0  Failed 0  Interrupted 0  intake"
        )
        assert.strictEqual((yield* jobs("resume")).code, 0)
        yield* enqueue("boat")
        const early = yield* jobs("wait", "boat")
        assert.strictEqual(early.code, 2)
        assert.include(early.stderr, "Run effect-media worker --until-idle")
        assert.strictEqual((yield* jobs("interrupt", "boat")).stdout, "boat  Interrupted  kie\n")
        const ended = yield* jobs("wait", "boat")
        assert.strictEqual(ended.code, 3)
        assert.include(ended.stderr, "Resume it: effect-media jobs retry boat")
        const [retried] = eventsOf(yield* jobs("retry", "boat", "--json"))
        assert.isTrue(retried?.type === "job" && retried.job.attempt === 2 && retried.job.state === "Queued")
        const nowhere = yield* cli(["jobs", "list", "--database", "/dev/null/jobs.db"])
        assert.strictEqual(nowhere.code, 9)
        assert.include(nowhere.stderr, "The database /dev/null/jobs.db cannot be opened")
        assert.strictEqual((yield* jobs("list", "--limit", "0")).code, 2)
      }).pipe(Effect.scoped), patience)

    it.effect(
      "a worker keeps its accounts' limits over a Redis, and names one that is not there",
      () =>
        Effect.gen(function*() {
          const cwd = yield* folder
          const env = { EFFECT_MEDIA_REDIS_URL: "redis://:secret-word@127.0.0.1:1" }
          const ended = yield* cli(["worker", "--database", "jobs.db", "--until-idle"], { cwd, env })
          assert.strictEqual(ended.code, 8)
          assert.include(ended.stderr, "The database 127.0.0.1:1 cannot be reached")
          assert.notInclude(ended.stderr, "secret-word")
        }).pipe(Effect.scoped),
      patience
    )

    it.effect("doctor says which host does not answer, and that the clock is wrong", () =>
      Effect.gen(function*() {
        const away = yield* cli(["doctor", "kie"], { baseUrl: "http://127.0.0.1:9" })
        assert.strictEqual(away.code, 8)
        assert.match(away.stdout, /^✔ +versions +effect-media \S+, Node \d+\S* \w+/m)
        assert.match(away.stdout, /^✘ +http:\/\/127\.0\.0\.1:9 +no answer/m)
        const yesterday = new Date(Date.now() - 86_400_000).toUTCString()
        const server = createServer((_, response) => void response.writeHead(200, { date: yesterday }).end())
        const listening = Effect.callback<void>((resume) =>
          void server.listen(0, "127.0.0.1", () => resume(Effect.void))
        )
        yield* Effect.acquireRelease(listening, () => Effect.sync(() => void server.close()))
        const address = server.address()
        const port = typeof address === "object" ? address?.port : undefined
        const late = yield* cli(["doctor", "kie"], { baseUrl: `http://127.0.0.1:${port}` })
        assert.strictEqual(late.code, 0)
        assert.match(late.stdout, /^! +clock compared with \S+ +24 h off: set the clock of this machine$/m)
      }).pipe(Effect.scoped), patience)

    it.effect(
      "doctor says which proxy is used, without its password, and what names none",
      () =>
        Effect.gen(function*() {
          const named = yield* cli(["doctor", "kie"], {
            env: { HTTPS_PROXY: "http://me:hunter2@proxy.example:3128", no_proxy: ".corp.example" }
          })
          assert.match(
            named.stdout,
            /^✔ +proxy +https through http:\/\/proxy\.example:3128 \(HTTPS_PROXY\); directly: \.corp\.example \(no_proxy\)$/m
          )
          assert.notInclude(named.stdout + named.stderr, "hunter2")
          const none = yield* cli(["doctor", "kie"])
          assert.match(none.stdout, /^✔ +proxy +none$/m)
          const wrong = yield* cli(["doctor", "kie"], { env: { HTTPS_PROXY: "ftp://me:hunter2@proxy.example" } })
          assert.strictEqual(wrong.code, 2)
          assert.match(wrong.stdout, /^✘ +proxy +HTTPS_PROXY names no proxy/m)
          assert.notInclude(wrong.stdout + wrong.stderr, "hunter2")
        }).pipe(Effect.scoped),
      patience
    )

    it.effect("what was learned of durations is kept for the next command", () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const state = yield* folder
        const env = { XDG_STATE_HOME: state }
        yield* cli(["run", "kie", "-m", "google/nano-banana", "-p", "x", ...often, "-q"], { env })
        const files = (yield* fs.readDirectory(`${state}/effect-media`)).filter((name) => name !== "history.db")
        assert.lengthOf(files, 1)
        assert.include(files[0], "127.0.0.1") // without the samples of the vendor itself
        assert.include(yield* fs.readFileString(`${state}/effect-media/${files[0]}`), "google/nano-banana")
      }).pipe(Effect.scoped), patience)

    it.effect("a reader that goes away ends nothing badly", () =>
      Effect.gen(function*() {
        const { child, ended, said } = yield* start(["models"])
        yield* Effect.repeat(Effect.sync(() => said.stdout.length > 0), {
          until: (is) => is,
          schedule: Schedule.spaced("5 millis")
        })
        child.stdout?.destroy()
        const { stderr } = yield* ended
        assert.notInclude(stderr, "EPIPE")
        assert.notInclude(stderr, key)
      }).pipe(Effect.scoped), patience)

    it.effect("--quiet says nothing on stderr; --verbose says every poll", () =>
      Effect.gen(function*() {
        const { url } = yield* EmulatorServer
        const args = ["run", "kie", "-m", "google/nano-banana", "-p", "x", "--every", "100ms"]
        const quiet = yield* cli([...args, "--quiet"])
        assert.deepStrictEqual([quiet.code, quiet.stderr], [0, ""])
        const verbose = yield* cli([...args, "--verbose"])
        assert.match(verbose.stderr, /poll\n/)
        assert.notInclude(verbose.stderr, url)
        assert.notInclude(verbose.stderr, "\x1b")
      }), patience)
  })
})
