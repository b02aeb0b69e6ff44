/**
 * Tests who holds a ledger and who may take it: processes of this machine and container are known, others are not.
 */
import { isAlive, owner } from "@effect-media/cli/Node"
import { Emulator, Fault } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Layer, Schedule, type Scope } from "effect"
import { spawnSync } from "node:child_process"
import { folder, Stage, start, write } from "./utils.ts"

const [, pid = "", host = "", where = "", begun = ""] = /^process (\d+) of (.+) \((\w+)\/(\d*)\)$/.exec(owner) ?? []
const named = (pid: string | number, where: string, begun: string) => `process ${pid} of ${host} (${where}/${begun})`
const isLinux = process.platform === "linux"

describe("the owner of a ledger", () => {
  it("is identified by process, host, and the namespace of its process numbers and start times", () => {
    assert.strictEqual(pid, `${process.pid}`)
    assert.match(where, /^[0-9a-f]{16}$/)
    assert.match(begun, isLinux ? /^\d+$/ : /^$/)
  })

  it("is alive if it is this process, and gone if its process is, or its number is another one's", () => {
    const { pid: ended } = spawnSync(process.execPath, ["--version"])
    assert.isTrue(isAlive(owner))
    assert.isFalse(isAlive(named(ended, where, begun)))
    if (isLinux) assert.isFalse(isAlive(named(pid, where, "1")))
  })

  it("may be alive if its life cannot be judged: another machine, boot or container, or an owner of another form", () => {
    const { pid: ended } = spawnSync(process.execPath, ["--version"])
    for (
      const other of [
        named(ended, "0123456789abcdef", begun),
        `process ${ended} of elsewhere (0123456789abcdef/${begun})`,
        `process ${ended} of ${host}`,
        "",
        "somebody"
      ]
    ) {
      assert.isTrue(isAlive(other), other)
    }
  })
})

/** Commands that start the command in a namespace of its own, with process numbers that begin at 1. */
const apart = [["--pid", "--fork", "--mount-proc"], ["--user", "--map-root-user", "--pid", "--fork", "--mount-proc"]]
  .map((flags) => ["unshare", ...flags, "--kill-child"])
  .find(([command = "", ...flags]) => spawnSync(command, [...flags, "true"]).status === 0)
if (apart === undefined) console.log("Skipped: no namespace can be made here, unshare is missing or not allowed.")

const test = (title: string, effect: Effect.Effect<void, unknown, Layer.Success<typeof Stage> | Scope.Scope>) =>
  it.live.skipIf(apart === undefined)(title, () => effect.pipe(Effect.scoped, Effect.provide(Layer.fresh(Stage))))

describe("two containers with one folder and one host name", () => {
  for (const [first, second] of [["outside", "inside"], ["inside", "outside"], ["inside", "inside"]] as const) {
    test(
      `submit each job once: the first is ${first}, the second ${second}`,
      Effect.gen(function*() {
        const emulator = yield* Emulator
        const fs = yield* FileSystem.FileSystem
        yield* emulator.fault({
          vendor: "kie",
          operation: "submit",
          times: "forever",
          fault: Fault.Delay({ by: "2 seconds" })
        })
        const cwd = yield* folder
        yield* write(
          cwd,
          "jobs.jsonl",
          Array.from({ length: 6 }, (_, i) => JSON.stringify({ prompt: `boat ${i}` })).join("\n")
        )
        const args = [
          "batch",
          "jobs.jsonl",
          "--provider",
          "kie",
          "-m",
          "google/nano-banana",
          "--out",
          "out",
          "-c",
          "1",
          "--every",
          "200ms"
        ]
        const begin = (place: "inside" | "outside") =>
          start(args, { cwd, ...(place === "inside" && apart !== undefined && { under: apart }) })
        const one = yield* begin(first)
        yield* Effect.repeat(fs.exists(`${cwd}/out/ledger.jsonl.lock`), {
          until: (isThere) => isThere,
          schedule: Schedule.spaced("20 millis")
        })
        const two = yield* (yield* begin(second)).ended
        assert.strictEqual(two.code, 9)
        assert.match(two.stderr, /ledger\.jsonl is in use: process \d+ of /)
        const { code } = yield* one.ended
        assert.strictEqual(code, 0)
        const prompts = (yield* emulator.tasks).map(({ input }) => input["prompt"])
        assert.lengthOf(prompts, 6)
        assert.strictEqual(new Set(prompts).size, 6)
      })
    )
  }
})
