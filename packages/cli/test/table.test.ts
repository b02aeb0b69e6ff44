import { handleOf } from "@effect-media/cli/config/handleOf"
import { Check, Model, Submission } from "@effect-media/cli/output/Event"
import * as Table from "@effect-media/cli/output/Table"
import { TaskRef } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import { DateTime } from "effect"

const plain = { now: 90_000, canColour: false }

describe("a table", () => {
  it("has headers, columns of one width, ages and costs", () => {
    const submission = {
      at: DateTime.makeUnsafe(0),
      command: "run",
      provider: "kie",
      model: "z-image",
      state: "Succeeded",
      files: []
    } as const
    const events = [
      Submission.make({ ...submission, handle: "kie:1", estimate: { amount: 0.02, unit: "USD" } }),
      Submission.make({ ...submission, state: "Running", cost: { amount: 4, unit: "credits" }, files: ["/a.png"] })
    ]
    assert.deepStrictEqual(Table.format(events, plain).split("\n"), [
      "AGE      STATE      COST         HANDLE  MODEL    FILES",
      "1.5 min  Succeeded  about $0.02  kie:1   z-image",
      "1.5 min  Running    4 credits            z-image  /a.png"
    ])
  })

  it("is as wide with colours, and no text moves the cursor", () => {
    const events = [Check.make({ subject: "a\x1b[2J", verdict: "failure", says: "no" })]
    const coloured = Table.format(events, { ...plain, canColour: true })
    assert.include(coloured, "\x1b[31m✘\x1b[0m  a [2J")
    // oxlint-disable-next-line no-control-regex
    assert.strictEqual(coloured.replace(/\x1b\[\d+m/g, ""), Table.format(events, plain))
  })

  it("has the lowest of several prices, and nothing if there are no rows", () => {
    const price = { amount: 0.04, unit: "USD", per: "image", evidence: "vendor" }
    const event = Model.make({
      provider: "kie",
      model: "m",
      kind: "image",
      tasks: [],
      ageDays: 1,
      required: ["prompt"],
      optional: [],
      prices: [price, { ...price, amount: 0.02 }, { ...price, amount: 0.01, per: "second" }]
    })
    assert.strictEqual(
      Table.format([event], plain).split("\n")[1],
      "kie       image  m      from 0.02 USD per image  1 day  prompt"
    )
    assert.strictEqual(Table.format([], plain), "")
  })
})

describe("the short handle", () => {
  const ref = TaskRef.make({ provider: "kie", kind: "image", id: "1", model: "z-image" })
  it("has the model if the API needs it", () => {
    assert.strictEqual(handleOf(ref), "kie:1")
    assert.strictEqual(handleOf(TaskRef.make({ ...ref, provider: "apixo" })), "apixo:1:z-image")
    assert.strictEqual(
      handleOf(TaskRef.make({ ...ref, provider: "apipod", model: "nano-banana-2" })),
      "apipod:1:nano-banana-2"
    )
    assert.strictEqual(
      handleOf(TaskRef.make({ ...ref, provider: "globalaiopc", kind: "video" })),
      "globalaiopc-video:1"
    )
  })

  it("is the JSON if no short one names the task", () => {
    for (
      const other of [
        { ...ref, id: "a:b" },
        { ...ref, id: "a b" },
        { ...ref, provider: "apipod", model: "an-unknown-model" },
        { ...ref, provider: "globalaiopc", kind: "other" as const },
        { ...ref, provider: "acme" }
      ]
    ) {
      const made = TaskRef.make(other)
      assert.strictEqual(handleOf(made), TaskRef.stringify(made))
    }
  })
})
