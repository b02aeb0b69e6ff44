import * as ApiPod from "@effect-media/apipod"
import * as Apixo from "@effect-media/apixo"
import type { Api } from "@effect-media/conformance/Api"
import { apis } from "@effect-media/conformance/apis/index"
import { cases } from "@effect-media/conformance/cases"
import { Event } from "@effect-media/conformance/Event"
import * as Mode from "@effect-media/conformance/Mode"
import { run } from "@effect-media/conformance/Run"
import * as Secrets from "@effect-media/conformance/Secrets"
import { AssetStore, Poller, TaskRef } from "@effect-media/core"
import { type ProviderHttp } from "@effect-media/core/http"
import { Emulator } from "@effect-media/emulator"
import * as Kie from "@effect-media/kie"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import { inspect } from "node:util"

describe("the key is in the Authorization header and nowhere else", () => {
  for (const api of apis) {
    it.live(`in every case of the fault table on ${api.title}`, () =>
      Effect.gen(function*() {
        const manifests: Array<Secrets.Trace> = []
        const found = new Set<string>()
        for (const line of cases) {
          for (const { name, scenario } of line.variants(api)) {
            const traces = yield* Secrets.play(Mode.virtual, api, scenario)
            assert.isAbove(traces.length, 5)
            assert.deepStrictEqual(Secrets.leaks(traces), [], `case ${line.number} ${name}`)
            manifests.push(...traces.filter(({ place }) => place === "a manifest"))
            for (const { place } of traces) found.add(place)
          }
        }
        assert.isAbove(manifests.length, 5)
        for (const { text } of manifests) assert.include(text, "a paper boat")
        for (const place of ["a stored file", "a request for result"]) assert.include(found, place)
      }))
  }
})

const { canary } = Secrets
const deadline = { virtual: "1 hour", sockets: "1 hour" } as const

/** Texts that a server may send with the key in them. */
const echoes: Readonly<Record<string, string>> = {
  "the key": `The key ${canary} is wrong`,
  "a header": `Authorization: Bearer ${canary}`,
  "the key again and again": `x${canary.repeat(100)}`,
  "the key at the end of what is kept": `${"x".repeat(495)}${canary}`,
  "the key as PHP writes it": canary.replaceAll("/", "\\/"),
  "the key in a URL": `https://console.example/keys?key=${encodeURIComponent(canary)}`
}

/** Replies that contain a text in every possible place. */
const shapes: Readonly<Record<string, (text: string) => Response>> = {
  "401 as a text": (text) => new Response(text, { status: 401 }),
  "503 as a text": (text) => new Response(text, { status: 503 }),
  "200 as a text": (text) => new Response(text),
  "400 as JSON": (text) => Response.json({ code: 400, msg: text, message: text }, { status: 400 }),
  "401 inside 200": (text) => Response.json({ code: 401, msg: text, message: text }),
  "429 with an error": (text) => Response.json({ error: { message: text, code: text, type: text } }, { status: 429 }),
  "a code of words": (text) => Response.json({ code: text, msg: text, message: text, data: { error_code: text } }),
  "data that is a text": (text) => Response.json({ code: 200, msg: text, message: text, data: text, status: 7 }),
  "a failed task": (text) => {
    const failed = { failCode: text, failMsg: text, error_code: text, error_message: text }
    const flat = { status: "failed", error: { code: text, message: text } }
    return Response.json({ code: 200, ...flat, data: { ...failed, ...flat, state: "fail" } })
  },
  "a status word": (text) => Response.json({ code: 200, status: text, data: { state: text, status: text } })
}

const refOf = (api: Api) =>
  TaskRef.make({
    provider: api.vendor.replace(/-.*/, ""),
    kind: api.vendor.includes("video") ? "video" : "image",
    model: "m",
    id: "1"
  })

describe("a server that says the key", () => {
  for (const api of apis) {
    it.effect(`is not quoted: ${api.title}`, () =>
      Effect.gen(function*() {
        for (const [shape, reply] of Object.entries(shapes)) {
          for (const [echo, text] of Object.entries(echoes)) {
            const server = HttpClient.make((request) =>
              Effect.sync(() => HttpClientResponse.fromWeb(request, reply(text)))
            )
            const traces: Array<Secrets.Trace> = []
            yield* Effect.gen(function*() {
              const client = yield* api.client({ apiKey: Redacted.make(canary), submitRetries: 0 })
              traces.push(
                ...Secrets.tracesOfExit(yield* Effect.exit(client.submit)),
                ...Secrets.tracesOfExit(yield* Effect.exit(client.provider.status(refOf(api))))
              )
              const wait = Poller.wait(client.provider, refOf(api), { deadline: "5 seconds" })
              const fiber = yield* Effect.forkChild(Effect.exit(wait))
              yield* TestClock.adjust("1 minute")
              traces.push(...Secrets.tracesOfExit(yield* Fiber.join(fiber)))
            }).pipe(
              Effect.scoped,
              Effect.provideService(HttpClient.HttpClient, server),
              Effect.provide([Poller.layer, Secrets.logger(traces), Secrets.tracer(traces)])
            )
            assert.deepStrictEqual(Secrets.leaks(traces), [], `${echo} in ${shape}`)
          }
        }
      }))
  }
})

/** The vendors that post the end of a task, with a job that contains the callback URL. */
const callers = {
  kie: (options: ProviderHttp.ProviderOptions, callbackUrl: string) =>
    Effect.flatMap(
      Kie.make(options),
      ({ submit }) => submit({ model: "google/nano-banana", input: { prompt: "a boat" }, callbackUrl })
    ),
  apixo: (options: ProviderHttp.ProviderOptions, callbackUrl: string) =>
    Effect.flatMap(
      Apixo.make(options),
      ({ submit }) => submit({ model: "nano-banana", input: { mode: "text-to-image", prompt: "a boat" }, callbackUrl })
    ),
  apipod: (options: ProviderHttp.ProviderOptions, callbackUrl: string) =>
    Effect.flatMap(
      ApiPod.make(options),
      ({ submit }) => submit({ model: "nano-banana-2", kind: "image", input: { prompt: "a boat" }, callbackUrl })
    )
}

describe("a server that says the callback's URL back", () => {
  const callbackUrl = `https://me.example/hooks/${canary}`
  const said: Readonly<Record<string, string>> = {
    "the URL": `${callbackUrl} was not reached`,
    "the request": JSON.stringify({ callBackUrl: callbackUrl, callback_url: callbackUrl }),
    "the request as PHP writes it": JSON.stringify({ callback_url: callbackUrl }).replaceAll("/", "\\/"),
    "the request as a text in JSON": JSON.stringify({ param: JSON.stringify({ callBackUrl: callbackUrl }) }),
    "the URL in a URL": `https://vendor.example/?to=${encodeURIComponent(callbackUrl)}`
  }
  for (const [vendor, submit] of Object.entries(callers)) {
    it.effect(`is not quoted: ${vendor}`, () =>
      Effect.gen(function*() {
        for (const [shape, reply] of Object.entries(shapes)) {
          for (const [echo, text] of Object.entries(said)) {
            const server = HttpClient.make((request) =>
              Effect.sync(() => HttpClientResponse.fromWeb(request, reply(text)))
            )
            const traces: Array<Secrets.Trace> = []
            const exit = yield* Effect.exit(
              submit({ apiKey: Redacted.make("sk-0123456789ab"), submitRetries: 0 }, callbackUrl)
            ).pipe(
              Effect.provideService(HttpClient.HttpClient, server),
              Effect.provide([Secrets.logger(traces), Secrets.tracer(traces)])
            )
            assert.strictEqual(exit._tag, "Failure")
            traces.push(...Secrets.tracesOfExit(exit))
            // The exit of the client's span contains the request, with its body: exporters do not write that.
            const written = traces.filter(({ place }) => place !== "the end of the span POST")
            assert.deepStrictEqual(Secrets.leaks(written), [], `${echo} in ${shape}`)
          }
        }
      }))
  }
})

describe("what is saved", () => {
  for (const api of apis) {
    it.live(`has no key in its name, and its host is sent none: ${api.title}`, () =>
      Effect.gen(function*() {
        const { exit } = yield* run(Mode.virtual, api, { polls: [Event.Done()], deadline }, {
          apiKey: Redacted.make(canary)
        })
        const task = yield* exit
        const fs = yield* FileSystem.FileSystem
        const directory = yield* fs.makeTempDirectoryScoped()
        const saved = yield* AssetStore.save(task).pipe(Effect.provide(AssetStore.layerDirectory({ directory })))
        assert.lengthOf(saved, 1)
        const names = yield* fs.readDirectory(directory, { recursive: true })
        const requests = yield* Emulator.use((emulator) => emulator.requests)
        const download = requests.find(({ operation }) => operation === "result")
        assert.isDefined(download)
        assert.isUndefined(download?.headers["authorization"])
        assert.deepStrictEqual(
          Secrets.leaks([
            { place: "what is saved", text: `${names.join("\n")} ${inspect(saved, { depth: Infinity })}` },
            { place: "the request for the file", text: inspect(download) },
            ...(yield* Secrets.tracesOfRequests)
          ]),
          []
        )
      }).pipe(Effect.scoped, Effect.provide([Mode.virtual.layer, NodeServices.layer])))
  }
})

it.live("what would leak is found", () =>
  Effect.gen(function*() {
    const traces: Array<Secrets.Trace> = []
    yield* Effect.logDebug("the key", { key: canary }).pipe(
      Effect.andThen(Effect.die(new Error(`Bearer ${canary}`))),
      Effect.withSpan("asking", { attributes: { key: encodeURIComponent(canary) } }),
      Effect.exit,
      Effect.provide([Secrets.logger(traces), Secrets.tracer(traces)])
    )
    const places = new Set(Secrets.leaks(traces).map((leak) => leak.replace(/:.*/s, "")))
    assert.deepStrictEqual(
      places,
      new Set([
        "a log as JSON",
        "a log in logfmt",
        "a log as text",
        "a log's message",
        "the span asking",
        "the end of the span asking"
      ])
    )
  }))

describe("what is printed by hand", () => {
  for (const api of apis) {
    it.live(`options, service and job of ${api.title}`, () =>
      Effect.gen(function*() {
        const options = { apiKey: Redacted.make(canary) }
        const client = yield* api.client(options)
        const text = [options, client, client.provider, client.submit, client.provider.status].map((value) =>
          `${inspect(value, { depth: Infinity, showHidden: true })} ${JSON.stringify(value)} ${String(value)}`
        ).join(" ")
        assert.deepStrictEqual(Secrets.leaks([{ place: "console.log", text }]), [])
      }).pipe(Effect.scoped, Effect.provide(FetchHttpClient.layer)))
  }
})
