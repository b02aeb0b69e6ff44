import type { RunError, SaveError, StatusError, SubmitError, WaitError } from "@effect-media/core"
import { assert, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { expectTypeOf } from "vitest"

const refusals = ["Unauthorized", "Forbidden", "InsufficientCredits", "InvalidRequest"] as const
const submit = [...refusals, "SubmitOutcomeUnknown", "RateLimited", "ProviderUnavailable"] as const
const status = [
  ...refusals,
  "RateLimited",
  "ProviderUnavailable",
  "MalformedResponse",
  "TaskNotFound",
  "InvalidTaskRef"
] as const
const wait = [
  ...refusals,
  "TaskFailed",
  "TaskCancelled",
  "TaskNotFound",
  "WaitTimeout",
  "ResultMissing",
  "InvalidTaskRef",
  "MalformedResponse"
] as const
const run = [...submit, ...wait] as const
const save = ["AssetError", "InvalidTaskRef"] as const

it("the guide's table of operations and errors agrees with the types", () => {
  expectTypeOf<SubmitError["_tag"]>().toEqualTypeOf<(typeof submit)[number]>()
  expectTypeOf<StatusError["_tag"]>().toEqualTypeOf<(typeof status)[number]>()
  expectTypeOf<WaitError["_tag"]>().toEqualTypeOf<(typeof wait)[number]>()
  expectTypeOf<RunError["_tag"]>().toEqualTypeOf<(typeof run)[number]>()
  expectTypeOf<SaveError["_tag"]>().toEqualTypeOf<(typeof save)[number]>()

  const guide = readFileSync(new URL("../../../docs/guides/failures-and-deadlines.md", import.meta.url), "utf8")
  const table = /^\| error +\| submit[^]*?\n\n/m.exec(guide)?.[0] ?? ""
  const [head = [], , ...rows] = table.trim().split("\n").map((line) =>
    line.split("|").slice(1, -1).map((cell) => cell.trim())
  )
  const listed = head.slice(1).map((operation, column) => [
    operation,
    rows.filter((row) => row[column + 1] === "✓").map(([error = ""]) => error.replaceAll("`", "")).toSorted()
  ])
  const expected = Object.entries({ submit, status, wait, run, save }).map(([operation, tags]) => [
    operation,
    [...new Set<string>(tags)].toSorted()
  ])
  assert.deepStrictEqual(listed, expected)
})
