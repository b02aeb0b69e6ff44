import * as Network from "@effect-media/cli/network/Network"
import { CurrentSending, type Sending } from "@effect-media/core/http/Sending"
import { assert, it } from "@effect/vitest"
import { Effect } from "effect"
import { HttpClient } from "effect/http"
import { createServer } from "node:http"

/** Starts a server that counts its requests. */
const server = Effect.acquireRelease(
  Effect.callback<{ readonly url: string; readonly seen: Array<string>; readonly close: () => void }>((resume) => {
    const seen: Array<string> = []
    const http = createServer((request, reply) => {
      seen.push(request.url ?? "")
      reply.end("{}")
    })
    http.listen(0, "127.0.0.1", () => {
      const address = http.address()
      const port = typeof address === "object" ? address?.port : undefined
      resume(Effect.succeed({ url: `http://127.0.0.1:${port}`, seen, close: () => http.close() }))
    })
  }),
  ({ close }) => Effect.sync(close)
)

it.live("a submit that may not be written any more is ended on its connection, before the first byte", () =>
  Effect.gen(function*() {
    const { seen, url } = yield* server
    const client = yield* HttpClient.HttpClient
    const post = (path: string, sending: Sending) =>
      Effect.exit(Effect.scoped(client.post(`${url}${path}`))).pipe(Effect.provideService(CurrentSending, sending))
    const first: Sending = { stage: "unknown", mayWrite: () => true }
    assert.strictEqual((yield* post("/first", first))._tag, "Success")
    assert.strictEqual(first.stage, "written")
    const lost: Sending = { stage: "unknown", mayWrite: () => false }
    assert.strictEqual((yield* post("/lost", lost))._tag, "Failure")
    assert.strictEqual(lost.stage, "waiting")
    assert.strictEqual((yield* post("/next", { stage: "unknown", mayWrite: () => true }))._tag, "Success")
    assert.deepStrictEqual(seen, ["/first", "/next"])
  }).pipe(Effect.scoped, Effect.provide(Network.layer)))
