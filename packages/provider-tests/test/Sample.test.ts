import { part } from "@effect-media/provider-tests/Sample"
import { json, reset, server } from "@effect-media/provider-tests/Vendor"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"

describe("the part that an expectation speaks of", () => {
  const cases: ReadonlyArray<readonly [actual: unknown, expected: unknown, fits: boolean]> = [
    [{ a: 1, b: 2 }, { a: 1 }, true],
    [{ a: 1 }, { a: 2 }, false],
    [{ a: 1 }, { b: null }, false],
    [{ a: [{ b: 1, c: 2 }] }, { a: [{ b: 1 }] }, true],
    [{ a: [1, 2] }, { a: [1] }, false],
    [{ a: [1] }, { a: [1, 2] }, false],
    [{ a: [] }, { a: {} }, false],
    [{ a: {} }, { a: [] }, false],
    [null, {}, false],
    ["a", "a", true],
    [7, "7", false]
  ]
  for (const [actual, expected, fits] of cases) {
    it(`${fits ? "fits" : "does not fit"}: ${JSON.stringify(actual)}, ${JSON.stringify(expected)}`, () => {
      const compare = () => assert.deepStrictEqual(part(actual, expected), expected)
      if (fits) compare()
      else assert.throws(compare)
    })
  }
})

it.effect("a vendor in memory answers in turn, and keeps what it was sent", () =>
  Effect.gen(function*() {
    const { client, sent } = server(reset, json({ n: 1 }), json({ n: 2 }, { status: 503 }))
    const post = client.post("https://a.test/b?c=d", { headers: { "x-e": "f" } })
    assert.strictEqual((yield* Effect.flip(post))._tag, "HttpClientError")
    assert.deepStrictEqual(yield* Effect.flatMap(post, ({ json }) => json), { n: 1 })
    for (let i = 0; i < 2; i++) assert.strictEqual((yield* client.get("https://a.test")).status, 503)
    const requests = (yield* sent).map(({ method, url }) => `${method} ${url}`)
    assert.deepStrictEqual(requests, [
      "POST https://a.test/b?c=d",
      "POST https://a.test/b?c=d",
      "GET https://a.test/",
      "GET https://a.test/"
    ])
    assert.strictEqual((yield* sent)[0]?.headers["x-e"], "f")
  }))
