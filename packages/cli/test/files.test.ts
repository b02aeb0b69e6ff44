import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, PlatformError } from "effect"
import { TestClock } from "effect/testing"
import { type Options, run } from "./inProcess.ts"

const picture = Uint8Array.from([..."\x89PNG\r\n\x1a\n".padEnd(900, "\0\x01\x02")].map((char) => char.charCodeAt(0)))
const links = [1, 2, 3].map((n) => `https://1.1.1.1/${n}.png?signature=canary`)
const held = [`data:image/png;base64,${Buffer.from(picture).toString("base64")}`]
const inside = ["https://inside.example/1.png"]

/** Answers as KIE with a finished task, and as a host that has two of its three files. */
const reply = (url: string): Response => {
  if (url.includes("recordInfo")) {
    const resultUrls = url.includes("inside") ? inside : url.includes("held") ? held : links
    const resultJson = JSON.stringify({ resultUrls })
    return Response.json({ code: 200, data: { taskId: "t1", model: "m", state: "success", resultJson } })
  }
  if (url.includes("createTask")) return Response.json({ code: 200, data: { taskId: "t1" } })
  if (url.includes("download-url")) return Response.json({ code: 422, msg: "not ours" })
  return url.includes("/2.png") ? new Response("", { status: 410 }) : new Response(picture.slice())
}

const kie = Effect.fnUntraced(function*(args: ReadonlyArray<string>, options: Options = {}) {
  const fiber = yield* Effect.forkChild(run(args, { reply, env: { KIE_API_KEY: "any" }, ...options }))
  while (fiber.pollUnsafe() === undefined) {
    yield* TestClock.adjust("500 millis")
    yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
  }
  return yield* Fiber.join(fiber)
})

describe("three links of which one is dead", () => {
  it.effect("leave two files that are results, and an error that names the third", () =>
    Effect.gen(function*() {
      const { code, stderr, stdout } = yield* kie(["save", "kie:t1", "--out", "pictures"])
      assert.deepStrictEqual([code, stdout], [9, "pictures/kie-t1-1.png\npictures/kie-t1-3.png\n"])
      assert.include(stderr, "File 2 of task t1 of kie (https://1.1.1.1/2.png) was not saved (Expired)")
      assert.include(stderr, "Saved are: pictures/kie-t1-1.png, pictures/kie-t1-3.png.")
      assert.notInclude(stdout + stderr, "canary")
    }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))

  it.effect("are the same with --json, and in a batch", () =>
    Effect.gen(function*() {
      const json = yield* kie(["save", "kie:t1", "--json"])
      const [saved, failed] = json.stdout.trim().split("\n").map((line) => JSON.parse(line)).slice(-2)
      assert.deepStrictEqual(saved.files.map(({ path }: { path: string }) => path), ["kie-t1-1.png", "kie-t1-3.png"])
      assert.deepStrictEqual([failed.error.number, failed.error.saved.length, failed.exitCode], [2, 2, 9])
      const batch = yield* kie(["batch", "jobs.jsonl", "--provider", "kie", "--json"], {
        files: { "jobs.jsonl": `{"id":"boat","model":"google/nano-banana","prompt":"a boat"}\n` }
      })
      const events = batch.stdout.trim().split("\n").map((line) => JSON.parse(line))
      const item = events.find(({ type }) => type === "item")
      assert.deepStrictEqual(item.files, ["boat-1.png", "boat-3.png"])
      assert.include(item.what, "File 2 of task t1")
    }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))
})

it.effect("a result that its link contains is saved, and is not printed again", () =>
  Effect.gen(function*() {
    const { code, sent, stdout } = yield* kie(["save", "kie:held", "--json"])
    const saved = JSON.parse(stdout.trim().split("\n").at(-1) ?? "")
    assert.deepStrictEqual([code, saved.files[0].path, saved.files[0].bytes, sent.length], [
      0,
      "kie-held-1.png",
      picture.length,
      1
    ])
    assert.strictEqual(saved.files[0].asset.url, "data:image/png")
  }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))

describe("a disk that says no after the vendor's yes", () => {
  for (
    const [code, advice] of [
      ["ENOSPC", "Free space on the disk"],
      ["EFBIG", "takes no file as large"],
      ["EROFS", "read-only"],
      ["EACCES", "Make the folder writable"]
    ] as const
  ) {
    it.effect(`(${code}) is named with its code, and no message claims that nothing was submitted`, () =>
      Effect.gen(function*() {
        const cause = Object.assign(new Error(`${code}: no luck, open 'x'`), { code })
        const no = PlatformError.systemError({ _tag: "Unknown", module: "FileSystem", method: "open", cause })
        const args = ["run", "kie", "--model", "google/nano-banana", "--prompt", "a boat"]
        const { code: exit, stderr } = yield* kie(args, {
          fileSystem: (fs) => ({
            open: (path, options) => path.endsWith(".part") ? Effect.fail(no) : fs.open(path, options)
          })
        })
        assert.strictEqual(exit, 9)
        assert.include(stderr, `(Disk): "${code}: no luck`)
        assert.include(stderr, advice)
        assert.include(stderr, "Resume the task: effect-media save")
        assert.notMatch(stderr, /nothing was (?:submitted|sent)/i)
      }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))
  }
})

describe("a range of addresses that is not public", () => {
  const save = ["save", "kie:inside"]
  const done = "kie-inside-1.png\n"

  it.effect("is refused, and the error says how to declare it", () =>
    Effect.gen(function*() {
      const { code, stderr } = yield* kie(save)
      assert.strictEqual(code, 9)
      assert.include(stderr, "inside.example is 10.0.0.1, which is not public but in 10.0.0.0/8")
      assert.include(stderr, "--allow-range")
      assert.include(stderr, "EFFECT_MEDIA_ALLOW_RANGES")
    }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))

  it.effect("is declared by the flag and by the environment, and not by the folder's .env", () =>
    Effect.gen(function*() {
      const env = { KIE_API_KEY: "any", EFFECT_MEDIA_ALLOW_RANGES: "198.18.0.0/15, 10.0.0.0/8" }
      assert.strictEqual((yield* kie([...save, "--allow-range", "fc00::/18,10.0.0.0/8"])).stdout, done)
      assert.strictEqual((yield* kie(save, { env })).stdout, done)
      // The flag overrides the variable.
      assert.strictEqual((yield* kie([...save, "--allow-range", "198.18.0.0/15"], { env })).code, 9)
      const files = { ".env": "EFFECT_MEDIA_ALLOW_RANGES=10.0.0.0/8\n" }
      assert.strictEqual((yield* kie(save, { files })).code, 9)
    }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))

  it.effect("that is not a range is a fault of the command line, before anything is asked", () =>
    Effect.gen(function*() {
      const flag = yield* kie([...save, "--allow-range", "10.0.0.0"])
      const env = { KIE_API_KEY: "any", EFFECT_MEDIA_ALLOW_RANGES: "10.0.0.0/33" }
      const variable = yield* kie(save, { env })
      assert.deepStrictEqual([flag.sent.length, variable.code, variable.sent.length], [0, 2, 0])
      assert.include(flag.stderr, "is not a list of ranges")
      assert.include(variable.stderr, "EFFECT_MEDIA_ALLOW_RANGES holds 10.0.0.0/33")
    }).pipe(Effect.provide(NodeServices.layer), Effect.scoped))
})
