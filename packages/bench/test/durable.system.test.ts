import * as Postgres from "@effect-media/test-services/Postgres"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import * as Away from "../src/durable/away.ts"
import * as Handover from "../src/durable/handover.ts"
import * as Kills from "../src/durable/kills.ts"

const isPostgres = Option.isSome(await Effect.runPromise(Effect.scoped(Postgres.find)))
if (!isPostgres) console.log(`Skipped: ${Postgres.none}`)

it("CI has a PostgreSQL", { skip: process.env["CI"] !== "true" }, () => {
  assert.isTrue(isPostgres, Postgres.none)
})

const whole = { lost: 0, doubled: 0 }

describe.concurrent("jobs in processes that are killed", () => {
  for (const database of ["sqlite", "postgres"] as const) {
    it.live.skipIf(database === "postgres" && !isPostgres)(
      `all end, each paid for once, on ${database}`,
      () =>
        Effect.gen(function*() {
          const { doubled, lost, recoveries } = yield* Kills.measure({ database, jobs: 12, kills: 4, every: 1000 })
          assert.deepStrictEqual({ lost, doubled }, whole)
          assert.isAbove(recoveries.length, 0)
          assert.isBelow(Math.max(...recoveries), 60_000) // a few seconds if nothing else runs: pnpm bench durable
        }).pipe(Effect.provide(NodeServices.layer))
    )
  }

  it.live.skipIf(!isPostgres)("continue on another runner, none lost or doubled", () =>
    Effect.gen(function*() {
      const { doubled, lost, moved } = yield* Handover.measure({ runners: 3, jobs: 12, duration: "20 seconds" })
      assert.deepStrictEqual({ lost, doubled }, whole)
      assert.isAbove(moved.length, 0)
      assert.isBelow(Math.max(...moved), 60_000) // a quarter of it on a machine that does nothing else: pnpm bench durable
    }).pipe(Effect.provide(NodeServices.layer)))

  it.live.skipIf(!isPostgres)("continue after the database was away", () =>
    Effect.gen(function*() {
      const { doubled, lost } = yield* Away.measure({ jobs: 6, away: "20 seconds" })
      assert.deepStrictEqual({ lost, doubled }, whole)
    }).pipe(Effect.provide(NodeServices.layer)))
})
