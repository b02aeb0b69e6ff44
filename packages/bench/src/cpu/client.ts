/**
 * Polls in one of several ways, 64 at a time: for each line of its input that many times. Prints the CPU time of one
 * poll in microseconds.
 *
 * `node client.ts <way> <url>`
 */
import { TaskRef } from "@effect-media/core"
import { RateLimits } from "@effect-media/core/limits"
import { Kie } from "@effect-media/kie"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { Agent } from "@effect/platform-node/Undici"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Redacted from "effect/Redacted"
import { createInterface } from "node:readline"
import { type Way, ways } from "./ways.ts"

const atATime = 64

/** Makes this many polls of one way, 64 at a time. */
type Polls = (count: number) => Promise<void>

const inTurn = (poll: () => Promise<unknown>): Polls => async (count) => {
  let left = count
  const worker = async () => {
    while (left-- > 0) await poll()
  }
  await Promise.all(Array.from({ length: atATime }, worker))
}

const apiKey = "key"
const id = "281e5b0445d8b1b6d8e0a4d2f8c5a1e3"
const check = (url: unknown) => {
  if (typeof url !== "string" || !url.startsWith("https:")) throw new Error(`not what was sent: ${String(url)}`)
}

/**
 * The loop of the vendors' pages, word for word (docs.apixo.ai, "Query Task"), with another host and a finished task.
 */
const fetchLoop = (base: string): Polls =>
  inTurn(async () => {
    const response = await fetch(`${base}/api/v1/jobs/recordInfo?taskId=${id}`, {
      headers: { "Authorization": `Bearer ${apiKey}` }
    })
    const { data } = await response.json()
    if (data.state === "success") check(JSON.parse(data.resultJson).resultUrls[0])
  })

/** The same loop over undici, without anything on top. */
const undici = (base: string): Polls => {
  const agent = new Agent()
  return inTurn(async () => {
    const { body } = await agent.request({
      origin: base,
      path: `/api/v1/jobs/recordInfo?taskId=${id}`,
      method: "GET",
      headers: { "Authorization": `Bearer ${apiKey}` }
    })
    const { data } = JSON.parse(await body.text())
    if (data.state === "success") check(JSON.parse(data.resultJson).resultUrls[0])
  })
}

const ref = TaskRef.make({ provider: "kie", kind: "image", model: "google/nano-banana", id })

/** Our way: a service from its layer, under rate limits that never apply here. */
const product = (base: string, isTraced: boolean): Polls => {
  const kie = Kie.layer({ apiKey: Redacted.make(apiKey), baseUrl: base })
  const runtime = ManagedRuntime.make(Layer.merge(RateLimits.layer, Layer.provide(kie, NodeHttpClient.layerUndici)))
  const plenty = { queries: { limit: 1000, window: "10 millis" } } as const
  return (count) =>
    Effect.gen(function*() {
      const kie = yield* RateLimits.wrap(yield* Kie, { limits: plenty })
      const poll = Effect.map(Effect.suspend(() => kie.status(ref)), (task) =>
        check(task._tag === "Succeeded" ? task.assets[0]?.url : undefined))
      let left = count
      const worker = Effect.whileLoop({
        while: () =>
          left-- > 0,
        body: () => poll,
        step: () => undefined
      })
      yield* Effect.all(Array.from({ length: atATime }, () => worker), { concurrency: "unbounded", discard: true })
    }).pipe(
      Effect.withTracerEnabled(isTraced),
      runtime.runPromise
    )
}

const pollsOf: Readonly<Record<Way, (base: string) => Polls>> = {
  fetch: fetchLoop,
  undici,
  product: (base) => product(base, false),
  traced: (base) => product(base, true)
}

const [name, base = ""] = process.argv.slice(2)
const way = ways.find((way) => way === name)
if (way === undefined) throw new Error(`There is no way "${name}".`)
const polls = pollsOf[way](base)
for await (const line of createInterface(process.stdin)) {
  const before = process.cpuUsage()
  await polls(Number(line))
  const { system, user } = process.cpuUsage(before)
  console.log((system + user) / Number(line))
}
process.exit(0)
