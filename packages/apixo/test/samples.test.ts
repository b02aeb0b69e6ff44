import { Apixo } from "@effect-media/apixo"
import { MediaKind, TaskError, TaskRef, TaskSnapshot } from "@effect-media/core"
import { assert, describe, expect, it } from "@effect/vitest"
import { Effect, Result, Schema } from "effect"
import { globSync, readFileSync } from "node:fs"
import { over } from "./utils.ts"

/** One reply as the vendor sends it, and what it has to become: every field of `expect` has to be there. */
const Sample = Schema.Struct({
  source: Schema.NonEmptyString,
  kind: Schema.optionalKey(MediaKind),
  httpStatus: Schema.Int,
  headers: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  body: Schema.optionalKey(Schema.Json),
  text: Schema.optionalKey(Schema.String),
  expect: Schema.Json
})

const decodeSample = Schema.decodeUnknownSync(Schema.fromJsonString(Sample), { onExcessProperty: "error" })
const toJson = {
  submit: Schema.encodeUnknownSync(Schema.toCodecJson(TaskRef)),
  status: Schema.encodeUnknownSync(Schema.toCodecJson(TaskSnapshot)),
  error: Schema.encodeUnknownSync(Schema.toCodecJson(TaskError))
}

const root = `${import.meta.dirname}/samples`
const files = globSync("{balance,status,submit}/{ok,error}/*.json", { cwd: root }).toSorted()

/** What the service makes of a reply to one of its operations. */
const ask = Effect.fnUntraced(function*(operation: string, kind: MediaKind) {
  const service = yield* Apixo
  const model = "nano-banana"
  switch (operation) {
    case "submit":
      return toJson.submit(yield* service.submit({ model, input: { prompt: "a paper boat" } }))
    case "status":
      return toJson.status(
        yield* service.status(TaskRef.make({ provider: "apixo", kind, model, id: "task_abc123xyz789" }))
      )
    case "balance":
      return yield* service.balance
    default:
      return yield* Effect.die(`no such operation: ${operation}`)
  }
})

describe("samples", () => {
  it("are there for every operation", () => {
    const folders = new Set(files.map((file) => file.slice(0, file.lastIndexOf("/"))))
    assert.sameMembers(Array.from(folders), [
      "balance/error",
      "balance/ok",
      "status/error",
      "status/ok",
      "submit/error",
      "submit/ok"
    ])
  })

  it.effect.each(files)("%s", (file) =>
    Effect.gen(function*() {
      const [operation = "", outcome] = file.split("/")
      const sample = decodeSample(readFileSync(`${root}/${file}`, "utf8"))
      const reply = () =>
        new Response(sample.text ?? JSON.stringify(sample.body), {
          status: sample.httpStatus,
          headers: { "content-type": "application/json", ...sample.headers }
        })
      const { layer } = over([reply], { submitRetries: 0 })
      const result = yield* Effect.result(ask(operation, sample.kind ?? "image")).pipe(Effect.provide(layer))
      const is = Result.isSuccess(result) ? result.success : toJson.error(result.failure)
      expect({ is }).toMatchObject({ is: sample.expect })
      assert.strictEqual(Result.isSuccess(result) ? "ok" : "error", outcome)
    }))
})
