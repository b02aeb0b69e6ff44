import { ExitCode } from "@effect-media/cli"
import { CliError } from "@effect-media/cli/errors/CliError"
import { explain, Failure } from "@effect-media/cli/errors/Failure"
import { assert, it } from "@effect/vitest"
import { Arbitrary, Effect, Schema } from "effect"

const isCliError = Schema.is(CliError)
const codes: ReadonlyArray<number> = Object.values(ExitCode)

it.effect("every error is a sentence on what happened, one on what to do, and a documented code", () =>
  Effect.gen(function*() {
    const seen = new Set<string>()
    const members = Failure.members.flatMap((member): ReadonlyArray<Schema.Schema<Failure>> =>
      "members" in member ? member.members : [member]
    )
    for (const member of members) {
      for (const error of yield* Arbitrary.sampleEffect(Arbitrary.schema(member), { count: 25, seed: 1 })) {
        const { code, next, what } = explain(error, { out: "out" })
        seen.add(error._tag)
        assert.include(codes, code)
        assert.isAbove(code, 0)
        if (isCliError(error)) continue // has both sentences itself
        assert.match(what, /\S[^]*\.$|\n- [^]*$/, error._tag)
        assert.match(next, /\S/, error._tag)
      }
    }
    assert.strictEqual(seen.size, members.length)
  }))
