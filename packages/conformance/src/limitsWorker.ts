/**
 * Runs 30 tasks at once, as one of several processes that share an account, and prints how many ended and how many
 * requests were refused. Arguments: the URL of the emulator, the URL of the Redis, the prefix of its keys.
 */
import { Poller } from "@effect-media/core"
import { RateLimits } from "@effect-media/core/limits"
import { Kie } from "@effect-media/kie"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as RateLimiter from "effect/persistence/RateLimiter"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import { counting } from "./refusals.ts"

const [, , baseUrl = "", redisUrl = "", prefix = ""] = process.argv
const apiKey = Redacted.make("key")

const program = Effect.gen(function*() {
  const { counted, record } = counting(yield* Kie)
  const kie = yield* RateLimits.wrap(counted, {
    account: apiKey,
    limits: { creates: { limit: 20, window: "2 seconds" }, queries: { limit: 20, window: "2 seconds" } }
  })
  const tasks = yield* Effect.forEach(
    Array.from({ length: 30 }),
    () =>
      Poller.run(kie, { model: "google/nano-banana", input: { prompt: "a paper boat" } }, {
        schedule: Schedule.spaced("500 millis")
      }),
    { concurrency: "unbounded" }
  )
  yield* Console.log(`${tasks.length} ended, ${record.refused} refused`)
})

const budget = RateLimits.layerRateLimiter.pipe(
  Layer.provide(RateLimiter.layer),
  Layer.provide(RateLimiter.layerStoreRedis({ prefix })),
  Layer.provide(NodeRedis.layer({ url: redisUrl }))
)
const kie = Kie.layer({ apiKey, baseUrl, submitRetries: 0 }).pipe(Layer.provide(NodeHttpClient.layerUndici))

program.pipe(Effect.provide([kie, budget, Poller.layer]), NodeRuntime.runMain)
