import { explain } from "@effect-media/cli/errors/Failure"
import { ProviderUnavailable, ResultMissing, TaskRef, WaitTimeout } from "@effect-media/core"
import { NodeServices } from "@effect/platform-node"
import { assert, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { run } from "./inProcess.ts"

const env = { KIE_API_KEY: "sk-canary-0123456789" }
const submit = ["submit", "kie", "--model", "brand/new"]
const reply = () => new Response(`{"code":200,"data":{"taskId":1948764923847561987}}`)

it.effect("a number of 64 bits keeps its digits on the way to the vendor, and an id on the way back", () =>
  Effect.gen(function*() {
    for (const files of [{}, { "input.json": `{"seed":1948764923847561987,"n":2}` }]) {
      const input = "input.json" in files
        ? ["--input-file", "input.json"]
        : ["--input", `{"seed":1948764923847561987,"n":2}`]
      const { code, sent, stdout } = yield* run([...submit, ...input], { env, files, reply })
      assert.strictEqual(code, 0)
      assert.include(sent[0]?.body, `"seed":1948764923847561987`)
      assert.include(sent[0]?.body, `"n":2`)
      assert.include(stdout, `"1948764923847561987"`)
    }
  }).pipe(Effect.provide(NodeServices.layer)))

it.effect("a number in a batch that has too many digits is refused with a sentence, and nothing is sent", () =>
  Effect.gen(function*() {
    const files = { "jobs.jsonl": `{"provider":"kie","model":"brand/new","input":{"seed":1948764923847561987}}` }
    const { code, sent, stderr } = yield* run(["batch", "jobs.jsonl"], { env, files, reply })
    assert.isAbove(code, 0)
    assert.include(stderr, "seed")
    assert.deepStrictEqual(sent, [])
  }).pipe(Effect.provide(NodeServices.layer)))

const ref = TaskRef.make({ provider: "kie", kind: "image", id: "281e5b04" })

it("a time-out says what the last poll failed with", () => {
  const cause = new ProviderUnavailable({ provider: "kie", code: "503", description: "busy", reason: "ServerError" })
  const { what } = explain(
    new WaitTimeout({ provider: "kie", ref, elapsed: Duration.minutes(5), polls: 7, cause })
  )
  assert.include(what, "did not end within 5 min and 7 polls (never seen)")
  assert.include(what, `The last poll failed: kie could not answer (ServerError 503): "busy"`)
})

it("a missing result shows what the vendor sent", () => {
  const { next } = explain(new ResultMissing({ provider: "kie", ref, status: "success", excerpt: "oss:/boat.png" }))
  assert.include(next, "oss:/boat.png")
})
