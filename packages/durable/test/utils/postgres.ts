/**
 * A PostgreSQL for tests. Where there is none at all, `isThere` is false, which has been said in one line.
 */
import * as Postgres from "@effect-media/test-services/Postgres"
import { afterAll, assert, it } from "@effect/vitest"
import { Effect, Exit, Layer, Option, Scope } from "effect"

const scope = Effect.runSync(Scope.make())
const server = await Effect.runPromise(Scope.provide(Postgres.find, scope))
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

/** Whether there is a PostgreSQL. */
export const isThere = Option.isSome(server)
if (!isThere) console.log(`Skipped: ${Postgres.none}`)

it("CI has a PostgreSQL", { skip: process.env["CI"] !== "true" }, () => {
  assert.isTrue(isThere, Postgres.none)
})

/** The URL of a database of its own, which goes with the scope. */
export const database = Effect.orDie(Postgres.database(Option.getOrElse(server, () => "")))

/** A layer of each database of its own. */
export const withDatabase = <A, E, R>(f: (url: string) => Layer.Layer<A, E, R>) => Layer.unwrap(Effect.map(database, f))
