import type { Api } from "@effect-media/conformance/Api"
import { apis } from "@effect-media/conformance/apis/index"
import * as Secrets from "@effect-media/conformance/Secrets"
import { TaskRef } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Redacted from "effect/Redacted"
import * as Http from "node:http"

const { canary } = Secrets

const refOf = (api: Api) =>
  TaskRef.make({
    provider: api.vendor.replace(/-.*/, ""),
    kind: api.vendor.includes("video") ? "video" : "image",
    model: "owner/model",
    id: "1"
  })

/** Starts a server on a free port of this machine, and records its requests. */
const listen = (answer: Http.RequestListener) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly url: string; readonly server: Http.Server }>((resume) => {
      const server = Http.createServer(answer).listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" ? address?.port : undefined
        resume(Effect.succeed({ url: `http://127.0.0.1:${port}`, server }))
      })
    }),
    ({ server }) =>
      Effect.sync(() => {
        server.closeAllConnections()
        server.close()
      })
  )

describe("a server that sends us elsewhere", () => {
  for (const status of [301, 302, 303, 307, 308]) {
    it.live(`is not followed with ${status}`, () =>
      Effect.gen(function*() {
        const elsewhere: Array<string> = []
        const { url: trap } = yield* listen((request, response) => {
          elsewhere.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`)
          response.end("{}")
        })
        let asked = 0
        const { url: baseUrl } = yield* listen((_request, response) => {
          asked += 1
          response.writeHead(status, { location: `${trap}/?key=${encodeURIComponent(canary)}` }).end(canary)
        })
        const traces: Array<Secrets.Trace> = []
        for (const api of apis) {
          const client = yield* api.client({ apiKey: Redacted.make(canary), baseUrl, submitRetries: 0 })
          const submitted = yield* Effect.exit(client.submit)
          const told = yield* Effect.exit(client.provider.status(refOf(api)))
          assert.isTrue(Exit.isFailure(submitted) && Exit.isFailure(told))
          traces.push(...Secrets.tracesOfExit(submitted), ...Secrets.tracesOfExit(told))
        }
        assert.deepStrictEqual(elsewhere, [])
        assert.strictEqual(asked, 2 * apis.length)
        assert.deepStrictEqual(Secrets.leaks(traces), [])
      }).pipe(Effect.scoped, Effect.provide(FetchHttpClient.layer)))
  }
})
