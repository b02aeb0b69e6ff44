import { assert, describe, it } from "@effect/vitest"
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js"
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js"

const bin = new URL("../src/bin.ts", import.meta.url).pathname

/** Starts the command as an agent's program does. */
const connect = async (words: ReadonlyArray<string>, answer?: boolean) => {
  const client = new Client(
    { name: "test", version: "0" },
    answer === undefined ? {} : { capabilities: { elicitation: {} } }
  )
  if (answer !== undefined) {
    client.setRequestHandler(ElicitRequestSchema, () => ({ action: "accept", content: { approve: answer } }))
  }
  const args = [bin, "mcp", "--emulate", "--port", "0", ...words]
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: "ignore" }))
  return client
}

const call = async (client: Client, name: string, args: Record<string, unknown>) => {
  const result = await client.callTool({ name, arguments: args }, undefined, { timeout: 120_000 })
  return result.structuredContent as { readonly [name: string]: unknown }
}

const request = { model: "google/nano-banana", input: { prompt: "a paper boat on a river" } }

describe("effect-media mcp", () => {
  it("offers the tools on stdin and stdout, and runs a job", async () => {
    const client = await connect([])
    try {
      const { key } = await call(client, "submit", { vendor: "kie", request })
      const { state } = await call(client, "wait", { key, seconds: 100 })
      assert.strictEqual(state, "Succeeded")
    } finally {
      await client.close()
    }
  })

  it.each([[true, "Succeeded"], [false, "Denied"]])(
    "asks the person in front of the agent's program: %s",
    async (answer, expected) => {
      const client = await connect(["--approve-above", "0.001usd"], answer)
      try {
        const { key } = await call(client, "submit", { vendor: "kie", request })
        const { state } = await call(client, "wait", { key, seconds: 100 })
        assert.strictEqual(state, expected)
      } finally {
        await client.close()
      }
    }
  )
})
