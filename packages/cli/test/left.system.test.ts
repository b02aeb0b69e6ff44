/**
 * Tests the files that a killed process leaves in a folder, and how the next process handles them.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Schedule } from "effect"
import * as http from "node:http"
import { folder, patience, Stage, start } from "./utils.ts"

const picture = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(100_000, 1)])

/** Serves KIE with two finished tasks, whose files stop half way until the test resumes them. */
const vendor = Effect.acquireRelease(
  Effect.callback<{ readonly url: string; goOn: boolean; readonly close: () => void }>((resume) => {
    const server = http.createServer(({ url: path = "" }, response) => {
      if (path.includes("recordInfo")) {
        const id = path.includes("t2") ? "t2" : "t1"
        const resultJson = JSON.stringify({ resultUrls: [`${kie.url}/${id}.png`] })
        response.setHeader("content-type", "application/json")
        return void response.end(JSON.stringify({ code: 200, data: { taskId: id, state: "success", resultJson } }))
      }
      response.setHeader("content-length", picture.length)
      if (kie.goOn) response.end(picture)
      else response.write(picture.subarray(0, 50_000))
    })
    const close = () => {
      server.close()
      server.closeAllConnections()
    }
    const kie = { url: "", goOn: false, close }
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      kie.url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`
      resume(Effect.succeed(kie))
    })
  }),
  ({ close }) => Effect.sync(close)
)

describe("temporary files", () => {
  it.live("of a killed process are removed by the next one, those of a living one stay", () =>
    Effect.gen(function*() {
      const kie = yield* vendor
      const fs = yield* FileSystem.FileSystem
      const out = yield* folder
      const parts = Effect.map(fs.readDirectory(out), (names) => names.filter((name) => name.endsWith(".part")))
      const until = (n: number) =>
        Effect.repeat(parts, { until: (names) => names.length === n, schedule: Schedule.spaced("20 millis") })
      const save = (id: string) => start(["save", `kie:${id}`, "--out", out], { baseUrl: kie.url })

      const killed = yield* save("t1")
      const [left] = yield* until(1)
      killed.child.kill("SIGKILL")
      yield* killed.ended
      assert.deepStrictEqual(yield* parts, [left])
      const living = yield* save("t2")
      yield* Effect.repeat(parts, {
        until: (names) => names.length === 1 && names[0]?.includes("t2") === true,
        schedule: Schedule.spaced("20 millis")
      })
      kie.goOn = true
      const next = yield* save("t1")
      assert.strictEqual((yield* next.ended).code, 0)
      const after = yield* parts
      assert.lengthOf(after, 1)
      assert.include(after[0], "t2")
      living.child.kill("SIGTERM")
      yield* living.ended
      assert.deepStrictEqual(yield* parts, [])
    }).pipe(Effect.provide(Stage), Effect.scoped), patience)
})
