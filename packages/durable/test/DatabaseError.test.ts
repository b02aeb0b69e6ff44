import { DatabaseError } from "@effect-media/durable"
import { fromDefect, fromSqlError } from "@effect-media/durable/DatabaseError"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Schema } from "effect"
import { ClusterError } from "effect/cluster"
import { SqlError } from "effect/sql"

/** The driver's error for an answer of the server. */
const said = (code: string, more: Readonly<Record<string, string>> = {}) =>
  new SqlError.SqlError({
    reason: new SqlError.UnknownError({
      cause: Object.assign(new Error("the server's words"), { code, ...more }),
      message: "PgConnection: Query failed"
    })
  })

const table: ReadonlyArray<
  readonly [code: string, because: DatabaseError["reason"], isPermanent: boolean, isRetryable: boolean, advice: string]
> = [
  ["08006", "Unreachable", false, true, "continue on their own"],
  ["0A000", "Mismatch", true, false, "another database"],
  ["21000", "Unstorable", true, false, "cannot hold"],
  ["22003", "Unstorable", true, false, "cannot hold"],
  ["22021", "Unstorable", true, false, "ENCODING 'UTF8'"],
  ["22P05", "Unstorable", true, false, "ENCODING 'UTF8'"],
  ["23502", "Unstorable", true, false, "cannot hold"],
  ["25006", "ReadOnly", false, true, "primary server"],
  ["28000", "Refused", false, false, "pg_hba.conf"],
  ["28P01", "Refused", false, false, "password in the URL"],
  ["3D000", "Mismatch", false, false, "Create the database"],
  ["40001", "Locked", false, true, "Try again"],
  ["40P01", "Locked", false, true, "Try again"],
  ["42501", "Refused", true, false, "Grant the user"],
  ["42703", "Mismatch", true, false, "another database"],
  ["42P01", "Mismatch", true, false, "Restore the tables"],
  ["53100", "Full", false, true, "Free space"],
  ["53300", "Unreachable", false, true, "max_connections"],
  ["54000", "Unstorable", true, false, "cannot hold"],
  ["55P03", "Locked", false, true, "Try again"],
  ["57014", "Other", false, true, "statement_timeout"],
  ["57P01", "Unreachable", false, true, "continue on their own"],
  ["57P03", "Unreachable", false, true, "continue on their own"],
  ["XX000", "Other", false, true, "report it"]
]

describe("what PostgreSQL says", () => {
  for (const [code, because, isPermanent, isRetryable, advice] of table) {
    it(`with ${code} is ${because}, in its own words, with what to do`, () => {
      const error = fromSqlError("server/jobs")(said(code, { table: "media_jobs", constraint: "media_jobs_pkey" }))
      assert.deepStrictEqual([error.reason, error.isPermanent, error.isRetryable], [because, isPermanent, isRetryable])
      assert.include(error.message, `the server's words (${code}, table media_jobs, constraint media_jobs_pkey). `)
      assert.include(error.message, advice)
      assert.notInclude(error.message, "Query failed")
      const codec = Schema.fromJsonString(Schema.toCodecJson(DatabaseError))
      assert.deepStrictEqual(Schema.decodeSync(codec)(Schema.encodeSync(codec)(error)), error)
    })
  }

  it("never says the password", () => {
    const reason = new SqlError.ConnectionError({
      cause: new Error("no route to postgres://me:p%40ss@host, or p@ss"),
      message: "PgConnection: Failed to connect"
    })
    const error = fromSqlError("server/jobs", ["p%40ss", "p@ss"])(new SqlError.SqlError({ reason }))
    assert.strictEqual(error.description, "Failed to connect: no route to postgres://me:<redacted>@host, or <redacted>")
  })

  it.effect("is an error also if the engine dies of it; other defects stay", () =>
    Effect.gen(function*() {
      const orError = fromDefect("server/jobs")
      for (const defect of [said("57P01"), new ClusterError.PersistenceError({ cause: said("57P01") })]) {
        assert.strictEqual((yield* Effect.flip(orError(defect))).reason, "Unreachable")
      }
      assert.isTrue(Exit.hasDies(yield* Effect.exit(orError(new Error("broken")))))
    }))
})
