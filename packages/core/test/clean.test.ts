import { assert, describe, it } from "@effect/vitest"
import { callbacksIn, cleaner, cut } from "../src/internal/clean.ts"

describe("a foreign text", () => {
  it("loses a key wherever it is in it, also inside of another word", () => {
    const key = "sk-1234/567890+ab"
    const clean = cleaner(key)
    for (const form of [key, `x${key}y`, encodeURIComponent(key), key.replaceAll("/", "\\/")]) {
      assert.strictEqual(clean(`bad ${form}.`), `bad ${form.replace(/sk.*ab/, "<redacted>")}.`)
    }
  })

  it("loses a short key as a word, and keeps the words that it is a part of", () => {
    const clean = cleaner("any")
    assert.strictEqual(
      clean("Company has many tasks; anything else: any, \"any\""),
      "Company has many tasks; anything else: <redacted>, \"<redacted>\""
    )
    assert.strictEqual(cleaner("1")("at 10:21 1 of 11"), "at 10:21 <redacted> of 11")
  })

  it("loses callback URLs in JSON at any depth of escapes, and the token in a path of ours", () => {
    const clean = cleaner("")
    const url = "https://me.example/callbacks/apixo/correct-horse-battery?x=1"
    for (const name of ["callBackUrl", "callback_url", "webhook", "webhookUrl", "callback-url", "notify_url"]) {
      const inner = JSON.stringify({ [name]: url, id: 1 })
      for (const text of [inner, JSON.stringify({ param: inner }), JSON.stringify(JSON.stringify({ param: inner }))]) {
        assert.notMatch(clean(text), /horse|me\.example/)
        assert.notMatch(clean(text.replaceAll("/", "\\/")), /horse|me\.example/)
        assert.include(clean(text), "id")
      }
    }
    assert.strictEqual(clean(`cannot reach ${url}`), "cannot reach https://me.example/callbacks/apixo/<redacted>?x=1")
  })

  it("is cut between characters, and stays well-formed", () => {
    for (let max = 0; max <= 12; max++) {
      for (const text of ["ab😀c😀😀d", "😀😀😀😀😀😀😀", "\ud83d\ud83d\ude00a", "a\ude00\ud83d"]) {
        assert.isTrue(cleaner("")(text, max).isWellFormed(), `${text} ${max}`)
        assert.isAtMost(cleaner("")(text, max).length, max)
      }
      assert.isTrue(cut("ab😀c😀😀d", max).isWellFormed())
    }
    assert.strictEqual(cut("a😀", 2), "a")
    assert.strictEqual(cut("a😀", 3), "a😀")
  })
})

it("the callback URLs of a request are found at any depth", () => {
  const body = {
    callBackUrl: "a",
    input: [{ callback_url: "b", prompt: "c" }],
    webhook: "d",
    config: { notifyUrl: "e" }
  }
  assert.deepStrictEqual(callbacksIn(body), ["a", "b", "d", "e"])
})
