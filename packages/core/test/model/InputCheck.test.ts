import { InvalidRequest } from "@effect-media/core"
import { type Model } from "@effect-media/core/model"
import { check, make } from "@effect-media/core/model/InputCheck"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"

const spec = (fields: Model.Fields, more: Partial<Model.ModelSpec> = {}): Model.ModelSpec => ({
  id: "painter",
  kind: "video",
  task: "text-to-video",
  tasks: ["text-to-video"],
  path: "/v1/tasks",
  container: "input",
  evidence: "vendor",
  fields,
  ...more
})

/** Returns the path of each problem, with a question mark if the problem is a doubt. */
const found = (of: Model.ModelSpec, input: Readonly<Record<string, unknown>>) =>
  check(of, input).map(({ isDoubt, path }) => `${path}${isDoubt === true ? "?" : ""}`)

describe("a field", () => {
  const fields: Model.Fields = {
    prompt: { type: "string", required: true, maxLength: 5 },
    seconds: { type: "integer", min: 4, max: 15, special: [-1] },
    size: { type: "string", enum: ["1K", "2K"] },
    guidance: { type: "number", min: 1, max: 10, step: 0.1 },
    images: { type: "array", maxItems: 2, items: { type: "string", format: "url" } },
    scenes: { type: "array", items: { type: "object", fields: { text: { type: "string", required: true } } } }
  }
  const cases: ReadonlyArray<readonly [string, Readonly<Record<string, unknown>>, ReadonlyArray<string>]> = [
    ["is missing", {}, ["input.prompt"]],
    ["is undefined, which is missing", { prompt: undefined }, ["input.prompt"]],
    ["is as long as it may be, in characters", { prompt: "🚤🚤🚤🚤🚤" }, []],
    ["is too long", { prompt: "boats!" }, ["input.prompt"]],
    ["is a special value outside its range", { prompt: "a", seconds: -1 }, []],
    ["is out of its range", { prompt: "a", seconds: 16 }, ["input.seconds"]],
    ["is no whole number", { prompt: "a", seconds: 4.5 }, ["input.seconds"]],
    ["is NaN", { prompt: "a", guidance: Number.NaN }, ["input.guidance"]],
    ["is a number as a text, which pages change", { prompt: "a", seconds: "5" }, ["input.seconds?"]],
    ["is a number as a text, out of range", { prompt: "a", seconds: "99" }, ["input.seconds"]],
    ["is on a step, as floats are", { prompt: "a", guidance: 2.3 }, []],
    ["is between steps", { prompt: "a", guidance: 2.35 }, ["input.guidance?"]],
    ["is no value of the list", { prompt: "a", size: "4K" }, ["input.size"]],
    ["is null", { prompt: "a", size: null }, ["input.size?"]],
    ["has too many items, one of them no link", { prompt: "a", images: ["https://a.test/1.png", "b", "asset://c"] }, [
      "input.images",
      "input.images.1"
    ]],
    ["lacks what it holds, and holds what is not known", { prompt: "a", scenes: [{ txt: "b" }] }, [
      "input.scenes.0.text",
      "input.scenes.0.txt?"
    ]],
    ["is not known", { prompt: "a", sizes: "1K" }, ["input.sizes?"]]
  ]
  for (const [name, input, paths] of cases) it(name, () => assert.deepStrictEqual(found(spec(fields), input), paths))

  it("that only others know is doubted, and no more", () => {
    const doubted = spec(fields, { evidence: "third-party" })
    assert.deepStrictEqual(found(doubted, { seconds: 16, size: "4K" }), [
      "input.prompt?",
      "input.seconds?",
      "input.size?"
    ])
  })

  it("is doubted if another source allows the value, and certainly wrong if none does", () => {
    const disputed = spec({
      size: { type: "string", enum: ["1K"], disputed: [{ enum: ["1K", "4K"] }] },
      images: { type: "array", maxItems: 2, disputed: [{ maxItems: 3 }] },
      prompt: { type: "string", required: true, disputed: [{ required: false }] },
      frame: { type: "string", required: true, alsoNamed: ["image"] }
    })
    const image = "https://a.test/1.png"
    assert.deepStrictEqual(found(disputed, { size: "4K", images: [1, 2, 3], image }), [
      "input.size?",
      "input.images?",
      "input.prompt?",
      "input.frame?"
    ])
    assert.deepStrictEqual(found(disputed, { prompt: "a", size: "8K", images: [1, 2, 3, 4] }), [
      "input.size",
      "input.images",
      "input.frame"
    ])
  })

  it("that is required is doubted if the vendor has a default", () => {
    assert.deepStrictEqual(found(spec({ size: { type: "string", required: true, default: "1K" } }), {}), [
      "input.size?"
    ])
  })
})

describe("a rule", () => {
  const fields: Model.Fields = {
    size: { type: "string", enum: ["1K", "4K"], default: "4K" },
    ratio: { type: "string" },
    first: { type: "string" },
    references: { type: "array" }
  }
  const ruled = (rule: Omit<Model.Rule, "text">) => spec(fields, { rules: [{ text: "as the page says", ...rule }] })
  const not4K = ruled({ when: { size: { in: ["4K"] } }, must: { ratio: { notIn: ["1:1"] } } })

  it("is certainly broken by what is in the input, and in doubt by a default", () => {
    assert.deepStrictEqual(found(not4K, { size: "4K", ratio: "1:1" }), ["input.ratio"])
    assert.deepStrictEqual(found(not4K, { ratio: "1:1" }), ["input.ratio?"])
    assert.deepStrictEqual(found(not4K, { size: "1K", ratio: "1:1" }), [])
    assert.deepStrictEqual(found(not4K, { size: "4K" }), [])
  })

  it("that is not documented only warns", () => {
    const inferred = ruled({ inferred: true, must: { ratio: { present: true } } })
    assert.deepStrictEqual(found(inferred, {}), ["input.ratio?"])
  })

  it("requires at least one, and allows no two together; an empty list counts as absent", () => {
    assert.deepStrictEqual(found(ruled({ atLeastOne: ["first", "references"] }), { references: [] }), ["input"])
    assert.deepStrictEqual(found(ruled({ atLeastOne: ["first", "references"] }), { first: "a" }), [])
    const either = ruled({ atMostOne: ["first", "references"] })
    assert.deepStrictEqual(found(either, { first: "a", references: [] }), [])
    assert.deepStrictEqual(found(either, { first: "a", references: ["b"] }), ["input.references"])
  })

  it("may count", () => {
    const counted = ruled({ when: { first: { present: true } }, must: { references: { minItems: 1, maxItems: 2 } } })
    assert.deepStrictEqual(found(counted, { first: "a", references: [1, 2, 3] }), ["input.references"])
    assert.deepStrictEqual(found(counted, { references: [1, 2, 3] }), [])
  })

  it("is reported together with another one of the same field, and with a problem of the field itself", () => {
    const both = spec(fields, {
      rules: [
        { text: "no two", atMostOne: ["first", "ratio"] },
        { text: "not wide in 4K", when: { size: { in: ["4K"] } }, must: { ratio: { notIn: ["21:9"] } } },
        { text: "no two", atMostOne: ["size", "ratio"] }
      ]
    })
    assert.deepStrictEqual(
      check(both, { first: "a", size: "4K", ratio: "21:9" }).map(({ path, problem }) => `${path} ${problem}`),
      ["input.ratio breaks the rule: no two", "input.ratio breaks the rule: not wide in 4K"]
    )
    assert.deepStrictEqual(found(both, { size: "4K", ratio: 7 }), ["input.ratio", "input.ratio?"])
  })

  it("is quoted", () => {
    const [problem] = check(not4K, { size: "4K", ratio: "1:1" })
    assert.deepStrictEqual(problem, {
      path: "input.ratio",
      problem: "breaks the rule: as the page says",
      allowed: "as the page says",
      given: "\"1:1\""
    })
  })

  it("that is a text alone is for people", () => {
    assert.deepStrictEqual(found(ruled({}), { size: "4K" }), [])
  })
})

describe("a mode", () => {
  const modes = { still: { required: ["images"], notFor: ["sound"], maxItems: { images: 1 } } }
  const moded = spec(
    { mode: { type: "string", enum: ["still", "free"] }, images: { type: "array" }, sound: { type: "boolean" } },
    { modes }
  )
  it("asks for its fields, bounds them, and doubts those of others", () => {
    assert.deepStrictEqual(found(moded, { mode: "still", sound: true }), ["input.images", "input.sound?"])
    assert.deepStrictEqual(found(moded, { mode: "still", images: [1, 2] }), ["input.images"])
    assert.deepStrictEqual(found(moded, { mode: "free", sound: true }), [])
  })
})

describe("a problem", () => {
  it("says what is allowed, what was given, and the nearest spelling, and survives JSON", () => {
    const problems = check(spec({ size: { type: "string", enum: ["auto", "1024x1024"] } }), { size: "1024×1024" })
    assert.deepStrictEqual(problems, [{
      path: "input.size",
      problem: "must be one of \"auto\", \"1024x1024\", not \"1024×1024\". Did you mean \"1024x1024\"?",
      allowed: "one of \"auto\", \"1024x1024\"",
      given: "\"1024×1024\"",
      suggestion: "1024x1024"
    }])
    const codec = Schema.toCodecJson(InvalidRequest)
    const error = InvalidRequest.local("acme", problems)
    assert.deepStrictEqual(Schema.decodeSync(codec)(Schema.encodeSync(codec)(error)).problems, problems)
    assert.include(error.message, "input.size: must be one of")
  })

  it("never shows a long text", () => {
    const secret = "s".repeat(1000)
    const [problem] = check(spec({ prompt: { type: "string", maxLength: 10 } }), { prompt: secret })
    assert.strictEqual(problem?.given, "a text of 1000 characters")
    assert.notInclude(problem?.problem ?? "", "sss")
  })
})

it("the nearest word is at most a slip in three letters away", () => {
  const nearest = (word: string, words: readonly [string, ...ReadonlyArray<string>]) =>
    check(spec({ size: { type: "string", enum: words } }), { size: word })[0]?.suggestion
  assert.strictEqual(nearest("apsect_ratio", ["prompt", "aspect_ratio"]), "aspect_ratio")
  assert.strictEqual(nearest("2kk", ["1K", "2K"]), "2K")
  assert.strictEqual(nearest("promt", ["prompts", "prompt"]), "prompt")
  assert.isUndefined(nearest("7", ["5", "10"]))
  assert.isUndefined(nearest("seed", ["prompt", "aspect_ratio"]))
  assert.isUndefined(nearest("x".repeat(10_000), ["prompt"]))
})

describe("a model that is not known", () => {
  const look = make([spec({ prompt: { type: "string", required: true } })])({ provider: "acme", validation: "strict" })

  it("is not checked, and never in doubt, which is a word for money", () => {
    const { isRefused, problems, warning } = look({ model: "paintr", input: {} })
    assert.deepStrictEqual([isRefused, problems], [false, []])
    const text = warning() ?? ""
    assert.include(text, "A submit to acme is not checked, model \"paintr\":")
    assert.include(text, "Did you mean \"painter\"?")
    assert.notMatch(text, /doubt/)
    assert.isUndefined(warning())
  })

  it("and a doubtful field read differently from a submit whose outcome is unknown", () => {
    const { isRefused, warning } = look({ model: "painter", input: { prompt: "a boat", promt: "x" } })
    assert.isFalse(isRefused)
    assert.include(warning(), "A submit to acme may be refused, model \"painter\":\n- input.promt")
    const refused = InvalidRequest.local("acme", look({ model: "painter", input: { promt: "x" } }).problems)
    assert.include(refused.message, "(not certain)")
    assert.notMatch(refused.message, /in doubt/)
  })
})

describe("a model of the user's own", () => {
  const shipped = [spec({ size: { type: "string", enum: ["1K"] } }), spec({}, { id: "writer" })]
  const own = [
    spec({ size: { type: "string", enum: ["4K"] } }),
    spec({ size: { type: "string", enum: ["8K"] } }, { id: "new" })
  ]
  const isRefused = (models: ReadonlyArray<Model.ModelSpec> | undefined, model: string, size: string) =>
    make(shipped)({ provider: "acme", validation: "strict", models })({ model, input: { size } }).isRefused

  it("replaces the shipped one of its id, or is one more", () => {
    assert.deepStrictEqual(["1K", "4K"].map((size) => isRefused(undefined, "painter", size)), [false, true])
    assert.deepStrictEqual(["1K", "4K"].map((size) => isRefused(own, "painter", size)), [true, false])
    assert.deepStrictEqual([isRefused(undefined, "new", "1K"), isRefused(own, "new", "1K")], [false, true])
    assert.deepStrictEqual([isRefused(own, "writer", "1K")], [false])
  })
})

describe("a word in another letter case", () => {
  const fields: Model.Fields = {
    size: { type: "string", enum: ["512px", "1K", "2K"] },
    mode: { type: "string", enum: ["fast"], disputed: [{ enum: ["FAST", "fast"] }] },
    seconds: { type: "integer", enum: [5, 10] },
    frames: { type: "array", items: { type: "object", fields: { role: { type: "string", enum: ["First"] } } } }
  }
  const look = make([spec(fields)])({ provider: "acme", validation: "strict" })
  const sent = (input: Readonly<Record<string, unknown>>) => {
    const { isRefused, request } = look({ model: "painter", input })
    assert.isFalse(isRefused)
    return request
  }

  it("is sent as the page spells it", () => {
    assert.deepStrictEqual(sent({ size: "1k", frames: [{ role: "FIRST", text: "a" }] }), {
      model: "painter",
      input: { size: "1K", frames: [{ role: "First", text: "a" }] }
    })
  })

  it("stays as it is if another source spells it so, if it is no word, and if nothing differs", () => {
    for (const input of [{ mode: "FAST" }, { seconds: "5" }, { size: "2K" }, { other: "1k" }]) {
      assert.deepStrictEqual(sent(input), { model: "painter", input })
    }
  })

  it("is no problem, and another word is", () => {
    assert.deepStrictEqual(found(spec(fields), { size: "2k" }), [])
    assert.deepStrictEqual(found(spec(fields), { size: "4k" }), ["input.size"])
  })
})

describe("a former model", () => {
  const former = (more: Partial<Model.FormerModel>): Model.FormerModel => ({
    id: "old/painter",
    kind: "video",
    path: "/v1/old",
    since: "2026-10",
    evidence: "vendor-copy",
    ...more
  })
  const fields: Model.Fields = {
    prompt: { type: "string", required: true },
    image_urls: { type: "array", items: { type: "string", format: "url" } },
    version: { type: "string" }
  }
  const renamed = { imageUrls: "image_urls" }
  const looks = (old: Model.FormerModel) => make([spec(fields)], [old])({ provider: "acme", validation: "strict" })
  const request = { model: "old/painter", input: { prompt: "a boat", imageUrls: ["https://a.test/1.png"] } }

  it("is sent by its new id and fields if the vendor's pages name both, with one warning", () => {
    const look = looks(former({ replacedBy: "painter", renamed, set: { version: "3" } }))
    const { isRefused, request: sent, warning } = look({ ...request, callbackUrl: "https://me.test/hook" })
    assert.isFalse(isRefused)
    assert.deepStrictEqual(sent, {
      model: "painter",
      input: { prompt: "a boat", image_urls: ["https://a.test/1.png"], version: "3" },
      callbackUrl: "https://me.test/hook"
    })
    assert.include(warning(), "write \"painter\" in place of \"old/painter\", image_urls in place of imageUrls")
    assert.isUndefined(warning())
  })

  it("is checked as its successor", () => {
    const look = looks(former({ replacedBy: "painter", renamed }))
    const { isRefused, problems } = look({ model: "old/painter", input: { imageUrls: ["boat.png"] } })
    assert.isTrue(isRefused)
    assert.includeMembers(problems.map(({ path }) => path), ["input.prompt", "input.image_urls.0"])
  })

  it("is refused with the new id and fields if others name them, and if a field has no successor", () => {
    const olds = [
      former({ replacedBy: "painter", renamed, set: { version: "3" }, evidence: "third-party" }),
      former({ replacedBy: "painter", dropped: ["imageUrls"] })
    ]
    for (const old of olds) {
      const { isRefused, problems, request: sent } = looks(old)(request)
      assert.isTrue(isRefused)
      assert.deepStrictEqual(sent, request)
      assert.deepStrictEqual(problems.map(({ path, suggestion }) => [path, suggestion]), [["model", "painter"]])
      assert.match(
        problems[0]?.problem ?? "",
        /2026-10.*"painter" in place of "old\/painter".*(image_urls|no imageUrls)/
      )
    }
  })

  it("without a successor is sent with a warning that says since when", () => {
    const { isRefused, request: sent, warning } = looks(former({}))(request)
    assert.isFalse(isRefused)
    assert.deepStrictEqual(sent, request)
    assert.include(warning(), "has not listed \"old/painter\" since 2026-10, and names no successor")
  })

  it("that kept its id is one by its fields", () => {
    const look = looks(former({ id: "painter", replacedBy: "painter", renamed }))
    const input = { prompt: "a boat", image_urls: ["https://a.test/1.png"] }
    const now = look({ model: "painter", input })
    assert.deepStrictEqual([now.request, now.problems], [{ model: "painter", input }, []])
    const then = look({ ...request, model: "painter" })
    assert.deepStrictEqual(then.request, { model: "painter", input })
    assert.deepStrictEqual(then.problems.map(({ path }) => path), ["model"])
  })
})
