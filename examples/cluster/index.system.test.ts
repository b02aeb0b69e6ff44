import * as Postgres from "@effect-media/test-services/Postgres"
import { NodeServices } from "@effect/platform-node"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { Effect, Exit, FileSystem, Option, Scope } from "effect"
import { Emulated, handedOver } from "./stage.ts"

const scope = Effect.runSync(Scope.make())
const server = await Effect.runPromise(Scope.provide(Postgres.find, scope))
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))
if (Option.isNone(server)) console.log(`Skipped: ${Postgres.none}`)

describe("cluster", () => {
  it("CI has a PostgreSQL", { skip: process.env["CI"] !== "true" }, () => {
    assert.isTrue(Option.isSome(server), Postgres.none)
  })

  it.live.skipIf(Option.isNone(server))(
    "the jobs of a runner that is killed continue on the others, each billed once",
    () =>
      Effect.gen(function*() {
        const fs = yield* FileSystem.FileSystem
        const directory = yield* fs.makeTempDirectoryScoped()
        const url = yield* Postgres.database(Option.getOrElse(server, () => ""))
        const prompts = Array.from({ length: 12 }, (_, i) => `paper boat ${i + 1}`)
        const { moved, saved, tasks, victim } = yield* handedOver(url, directory, prompts)
        assert.deepStrictEqual([saved, tasks], [12, 12])
        assert.lengthOf(moved, victim.count)
        assert.isBelow(Math.max(...moved), 60) // 15 on a machine that does nothing else: pnpm bench durable
      }).pipe(Effect.provide([Emulated, NodeServices.layer]))
  )
})
