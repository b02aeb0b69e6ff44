import { Emulator } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import * as Http from "./utils.ts"

const create = "https://api.kie.ai/api/v1/jobs/createTask"
const record = (id: string) => `https://api.kie.ai/api/v1/jobs/recordInfo?taskId=${id}`
const job = { model: "wan/2-7-videoedit", callBackUrl: "https://me.test/hook", input: { prompt: "a paper boat" } }

const createdId = Effect.map(Effect.flatMap(Emulator, (emulator) => emulator.tasks), (tasks) => tasks.at(-1)?.id ?? "")

describe("KIE", () => {
  it.effect("a job of 13 minutes, from submit to file", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      yield* emulator.script({ vendor: "kie", duration: "13 minutes", results: 2 })
      const submitted = yield* Http.post(create, job)
      const id = yield* createdId
      assert.match(id, /^[0-9a-f]{32}$/)
      assert.deepStrictEqual(submitted.json, { code: 200, msg: "success", data: { taskId: id, recordId: id } })
      const going = {
        taskId: id,
        model: "wan/2-7-videoedit",
        param: JSON.stringify({ ...job, input: JSON.stringify(job.input) }),
        resultJson: "",
        failCode: null,
        failMsg: null,
        costTime: null,
        completeTime: null,
        createTime: 0
      }
      const waiting = yield* Http.get(record(id))
      assert.deepStrictEqual(waiting.json, { code: 200, msg: "success", data: { ...going, state: "waiting" } })
      yield* TestClock.adjust("779 seconds")
      const generating = yield* Http.get(record(id))
      assert.deepStrictEqual(generating.json, { code: 200, msg: "success", data: { ...going, state: "generating" } })
      yield* TestClock.adjust("1 second")
      const success = yield* Http.get(record(id))
      const urls = [1, 2].map((n) => `https://files.emulator.test/files/${id}-${n}.mp4`)
      assert.deepStrictEqual(success.json, {
        code: 200,
        msg: "success",
        data: {
          ...going,
          state: "success",
          resultJson: JSON.stringify({ resultUrls: urls }),
          costTime: 780,
          completeTime: 780_000
        }
      })
      const file = yield* Http.download(urls[1] ?? "")
      assert.strictEqual(file.status, 200)
      assert.strictEqual(file.headers["content-type"], "video/mp4")
    }).pipe(Effect.provide(Http.inProcess())))
})
