import { TaskRef } from "@effect-media/core"
import { Emulator, EmulatorServer, Fault } from "@effect-media/emulator"
import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import { cli, eventsOf, folder, patience, Stage, start, write } from "./utils.ts"

const often = ["--every", "200ms"]
const boat = ["-p", "a paper boat"]

/** A row of the table: the vendor's behaviour, the arguments of the command, and its expected exit code and output. */
const rows: ReadonlyArray<{
  readonly code: number
  readonly when: string
  readonly args: ReadonlyArray<string>
  readonly prepare?: Effect.Effect<void, never, Emulator>
  readonly env?: Record<string, string | undefined>
  readonly baseUrl?: string
  readonly says: ReadonlyArray<string>
}> = [
  {
    code: 2,
    when: "a flag is unknown",
    args: ["submit", "kie", "--api-key", "x"],
    says: ["Unrecognized flag: --api-key", "Run effect-media submit --help"]
  },
  { code: 2, when: "there is no command", args: [], says: ["effect-media <subcommand>"] },
  {
    code: 2,
    when: "a duration is none",
    args: ["wait", "kie:1", "--deadline", "soon"],
    says: ["soon is not a duration: write 30s"]
  },
  { code: 8, when: "a host is not here", args: ["emulate", "--host", "192.0.2.1"], says: ["or another --host"] },
  { code: 2, when: "a port is none", args: ["emulate", "--port", "99999"], says: ["99999 is not a port: 0 to 65535"] },
  { code: 2, when: "a handle is none", args: ["wait", "nothing"], says: ["neither a handle nor an existing file"] },
  {
    code: 2,
    when: "a handle belongs to no provider",
    args: ["status", "acme:1"],
    says: ["No provider is called \"acme\""]
  },
  { code: 2, when: "a handle lacks its model", args: ["status", "apixo:1"], says: ["Add it: apixo:1:MODEL."] },
  {
    code: 2,
    when: "the input is no JSON",
    args: ["submit", "kie", "-m", "z-image", "-i", "{"],
    says: ["not a JSON object"]
  },
  {
    code: 2,
    when: "the request is wrong",
    args: ["submit", "kie", "-m", "google/nano-banana", "-p", " "],
    says: ["was not sent: input.prompt: must not be empty."]
  },
  {
    code: 2,
    when: "a vendor takes no idempotency key",
    args: ["submit", "kie", "-m", "z-image", ...boat, "--idempotency-key", "1"],
    says: ["idempotencyKey"]
  },
  {
    code: 3,
    when: "a task fails",
    args: ["run", "kie", "-m", "qwen/text-to-image", ...boat, ...often],
    prepare: Emulator.use((emulator) =>
      emulator.script({
        vendor: "kie",
        model: "qwen/text-to-image",
        outcome: { fail: { code: "500", message: "oops" } }
      })
    ),
    says: ["failed with 500 (Upstream): \"oops\".", "Submit again"]
  },
  {
    code: 3,
    when: "a task is not there",
    args: ["status", "kie:gone"],
    says: ["kie does not know task gone", "KIE_API_KEY belongs to the account"]
  },
  {
    code: 4,
    when: "the clock runs out",
    args: ["run", "kie", "-m", "qwen2/text-to-image", ...boat, "--every", "100ms", "--deadline", "500ms"],
    prepare: Emulator.use((emulator) =>
      emulator.script({ vendor: "kie", model: "qwen2/text-to-image", duration: "1 hour" })
    ),
    says: [
      "did not end within",
      "Nothing is lost: effect-media save kie:",
      "--out . --base-url http:"
    ]
  },
  {
    code: 5,
    when: "the vendor rate limits",
    args: ["submit", "kie", "-m", "qwen3/text-to-image", ...boat],
    prepare: Emulator.use((emulator) =>
      emulator.fault({
        vendor: "kie",
        operation: "submit",
        model: "qwen3/text-to-image",
        times: "forever",
        fault: Fault.tooManyRequests({ retryAfter: "3600" })
      })
    ),
    says: ["rate limited the request (429)", "Try again in 1 h"]
  },
  {
    code: 6,
    when: "there is no key",
    args: ["credits", "kie"],
    env: { KIE_API_KEY: undefined },
    says: ["KIE_API_KEY is not set", ".config/effect-media/keys with mode 600"]
  },
  {
    code: 6,
    when: "the key has characters that no header carries",
    args: ["credits", "kie"],
    env: { KIE_API_KEY: "never printed äöü" },
    says: ["KIE_API_KEY in the environment cannot be used: it has characters that no header can carry"]
  },
  {
    code: 6,
    when: "there are no credits",
    args: ["submit", "apixo", "-m", "nano-banana", ...boat],
    prepare: Emulator.use((emulator) =>
      emulator.fault({
        vendor: "apixo",
        operation: "submit",
        model: "nano-banana",
        fault: Fault.Refuse({ code: 402, text: "Insufficient credits" })
      })
    ),
    says: ["credits or quota are used up", "Top up the account"]
  },
  {
    code: 7,
    when: "the connection breaks under a submit",
    args: ["submit", "kie", "-m", "wan/2-7-image-pro", ...boat],
    prepare: Emulator.use((emulator) =>
      emulator.fault({ vendor: "kie", operation: "submit", model: "wan/2-7-image-pro", fault: Fault.Reset() })
    ),
    says: ["may or may not have accepted the job", "Look for the job at the vendor"]
  },
  {
    code: 8,
    when: "no server answers",
    args: ["credits", "kie"],
    baseUrl: "http://127.0.0.1:9",
    says: ["kie could not answer (NoConnection", "Try again later."]
  },
  {
    code: 8,
    when: "the vendor is down",
    args: ["status", "kie:down"],
    prepare: Emulator.use((emulator) =>
      emulator.fault({ vendor: "kie", operation: "status", taskId: "down", fault: Fault.html502 })
    ),
    says: ["kie could not answer (ServerError 502)"]
  },
  {
    code: 9,
    when: "the folder cannot be made",
    args: ["run", "kie", "-m", "google/nano-banana", ...boat, ...often, "--out", "/dev/null/pictures"],
    says: ["The folder /dev/null/pictures cannot be written", "Name another one with --out."]
  },
  {
    code: 9,
    when: "a file cannot be fetched; the task has a handle that no other process knows",
    args: ["run", "kie", "-m", "nano-banana-2", ...boat, ...often, "--quiet", "--out", "my pictures"],
    prepare: Emulator.use((emulator) =>
      emulator.fault({
        operation: "result",
        model: "nano-banana-2",
        times: "forever",
        fault: Fault.Reply({ status: 404 })
      })
    ),
    says: ["was not saved (Refused)", "Resume the task: effect-media save kie:", "--out 'my pictures' --base"]
  },
  {
    code: 9,
    when: "a file is not there",
    args: ["batch", "/nowhere.jsonl", "--out", "/tmp"],
    says: ["/nowhere.jsonl cannot be read", "Check the path and its permissions."]
  }
]

layer(Stage, { timeout: patience, excludeTestServices: true })((it) => {
  describe("exit codes", { concurrent: true }, () => {
    for (const { args, baseUrl, code, env, prepare, says, when } of rows) {
      it.effect(`${code} if ${when}`, () =>
        Effect.gen(function*() {
          yield* prepare ?? Effect.void
          const ended = yield* cli(args, { env: env ?? {}, ...(baseUrl !== undefined && { baseUrl }) })
          assert.strictEqual(ended.stdout, "")
          for (const text of says) assert.include(ended.stderr, text)
          assert.notInclude(ended.stderr, "    at ")
          assert.strictEqual(ended.code, code)
        }), patience)
    }

    it.effect(
      "a line of JSON has the command that resumes, also if the handle is of this process",
      () =>
        Effect.gen(function*() {
          const emulator = yield* Emulator
          const model = "nano-banana-pro"
          yield* emulator.script({ vendor: "kie", model, duration: "1 hour" })
          yield* emulator.fault({ operation: "status", model, fault: Fault.Refuse({ code: 401 }) })
          const ended = yield* cli(["run", "kie", "-m", model, ...boat, ...often, "--json", "--out", "pictures"])
          const [submitted, failed] = eventsOf(ended)
          if (submitted?.type !== "submitted" || failed?.type !== "failed") return assert.fail(ended.stdout)
          assert.deepStrictEqual(failed.ref, submitted.ref)
          assert.include(
            failed.resumeCommand,
            `effect-media save kie:${submitted.ref.id} --out pictures --base-url `
          )
          assert.deepStrictEqual([ended.code, failed.exitCode], [6, 6])
        }),
      patience
    )

    it.effect(
      "the first of several tasks that did not end well gives the code, and the others end",
      () =>
        Effect.gen(function*() {
          const submitted = yield* cli(["submit", "kie", "-m", "google/nano-banana", ...boat, "-q"])
          const ended = yield* cli(["wait", "kie:gone", "-", ...often, "--json"], { stdin: submitted.stdout })
          assert.deepStrictEqual(eventsOf(ended).map(({ type }) => type).toSorted(), ["failed", "finished"])
          assert.strictEqual(ended.code, 3)
        }),
      patience
    )
  })

  describe("Ctrl-C", { concurrent: true }, () => {
    const begin = Effect.fnUntraced(function*(model: string, args: ReadonlyArray<string>) {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "kie", model, duration: "1 hour" })
      return yield* start([...args, "kie", "-m", model, ...boat])
    })

    it.effect("leaves the remote task running and says how to resume it", () =>
      Effect.gen(function*() {
        const { child, ended, says } = yield* begin("ideogram/v3-text-to-image", ["run"])
        yield* says("waiting")
        child.kill("SIGINT")
        const { code, stderr, stdout } = yield* ended
        assert.deepStrictEqual([code, stdout], [130, ""])
        const line =
          /^The task keeps running at the vendor\. Resume: effect-media save (kie:\w+) --out \. --base-url \S+$/
        const handle = line.exec(stderr.trimEnd().split("\n").at(-1) ?? "")?.[1] ?? ""
        const asked = yield* cli(["status", handle])
        assert.match(asked.stdout, /  (?:Queued|Running)  /)
      }).pipe(Effect.scoped), patience)

    it.effect("during a submit waits for the handle, and prints it", () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        const model = "google/imagen4"
        yield* emulator.fault({ vendor: "kie", operation: "submit", model, fault: Fault.Delay({ by: "2 seconds" }) })
        const { child, ended, says } = yield* begin(model, ["submit"])
        yield* says("submitting")
        yield* Effect.sleep("300 millis")
        child.kill("SIGINT")
        yield* says("Ctrl-C again ends at once")
        const { code, stderr, stdout } = yield* ended
        const ref = yield* TaskRef.parse(stdout)
        assert.strictEqual(code, 130)
        assert.include(stderr, ref.id)
      }).pipe(Effect.scoped), patience)

    it.effect("a second one ends at once", () =>
      Effect.gen(function*() {
        const emulator = yield* Emulator
        const model = "google/imagen4-fast"
        yield* emulator.fault({ vendor: "kie", operation: "submit", model, fault: Fault.Hang() })
        const { child, ended, says } = yield* begin(model, ["submit"])
        yield* says("submitting")
        yield* Effect.sleep("300 millis")
        child.kill("SIGINT")
        yield* says("Ctrl-C again ends at once")
        const begun = performance.now()
        child.kill("SIGINT")
        const { code } = yield* ended
        assert.strictEqual(code, 130)
        // And not after the 30 s that the first one waits for.
        assert.isBelow(performance.now() - begun, 15_000)
      }).pipe(Effect.scoped), patience)
  })

  describe("keys", { concurrent: true }, () => {
    const without = { KIE_API_KEY: undefined }
    const good = "KIE_API_KEY=sk-live-7b1c9d-never-printed\n"

    it.effect("are read from .env, after the environment", () =>
      Effect.gen(function*() {
        const cwd = yield* folder
        yield* write(cwd, ".env", good)
        const ended = yield* cli(["credits", "kie"], { cwd, env: without })
        assert.strictEqual(ended.code, 0)
        const refused = yield* cli(["credits", "kie"], { cwd, env: { KIE_API_KEY: "another" } })
        assert.strictEqual(refused.code, 6)
        assert.notInclude(refused.stderr, "another")
      }).pipe(Effect.scoped), patience)

    it.effect("are read from a key file with mode 600, and from no looser one", () =>
      Effect.gen(function*() {
        const cwd = yield* folder
        const file = yield* write(cwd, "keys", good, 0o600)
        const ended = yield* cli(["credits", "kie", "--key-file", file], { env: without })
        assert.strictEqual(ended.code, 0)
        const named = yield* cli(["credits", "kie", "--env-file", file], { env: without })
        assert.strictEqual(named.code, 0)
        yield* write(cwd, "keys", good, 0o640)
        const refused = yield* cli(["credits", "kie", "--key-file", file], { env: without })
        assert.strictEqual(refused.code, 6)
        assert.include(refused.stderr, `The key file ${file} is open to others (mode 640).`)
        assert.include(refused.stderr, `chmod 600 ${file}`)
      }).pipe(Effect.scoped), patience)

    it.effect("doctor says where they are, and not what they are", () =>
      Effect.gen(function*() {
        const { url } = yield* EmulatorServer
        const ended = yield* cli(["doctor", "--json"], { env: without })
        const checks = eventsOf(ended).flatMap((event) => event.type === "check" ? [event] : [])
        assert.deepStrictEqual(checks.filter(({ subject }) => subject.endsWith("KEY")).map(({ says }) => says), [
          "not set",
          "set in the environment",
          "set in the environment",
          "set in the environment",
          "not set"
        ])
        assert.deepInclude(checks.map(({ subject, verdict }) => ({ subject, verdict })), {
          subject: url,
          verdict: "ok"
        })
        assert.strictEqual(ended.code, 0)
      }), patience)
  })
})
