import { EmulatorServer } from "@effect-media/emulator"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, FileSystem, Schedule } from "effect"
import { cli, folder, patience, Stage, start, write } from "./utils.ts"

const modeOf = (path: string) =>
  Effect.map(FileSystem.FileSystem.use((fs) => fs.stat(path)), ({ mode }) => (mode & 0o777).toString(8))

/** Waits until a file exists. */
const appears = (path: string) =>
  Effect.repeat(FileSystem.FileSystem.use((fs) => fs.exists(path)), {
    until: (is) => is,
    schedule: Schedule.spaced("20 millis")
  })

layer(Stage, { timeout: patience, excludeTestServices: true })((it) => {
  describe("what is kept", { concurrent: true }, () => {
    for (const [umask, file, directory] of [["022", "644", "755"], ["000", "666", "777"]] as const) {
      it.effect(
        `is for its owner alone, and pictures are as a umask of ${umask} has them`,
        () =>
          Effect.gen(function*() {
            const fs = yield* FileSystem.FileSystem
            yield* EmulatorServer
            const cwd = yield* folder
            const env = { XDG_STATE_HOME: `${cwd}/state` }
            yield* write(cwd, "jobs.jsonl", `{"prompt":"a boat"}\n`)
            const at = { cwd, env, umask }
            const args = ["--provider", "kie", "-m", "google/nano-banana", "--out", "out", "--every", "200ms"]
            const batch = yield* start(["batch", "jobs.jsonl", ...args], at)
            yield* appears(`${cwd}/out/ledger.jsonl.lock`)
            const lock = yield* Effect.option(modeOf(`${cwd}/out/ledger.jsonl.lock`))
            assert.strictEqual((yield* batch.ended).code, 0)
            if (lock._tag === "Some") assert.strictEqual(lock.value, "600")
            assert.strictEqual(yield* modeOf(`${cwd}/out`), directory)
            for (const name of yield* fs.readDirectory(`${cwd}/out`)) {
              assert.strictEqual(yield* modeOf(`${cwd}/out/${name}`), name === "ledger.jsonl" ? "600" : file, name)
            }

            yield* cli(["jobs", "enqueue", "kie", "--key", "boat", "-m", "google/nano-banana", "-p", "a boat"], at)
            const worker = yield* start(["worker", "--out", "out"], at)
            yield* appears(`${cwd}/state/effect-media/jobs.db-wal`)
            assert.strictEqual(yield* modeOf(`${cwd}/state/effect-media`), "700")
            const kept = yield* fs.readDirectory(`${cwd}/state/effect-media`)
            assert.includeMembers(kept, ["jobs.db", "jobs.db-wal"])
            assert.isAtLeast(kept.length, 3)
            for (const name of kept) {
              assert.strictEqual(yield* modeOf(`${cwd}/state/effect-media/${name}`), "600", name)
            }
            worker.child.kill("SIGTERM")
            yield* worker.ended
          }).pipe(Effect.scoped),
        patience
      )
    }
  })
})
