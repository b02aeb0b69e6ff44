import {
  InvalidRequest,
  Poller,
  ResultMissing,
  SubmitOutcomeUnknown,
  TaskRef,
  type TaskSnapshot
} from "@effect-media/core"
import { CallbackSource } from "@effect-media/core/callbacks"
import { Dialect, ProviderHttp, Wire } from "@effect-media/core/http"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"

const dialect: Dialect.Dialect = {
  provider: "acme",
  baseUrl: "https://api.acme.example",
  successCodes: ["200"],
  errorRules: [],
  statuses: { waiting: "Queued", success: "Succeeded", fail: "Failed" },
  failureCategories: {}
}
const Result = Schema.Struct({ resultUrls: Wire.informative(Wire.Urls) })
const Reply = Schema.Struct({ data: Schema.NullishOr(Wire.recordWithResult({}, Result)) })
const Created = Schema.Struct({ data: Schema.Struct({ taskId: Wire.Text }) })
const ref = TaskRef.make({ provider: "acme", kind: "image", id: "1" })
const apiKey = "sk-canary-0123456789"

const toReport = ({ data }: typeof Reply.Type): Dialect.TaskReport | undefined =>
  data === null || data === undefined
    ? undefined
    : {
      status: data.state,
      links: Option.match(data.resultJson, {
        onNone: () => [],
        onSome: ({ resultUrls }) => Dialect.linksOf("result", resultUrls)
      })
    }

/** Creates the pipeline over a vendor that replies to everything with this text; `sent` holds the bodies it received. */
const over = Effect.fnUntraced(function*(text: string, maxBodyBytes?: number) {
  const sent: Array<string> = []
  const at: Array<number> = []
  const client = HttpClient.make((request) =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      at.push(now)
      if (request.body._tag === "Uint8Array") sent.push(new TextDecoder().decode(request.body.body))
      return HttpClientResponse.fromWeb(request, new Response(text))
    })
  )
  const http = yield* ProviderHttp.make(dialect, { apiKey: Redacted.make(apiKey), maxBodyBytes }).pipe(
    Effect.provideService(HttpClient.HttpClient, client)
  )
  const status = http.status({
    ref,
    path: "/1",
    schema: Reply,
    toReport
  })
  const submit = (body: unknown) => http.submit({ path: "/", model: "quick", body, schema: Created })
  return { http, status, submit, sent, at }
})

const statusOf = (text: string): Effect.Effect<TaskSnapshot, unknown> =>
  Effect.flatMap(over(text), ({ status }) => status)

const linksOf = (snapshot: TaskSnapshot): ReadonlyArray<string> =>
  snapshot._tag === "Succeeded"
    ? snapshot.assets.map(({ role, url }) => role === "result" ? url : `${role} ${url}`)
    : [snapshot._tag]

const [a, b] = ["https://cdn.acme.example/a.png", "https://cdn.acme.example/b.png"]
const record = (fields: object) => JSON.stringify({ code: 200, data: { taskId: "1", state: "success", ...fields } })
const json = JSON.stringify

describe("the links of a success are found wherever they plausibly are:", () => {
  const replies: Readonly<Record<string, readonly [text: string, links: ReadonlyArray<string>]>> = {
    "as the vendor's pages say": [record({ resultJson: json({ resultUrls: [a, b] }) }), [a, b]],
    "encoded twice": [record({ resultJson: json(json({ resultUrls: [a] })) }), [a]],
    "encoded three times": [record({ resultJson: json(json(json({ resultUrls: [a] }))) }), [a]],
    "the whole reply encoded twice": [json(record({ resultJson: json({ resultUrls: [a] }) })), [a]],
    "behind a byte order mark": [record({ resultJson: `\uFEFF${json({ resultUrls: [a] })}` }), [a]],
    "in a reply behind a byte order mark": [`\uFEFF${record({ resultJson: json({ resultUrls: [a] }) })}`, [a]],
    "with a trailing comma": [record({ resultJson: `{"resultUrls":["${a}",],}` }), [a]],
    "in a reply with a trailing comma": [
      `{"code":200,"data":{"state":"success","resultJson":{"resultUrls":["${a}"]},},}`,
      [
        a
      ]
    ],
    "a bare list": [record({ resultJson: json([a, b]) }), [a, b]],
    "a bare list that is no text": [record({ resultJson: [a] }), [a]],
    "a bare link": [record({ resultJson: a }), [a]],
    "a list as text": [record({ resultJson: json({ resultUrls: json([a, b]) }) }), [a, b]],
    "a list of lines": [record({ resultJson: `${a}\n${b}\n` }), [a, b]],
    "a list with commas": [record({ resultJson: json({ resultUrls: `${a}, ${b}` }) }), [a, b]],
    "a list of objects": [record({ resultJson: json({ resultUrls: [{ url: a }, { url: b }] }) }), [a, b]],
    "an object for a list": [record({ resultJson: json({ resultUrls: { url: a } }) }), [a]],
    "a list of lists": [record({ resultJson: json({ resultUrls: [[a], [b]] }) }), [a, b]],
    "under another key": [record({ resultJson: json({ images: [{ url: a }] }) }), [a]],
    "under a key of sounds, with a cover": [
      record({
        resultJson: json({ data: [{ id: "1", audio_url: "https://cdn.acme.example/s", image_url: a, title: "t" }] })
      }),
      ["https://cdn.acme.example/s", `cover ${a}`]
    ],
    "next to resultJson": [record({ resultJson: "", output: { video: "https://cdn.acme.example/v" } }), [
      "https://cdn.acme.example/v"
    ]],
    "as data": [record({ resultJson: json({ image: "data:image/png;base64,iVBORw0KGgo=" }) }), [
      "data:image/png;base64,iVBORw0KGgo="
    ]],
    "with watermark and thumbnail": [
      record({ resultJson: json({ video_url: a, watermark_url: b, thumbnail: "https://cdn.acme.example/t.jpg" }) }),
      [a, `watermarked ${b}`, "cover https://cdn.acme.example/t.jpg"]
    ],
    "in a record that is a list": [json({ code: 200, data: [{ state: "success", resultJson: json({ url: a }) }] }), [
      a
    ]],
    "in a record that is a text": [json({ code: 200, data: json({ state: "success", url: a }) }), [a]]
  }
  for (const [name, [text, links]] of Object.entries(replies)) {
    it.effect(name, () => Effect.map(statusOf(text), (snapshot) => assert.deepStrictEqual(linksOf(snapshot), links)))
  }
})

describe("what the user sent is no result:", () => {
  const sent: Readonly<Record<string, object>> = {
    "the parameters": { param: json({ input: { image_urls: [a] }, callBackUrl: "https://me.example/hook" }) },
    "the input": { input: { image_url: a } },
    "a reference": { reference_images: [a], image_input: [a], input_image_url: a },
    "links of the request": { image_urls: [a] },
    "a callback": { callbackUrl: a, webhook_url: a, notify_url: a },
    "parameters by other names": {
      paramJson: json({ filesUrl: [a] }),
      modelParams: { url: a },
      extra_args: { image: a }
    },
    "an image for one step": { control_image: a, style_url: a, tail_image_url: a, prompt_image: a, template_url: a },
    "a page": { statusUrl: a, docs_url: a, message: a, failMsg: a },
    "a cover alone": { resultJson: json({ cover_url: a, thumbnail: b }) }
  }
  for (const [name, fields] of Object.entries(sent)) {
    it.effect(
      name,
      () => Effect.map(statusOf(record(fields)), (snapshot) => assert.deepStrictEqual(linksOf(snapshot), []))
    )
  }

  it.effect("nor is anything in a task that runs", () =>
    Effect.map(
      statusOf(json({ code: 200, data: { state: "waiting", resultJson: json({ url: a }) } })),
      (snapshot) => assert.strictEqual(snapshot._tag, "Queued")
    ))

  it.effect("and a reply of many links, or of endless depth, stays bounded", () =>
    Effect.gen(function*() {
      const many = Array.from({ length: 20_000 }, (_, i) => `https://cdn.acme.example/${i}.png`)
      assert.isAtMost(linksOf(yield* statusOf(record({ files: many }))).length, 100)
      const deep = `${"[".repeat(400)}"${a}"${"]".repeat(400)}`
      assert.deepStrictEqual(linksOf(yield* statusOf(`{"code":200,"data":{"state":"success","files":${deep}}}`)), [])
    }))
})

describe("a text that is no link, in a field for links, is no file:", () => {
  const results: Readonly<Record<string, unknown>> = {
    "a word": { resultUrls: ["pending"] },
    "a path": { resultUrls: ["/files/boat.png"] },
    "a name of a file": { resultUrls: "boat.png" },
    "a link without host": { resultUrls: ["https://"] },
    "another protocol": { resultUrls: ["oss://bucket/boat.png", "ftp://acme.example/boat.png", "javascript:alert(1)"] },
    "a list without links as text": { resultUrls: json(["pending"]) },
    "data without a comma": { resultUrls: ["data:image/png"] }
  }
  for (const [name, result] of Object.entries(results)) {
    it.effect(name, () =>
      Effect.gen(function*() {
        const snapshot = yield* statusOf(record({ resultJson: json(result) }))
        assert.deepStrictEqual(linksOf(snapshot), [])
        assert.isTrue("excerpt" in snapshot && snapshot.excerpt !== undefined)
      }))
  }

  it.effect("the other links are, as is a link with a space", () =>
    Effect.gen(function*() {
      const spaced = "https://cdn.acme.example/my boat.png"
      const snapshot = yield* statusOf(record({ resultJson: json({ resultUrls: ["pending", ` ${a} `, spaced] }) }))
      assert.deepStrictEqual(linksOf(snapshot), [a, spaced])
    }))

  it.effect("and the links in other places are found", () =>
    Effect.gen(function*() {
      const snapshot = yield* statusOf(record({ resultJson: json({ resultUrls: ["pending"], images: [a] }) }))
      assert.deepStrictEqual(linksOf(snapshot), [a])
    }))
})

describe("a long reply does not stop the process", () => {
  const many = 1_000_000
  const texts: Readonly<Record<string, string>> = {
    "that is cut inside of a text": `{"code":200,"data":{"state":"success","x":"${String.raw`\"x`.repeat(many)}`,
    "of which a text has many escapes": record({ id: "1".repeat(16), x: "\\".repeat(2 * many) }).replace(/}$/, ",}"),
    "of which a text has many separators": record({ resultJson: `x${" ,;".repeat(many)}y` }),
    "of which a link has many separators": record({ resultJson: `${a}${",".repeat(many)}y ${a}` })
  }
  for (const [name, text] of Object.entries(texts)) {
    it.effect(name, () =>
      Effect.gen(function*() {
        const exit = yield* Effect.exit(Effect.flatMap(over(text, 64 * many), ({ status }) => status))
        assert.isFalse(Exit.hasDies(exit))
      }))
  }
})

describe("a success without a result that can be read", () => {
  const hidden = record({
    param: json({ prompt: "p".repeat(5000), callBackUrl: "https://me.example/hook?token=abc" }),
    resultJson: `<result ref="oss:/bucket/boat.png" key="${apiKey}" more="${"x".repeat(5000)}">`
  })

  it.effect("ends the wait after the result grace, with an excerpt that is bounded and has no secret", () =>
    Effect.gen(function*() {
      const { at, status } = yield* over(hidden)
      const every = { initialDelay: 0, steps: [{ after: 0, interval: "5 seconds" }], fixed: true } as const
      const acme = {
        provider: "acme",
        limits: {},
        polling: { image: every, video: every, audio: every, other: every },
        submit: () => Effect.die("not asked for"),
        status: () => status
      }
      const fiber = yield* Effect.forkChild(Effect.flip(Poller.wait(acme, ref, { resultGrace: "20 seconds" })))
      yield* TestClock.adjust("30 minutes")
      const error = yield* Fiber.join(fiber)
      assert.strictEqual(at.at(-1), 20_000)
      assert.instanceOf(error, ResultMissing)
      assert.include(error.excerpt, "oss:/bucket/boat.png")
      assert.include(error.message, "oss:/bucket/boat.png")
      assert.isAtMost(error.excerpt?.length ?? 0, 1000)
      for (const secret of [apiKey, "token=abc", "ppp"]) assert.notInclude(error.message, secret)
    }).pipe(Effect.provide(Poller.layer)))

  it.effect("keeps what the vendor said of success and time", () =>
    Effect.gen(function*() {
      const snapshot = yield* statusOf(record({ resultJson: "" }))
      assert.deepInclude(snapshot, { _tag: "Succeeded", status: "success", assets: [] })
    }))
})

describe("an id of many digits", () => {
  const digits = "1948764923847561987"

  it.effect("keeps them in the reply to a submit", () =>
    Effect.gen(function*() {
      for (const id of [digits, `-${digits}`, "9007199254740993", "123456789012345678901234567890"]) {
        const { submit } = yield* over(`{"code":200,"data":{ "taskId" : ${id} }}`)
        assert.strictEqual((yield* submit({})).body.data.taskId, id)
      }
      const { submit } = yield* over(`{"code":200,"data":{"taskId":9007199254740991}}`)
      assert.strictEqual((yield* submit({})).body.data.taskId, "9007199254740991")
    }))

  it.effect("keeps them with a fraction of nothing, and is refused if the digits are lost", () =>
    Effect.gen(function*() {
      const created = Schema.Struct({ id: Wire.Id })
      const submitted = (id: string) =>
        Effect.flatMap(
          over(`{"code":200,"id":${id}}`),
          ({ http }) => http.submit({ path: "/", model: "quick", body: {}, schema: created })
        )
      for (const [sent, id] of [[`${digits}.0`, digits], [`-${digits}.00`, `-${digits}`], ["7", "7"], ["\"7\"", "7"]]) {
        assert.strictEqual((yield* submitted(sent ?? "")).body.id, id)
      }
      for (const sent of ["1.9e18", "1.948764923847561987e18", `${digits}.5`, "1.5", "1e400", "-1E+16"]) {
        const error = yield* Effect.flip(submitted(sent))
        assert.instanceOf(error, SubmitOutcomeUnknown)
        assert.include(error.message, sent)
      }
    }))

  it.effect("keeps them in a callback, in JSON that is a text, and next to texts that look like it", () =>
    Effect.gen(function*() {
      const decode = CallbackSource.decodeBody("acme", Created)
      assert.strictEqual((yield* decode(`{"data":{"taskId":${digits}}}`)).data.taskId, digits)
      const inner = Schema.Struct({ resultJson: Wire.jsonText(Created) })
      const back = yield* Schema.decodeUnknownEffect(inner)({ resultJson: `{"data":{"taskId":${digits}}}` })
      assert.deepStrictEqual(back.resultJson, Option.some({ data: { taskId: digits } }))
      const text = `{"data":{"taskId":"a \\" ${digits}, ${digits}"}}`
      assert.strictEqual((yield* decode(text)).data.taskId, `a " ${digits}, ${digits}`)
    }))

  it.effect("keeps them in a stored handle", () =>
    Effect.gen(function*() {
      const back = yield* TaskRef.parse(`{"v":1,"provider":"acme","kind":"image","id":${digits}}`)
      assert.strictEqual(back.id, digits)
    }))

  it.effect("and other numbers stay what they are", () =>
    Effect.gen(function*() {
      const decode = CallbackSource.decodeBody("acme", Schema.Struct({ list: Schema.Array(Schema.Finite) }))
      const numbers = "1,-2.5,1e3,0.12345678901234567,1775137415000,1.2345678901234567e-5"
      assert.deepStrictEqual(
        (yield* decode(`{"list":[${numbers}],"id":${digits}}`)).list,
        JSON.parse(`[${numbers}]`)
      )
    }))
})

describe("a number of the request", () => {
  it.effect("of 64 bits is sent as it was written", () =>
    Effect.gen(function*() {
      const { sent, submit } = yield* over(`{"code":200,"data":{"taskId":"1"}}`)
      yield* submit({
        model: "quick",
        callBackUrl: undefined,
        input: { seed: 1948764923847561987n, prompt: "a \"boat\"", list: [-1n, 2, null, undefined, true] }
      })
      assert.deepStrictEqual(sent, [
        `{"model":"quick","input":{"seed":1948764923847561987,"prompt":"a \\"boat\\"","list":[-1,2,null,null,true]}}`
      ])
    }))

  for (const seed of [2 ** 60, -(2 ** 53), 1e21, Number.NaN, Infinity]) {
    it.effect(`that JSON cannot carry exactly is refused: ${seed}`, () =>
      Effect.gen(function*() {
        const { sent, submit } = yield* over(`{"code":200,"data":{"taskId":"1"}}`)
        const error = yield* Effect.flip(submit({ model: "quick", input: { seeds: [1, seed] } }))
        assert.instanceOf(error, InvalidRequest)
        assert.deepStrictEqual(error.problems.map(({ path }) => path), ["input.seeds.1"])
        assert.deepStrictEqual(sent, [])
      }))
  }

  for (const depth of [1000, 10_000, 100_000]) {
    it.effect(`is found in a request of ${depth} levels, which is sent or refused`, () =>
      Effect.gen(function*() {
        const levels = (end: unknown) => {
          let input = end
          for (let i = 0; i < depth; i++) input = i % 2 === 0 ? { a: input } : [input]
          return { model: "quick", input, callBackUrl: "https://me.example/hook" }
        }
        const { sent, submit } = yield* over(`{"code":200,"data":{"taskId":"1"}}`)
        for (const end of ["a", 1n]) {
          const exit = yield* Effect.exit(submit(levels(end)))
          assert.isFalse(Exit.hasDies(exit))
        }
        sent.length = 0
        assert.instanceOf(yield* Effect.flip(submit(levels(Number.NaN))), InvalidRequest)
        assert.deepStrictEqual(sent, [])
      }))
  }

  it.effect("a request that holds itself is refused", () =>
    Effect.gen(function*() {
      const { submit } = yield* over(`{"code":200,"data":{"taskId":"1"}}`)
      const own: Record<string, unknown> = { seed: 1n }
      own["own"] = own
      own["again"] = { own }
      assert.instanceOf(yield* Effect.flip(submit(own)), InvalidRequest)
    }))
})
