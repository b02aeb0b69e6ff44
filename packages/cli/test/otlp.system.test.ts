import { Emulator, Fault } from "@effect-media/emulator"
import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { cli, key, Stage, start } from "./utils.ts"

/** Starts a collector on this machine and records what it receives, by path. */
const collector = Effect.acquireRelease(
  Effect.promise(() =>
    new Promise<{ readonly url: string; readonly sent: Map<string, string>; readonly close: () => void }>((resolve) => {
      const sent = new Map<string, string>()
      const server = createServer((request, response) => {
        let body = sent.get(request.url ?? "") ?? ""
        request.setEncoding("utf8").on("data", (text: string) => body += text).on("end", () => {
          sent.set(request.url ?? "", body)
          response.writeHead(200, { "content-type": "application/json" }).end("{}")
        })
      })
      server.listen(0, "127.0.0.1", () => {
        const { port } = server.address() as AddressInfo
        resolve({ url: `http://127.0.0.1:${port}`, sent, close: () => void server.close() })
      })
    })
  ),
  ({ close }) => Effect.sync(close)
)

const run = ["submit", "kie", "-m", "google/nano-banana", "-p", "a paper boat", "-q"]

layer(Stage, { timeout: "1 minute", excludeTestServices: true })((it) => {
  describe("--otlp", () => {
    it.effect("sends spans, metrics and logs; stdout is as ever", () =>
      Effect.gen(function*() {
        const { sent, url } = yield* collector
        const { stdout: ref } = yield* cli(run)
        const emulator = yield* Emulator
        yield* emulator.fault({ vendor: "kie", operation: "status", fault: Fault.Word({ word: "daydreaming" }) })
        const ended = yield* cli(["wait", ref.trim(), "--every", "200ms", "--otlp", url])
        assert.strictEqual(ended.code, 0)
        assert.match(ended.stdout, /^http:\S+\.png\n$/)
        assert.include(sent.get("/v1/metrics"), `"media.task.wait.duration"`)
        assert.include(sent.get("/v1/traces"), `"Poller.wait"`)
        assert.include(sent.get("/v1/logs"), "daydreaming")
        assert.notInclude([...sent.values()].join(), key)
      }), 30_000)

    it.effect("sends nothing of the path that callbacks come to, right or wrong", () =>
      Effect.gen(function*() {
        const { sent, url } = yield* collector
        const token = "correct-horse-battery"
        const { child, ended, said, says } = yield* start(
          ["listen", "--port", "0", "--otlp", url, "--verbose"],
          { env: { APIXO_CALLBACK_TOKEN: token } }
        )
        yield* says("Callbacks are received at")
        const at = /at (http:\S+?)\/callbacks/.exec(said.stderr)?.[1] ?? ""
        const post = (path: string, method = "POST") =>
          Effect.promise(() =>
            fetch(`${at}${path}`, method === "POST" ? { method, body: `{"taskId":"1"}` } : { method })
          )
        for (const path of ["/callbacks/apixo", "/callbacks/nobody", "/wrong/apixo"]) {
          yield* post(`${path}/${token}?again=${token}`)
          yield* post(`${path}/${token}`, "GET")
        }
        child.kill("SIGTERM")
        yield* ended
        assert.include(sent.get("/v1/logs") ?? "", "apixo")
        assert.notInclude([...sent.values()].join(), token)
        assert.notInclude(said.stderr, token)
      }).pipe(Effect.scoped), 60_000)

    it.effect(
      "a collector that is not there costs a second at most, and a URL that is none is a usage error",
      () =>
        Effect.gen(function*() {
          const absent = yield* cli([...run, "--otlp", "http://127.0.0.1:9"])
          assert.strictEqual(absent.code, 0)
          assert.match(absent.stdout, /^\{"v":1,.*\}\n$/)
          assert.strictEqual((yield* cli([...run, "--otlp", "collector"])).code, 2)
        }),
      30_000
    )
  })
})
