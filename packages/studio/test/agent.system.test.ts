import { Emulator } from "@effect-media/emulator"
import { assert, layer } from "@effect/vitest"
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js"
import * as Effect from "effect/Effect"
import { layerEmulator, makeFolder, openStudio } from "./setup.ts"

const connect = (url: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const client = new Client({ name: "test", version: "0" })
      await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)))
      return client
    }),
    (client) => Effect.promise(() => client.close())
  )

interface Called {
  readonly isError: boolean
  readonly value: Record<string, unknown>
  readonly types: ReadonlyArray<string>
}

const listOf = (value: unknown) => value as ReadonlyArray<Record<string, unknown>>

/** Calls a tool, and returns its structured content or its text. */
const call = (client: Client, name: string, args: Record<string, unknown>, onprogress?: (message: string) => void) =>
  Effect.promise(async (): Promise<Called> => {
    const result = await client.callTool(
      { name, arguments: args },
      undefined,
      onprogress === undefined ? {} : { onprogress: ({ message = "" }) => onprogress(message) }
    )
    const content = result.content as ReadonlyArray<{ readonly type: string; readonly text?: string }>
    return {
      isError: result.isError === true,
      value: (result.structuredContent ?? { text: content[0]?.text }) as Called["value"],
      types: content.map(({ type }) => type)
    }
  })

const boat = { vendor: "kie", request: { model: "google/nano-banana", input: { prompt: "a paper boat" } } }

layer(layerEmulator, { excludeTestServices: true })("an agent", (it) => {
  it.effect("finds a model, estimates, submits, waits with progress, and gets the picture", () =>
    Effect.gen(function*() {
      const { url } = yield* openStudio({ folder: yield* makeFolder })
      const client = yield* connect(url)
      const { tools } = yield* Effect.promise(() => client.listTools())
      assert.deepStrictEqual(tools.map(({ name }) => name).toSorted(), [
        "cancel",
        "describe_model",
        "estimate",
        "get_result",
        "list_jobs",
        "search_models",
        "status",
        "submit",
        "wait"
      ])
      const found = yield* call(client, "search_models", { query: "nano-banana", kind: "image" })
      assert.include(listOf(found.value["models"]).map(({ model }) => model), boat.request.model)
      const described = yield* call(client, "describe_model", { vendor: "kie", model: boat.request.model })
      assert.nestedPropertyVal(described.value, "model.fields.prompt.required", true)
      const missing = yield* call(client, "describe_model", { vendor: "kie", model: "google/nano-bananna" })
      assert.deepInclude(missing, { isError: true })
      assert.include(String(missing.value["text"]), "Did you mean google/nano-banana?")
      const wrong = yield* call(client, "estimate", { ...boat, request: { ...boat.request, input: {} } })
      assert.deepStrictEqual(wrong.value["problems"], ["input.prompt: is required"])
      const estimate = yield* call(client, "estimate", boat)
      assert.deepNestedPropertyVal(estimate.value, "estimate.cost", { amount: 0.02, unit: "USD" })

      const submitted = yield* call(client, "submit", boat)
      const { key } = submitted.value
      const progress: Array<string> = []
      const waited = yield* call(client, "wait", { key, seconds: 60 }, (message) => progress.push(message))
      assert.strictEqual(waited.value["state"], "Succeeded")
      assert.isAbove(progress.length, 0)
      const result = yield* call(client, "get_result", { key })
      assert.deepStrictEqual(result.types, ["text", "image"])
      assert.match(String(listOf(result.value["files"])[0]?.["path"]), /\.png$/)
      const listed = yield* call(client, "list_jobs", { text: "PAPER" })
      assert.deepStrictEqual(listOf(listed.value["jobs"]).map(({ key }) => key), [key])
    }).pipe(Effect.scoped))

  it.effect("pays once for the same request, also after it was dropped, and again for another key", () =>
    Effect.gen(function*() {
      const { requests } = yield* Emulator
      const before = (yield* requests).filter(({ operation }) => operation === "submit").length
      const folder = yield* makeFolder
      const { url } = yield* openStudio({ folder })
      const first = yield* Effect.scoped(Effect.flatMap(connect(url), (client) => call(client, "submit", boat)))
      const client = yield* connect(url)
      const reordered = { request: { input: boat.request.input, model: boat.request.model }, vendor: "kie" }
      const again = yield* call(client, "submit", reordered)
      assert.strictEqual(again.value["key"], first.value["key"])
      const other = yield* call(client, "submit", { ...boat, key: "second" })
      assert.strictEqual(other.value["key"], "agent-second")
      for (const { value } of [first, other]) yield* call(client, "wait", { key: value["key"], seconds: 60 })
      const after = (yield* requests).filter(({ operation }) => operation === "submit").length
      assert.strictEqual(after - before, 2)
      const conflict = yield* call(client, "submit", {
        vendor: "kie",
        request: { ...boat.request, input: { prompt: "a tin boat" } },
        key: "second"
      })
      assert.isTrue(conflict.isError)
    }).pipe(Effect.scoped))

  it.effect("waits for a person above the limit, whatever its arguments say", () =>
    Effect.gen(function*() {
      const { jobs, url } = yield* openStudio({
        folder: yield* makeFolder,
        spending: { approveAbove: { amount: 0.01, unit: "USD" } }
      })
      const client = yield* connect(url)
      const asked = yield* call(client, "submit", { ...boat, key: "boat", approved: true, approve: true })
      assert.strictEqual(asked.value["state"], "WaitsForApproval")
      assert.deepStrictEqual((yield* jobs.list()).jobs, [])
      const decide = (isApproved: boolean, key: string) =>
        Effect.promise(async () => {
          const response = await fetch(`${url}/api/approvals`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ key, isApproved })
          })
          return response.status
        })
      assert.strictEqual(yield* decide(true, "agent-boat"), 200)
      const waited = yield* call(client, "wait", { key: "agent-boat", seconds: 60 })
      assert.strictEqual(waited.value["state"], "Succeeded")
      yield* call(client, "submit", { ...boat, key: "tin" })
      assert.strictEqual(yield* decide(false, "agent-tin"), 200)
      assert.strictEqual((yield* call(client, "status", { key: "agent-tin" })).value["state"], "Denied")
      assert.strictEqual((yield* call(client, "submit", { ...boat, key: "tin" })).value["state"], "Denied")
    }).pipe(Effect.scoped))

  it.effect("stops at the limit of the day, and ends its own jobs only", () =>
    Effect.gen(function*() {
      const { script } = yield* Emulator
      yield* script({ vendor: "kie", duration: "1 hour" })
      const { jobs, url } = yield* openStudio({
        folder: yield* makeFolder,
        spending: { perDay: { amount: 0.03, unit: "USD" } }
      })
      const client = yield* connect(url)
      yield* call(client, "submit", { ...boat, key: "one" })
      const refused = yield* call(client, "submit", { ...boat, key: "two" })
      assert.isTrue(refused.isError)
      assert.include(String(refused.value["text"]), "of today's 0.03 are left")
      assert.strictEqual((yield* call(client, "cancel", { key: "agent-one" })).value["state"], "Interrupted")
      yield* jobs.enqueue({ key: "mine", provider: "kie", request: boat.request })
      assert.isTrue((yield* call(client, "cancel", { key: "mine" })).isError)
    }).pipe(Effect.scoped))
})
