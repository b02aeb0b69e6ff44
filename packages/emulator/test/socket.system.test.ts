import { Emulator, EmulatorServer, Fault } from "@effect-media/emulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { FetchHttpClient, HttpClient, HttpClientRequest } from "effect/http"
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import * as Http from "./utils.ts"

const Socket = Layer.mergeAll(Emulator.layerServer(), FetchHttpClient.layer).pipe(
  Layer.provideMerge(Emulator.layer({ seed: 1, duration: 0 }))
)

/** Repeats until a condition is true: sockets report late to the server that their client has left. */
const eventually = <A>(effect: Effect.Effect<A>, is: (value: A) => boolean) =>
  Effect.repeat(Effect.delay(effect, "5 millis"), { until: is, times: 200 })

const create = (url: string, extra?: Record<string, string>) =>
  Http.post(`${url}/api/v1/jobs/createTask`, { model: "wan/2-7-image", input: { prompt: "a paper boat" } }, {
    ...Http.headers,
    ...extra
  })

/** Runs the command to its end. */
const command = (...args: ReadonlyArray<string>) => {
  const { status, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: "utf8" })
  return { status, stderr }
}
const bin = fileURLToPath(new URL("../src/bin.ts", import.meta.url))

describe("the command", () => {
  it.live("says what to do if it cannot listen", () =>
    Effect.gen(function*() {
      const { url } = yield* EmulatorServer
      const { port } = new URL(url)
      assert.deepStrictEqual(command("--port", port), {
        status: 1,
        stderr: `Cannot listen at 127.0.0.1:${port}: listen EADDRINUSE: address already in use 127.0.0.1:${port}. ` +
          "Choose another --port (0 takes a free one), or another --host.\n"
      })
      assert.include(command("--port", "99999").stderr, "99999 is not a port: 0 to 65535")
    }).pipe(Effect.provide(Socket)))
})

describe("over a socket", () => {
  it.live("the root URL shows what it serves", () =>
    Effect.gen(function*() {
      const { url } = yield* EmulatorServer
      const { status, text } = yield* Http.get(`${url}/`)
      assert.strictEqual(status, 200)
      for (const part of ["KIE_BASE_URL", "POST /api/v1/jobs/createTask", "GET /api/v1/statusTask"]) {
        assert.include(text, part)
      }
    }).pipe(Effect.provide(Socket)))

  it.live("all five APIs, from submit to file", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const { url } = yield* EmulatorServer
      const prompt = "a paper boat"
      yield* create(url)
      const kie = yield* Http.lastId
      yield* Http.post(`${url}/api/v1/generateTask/flux-2`, {
        request_type: "async",
        input: { mode: "pro-text-to-image", prompt }
      })
      const apixo = yield* Http.lastId
      yield* Http.post(`${url}/v1/images/generations`, { model: "nano-banana-2", prompt })
      const pod = yield* Http.lastId
      yield* Http.post(`${url}/kyyReactApiServer/v1/banana/images`, { model: "nano-banana", prompt })
      const image = yield* Http.lastId
      yield* Http.post(`${url}/kyyReactApiServer/v1/videos/videos`, { model: "videos", prompt, duration: 5 })
      const video = yield* Http.lastId
      const jobs = [
        [`/api/v1/jobs/recordInfo?taskId=${kie}`, `${kie}-1.png`],
        [`/api/v1/statusTask/flux-2?taskId=${apixo}`, `${apixo}-1.png`],
        [`/v1/images/status/${pod}`, `${pod}-1.png`],
        [`/kyyAiPower/v1/result/${image}`, `${image}-1.png`],
        [`/kyyReactApiServer/v1/result/${video}`, `${video}-1.mp4`]
      ] as const
      for (const [status, name] of jobs) {
        const answer = yield* Http.get(`${url}${status}`)
        assert.strictEqual(answer.status, 200)
        assert.include(answer.text, `${url}/files/${name}`)
        const file = yield* Http.download(`${url}/files/${name}`)
        assert.strictEqual(file.headers["content-length"], `${file.bytes.length}`)
        const start = String.fromCharCode(...file.bytes.slice(0, 8))
        if (name.endsWith("png")) {
          const view = new DataView(file.bytes.buffer)
          assert.strictEqual(start, "\u0089PNG\r\n\u001a\n")
          assert.deepStrictEqual([view.getUint32(16), view.getUint32(20)], [768, 512])
        } else assert.strictEqual(start.slice(4), "ftyp")
      }
      const requests = yield* emulator.requests
      assert.lengthOf(requests, 15)
      assert.isTrue(requests.every((request) => request.status === 200 && request.url.startsWith(`${url}/`)))
    }).pipe(Effect.provide(Socket)))

  it.live("a reset is seen by the client, before or after the task is there", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const { url } = yield* EmulatorServer
      yield* emulator.fault({ fault: Fault.Reset(), operation: "submit" })
      yield* emulator.fault({ fault: Fault.Reset({ when: "after" }), operation: "submit" })
      for (const tasks of [0, 1]) {
        const error = yield* Effect.flip(create(url))
        assert.strictEqual(error.reason._tag, "TransportError")
        assert.lengthOf(yield* emulator.tasks, tasks)
      }
      const requests = yield* emulator.requests
      assert.deepStrictEqual(requests.map((request) => request.aborted), [false, false])
      assert.strictEqual((yield* create(url)).status, 200)
    }).pipe(Effect.provide(Socket)))

  it.live("bodies that end early, with and without their connection", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const { url } = yield* EmulatorServer
      const credit = `${url}/api/v1/chat/credit`
      yield* emulator.fault({ fault: Fault.Cut({ clean: true, keep: 0.5 }) })
      yield* emulator.fault({ fault: Fault.Cut() })
      yield* emulator.fault({ fault: Fault.Empty() })
      const clean = yield* Http.get(credit)
      assert.deepStrictEqual([clean.status, clean.text], [200, `{"code":200,"msg":"su`])
      const response = yield* HttpClient.execute(HttpClientRequest.get(credit, { headers: Http.headers }))
      assert.strictEqual(response.status, 200)
      assert.strictEqual((yield* Effect.flip(response.text)).reason._tag, "DecodeError")
      const empty = yield* Http.get(credit)
      assert.deepStrictEqual([empty.status, empty.text], [200, ""])
    }).pipe(Effect.provide(Socket)))

  it.live("hung requests are recorded as aborted when their client leaves", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const { url } = yield* EmulatorServer
      yield* emulator.fault({ fault: Fault.Hang() })
      yield* emulator.fault({ fault: Fault.Hang({ when: "body" }) })
      yield* emulator.fault({ fault: Fault.Slow({ over: "1 hour" }) })
      for (const index of [0, 1, 2]) {
        const fiber = yield* Effect.forkChild(Http.get(`${url}/api/v1/chat/credit`))
        const before = yield* eventually(emulator.requests, (requests) => requests.length > index)
        assert.strictEqual(before[index]?.aborted, false)
        yield* Fiber.interrupt(fiber)
        const after = yield* eventually(emulator.requests, (requests) => requests[index]?.aborted === true)
        assert.strictEqual(after[index]?.aborted, true)
      }
    }).pipe(Effect.provide(Socket)))

  it.live("statuses, headers and refusals arrive as scripted", () =>
    Effect.gen(function*() {
      const emulator = yield* Emulator
      const { url } = yield* EmulatorServer
      const credit = `${url}/api/v1/chat/credit`
      yield* emulator.fault({ fault: Fault.html502 })
      yield* emulator.fault({ fault: Fault.tooManyRequests({ retryAfter: "Wed, 21 Oct 2026 07:28:00 GMT" }) })
      yield* emulator.fault({ fault: Fault.Headers({ headers: { "retry-after": "3" } }) })
      const html = yield* Http.get(credit)
      assert.deepStrictEqual([html.status, html.headers["content-type"]], [502, "text/html"])
      const busy = yield* Http.get(credit)
      assert.deepStrictEqual([busy.status, busy.headers["retry-after"]], [429, "Wed, 21 Oct 2026 07:28:00 GMT"])
      const normal = yield* Http.get(credit)
      assert.deepStrictEqual([normal.status, normal.headers["retry-after"]], [200, "3"])
      assert.strictEqual((yield* Http.get(`${url}/nobody`)).status, 404)
      assert.strictEqual(normal.headers["access-control-allow-origin"], "*")
    }).pipe(Effect.provide(Socket)))

  it.live("a server leaves the process's own streams alone", () =>
    Effect.gen(function*() {
      const before = process.stdin.listenerCount("end")
      yield* Effect.provide(EmulatorServer, Layer.provide(Emulator.layerServer(), Emulator.layer()))
      assert.strictEqual(process.stdin.listenerCount("end"), before)
    }))

  it.live("the server's end does not wait for hung requests, and frees its port", () =>
    Effect.gen(function*() {
      const url = yield* Effect.gen(function*() {
        const { url } = yield* EmulatorServer
        const emulator = yield* Emulator
        yield* emulator.fault({ fault: Fault.Hang() })
        yield* Effect.forkDetach(Effect.exit(Http.get(`${url}/api/v1/chat/credit`)))
        yield* eventually(emulator.requests, (requests) => requests.length === 1)
        return url
      }).pipe(
        Effect.provide(Layer.provideMerge(Emulator.layerServer(), Emulator.layer())),
        Effect.timeout("2 seconds")
      )
      const error = yield* Effect.flip(Http.get(`${url}/api/v1/chat/credit`))
      assert.strictEqual(error.reason._tag, "TransportError")
    }).pipe(Effect.provide(FetchHttpClient.layer)))

  it.live("idle connections are kept as long as vendors keep them", () =>
    Effect.gen(function*() {
      const { url } = yield* EmulatorServer
      assert.strictEqual((yield* Http.get(`${url}/api/v1/chat/credit`)).headers["keep-alive"], "timeout=65")
    }).pipe(Effect.provide(Socket)))
})
