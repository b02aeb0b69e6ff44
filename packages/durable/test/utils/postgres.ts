/** A PostgreSQL for tests. If there is none, `isThere` is false, and one line of output has said so. */
import * as Postgres from "@effect-media/test-services/Postgres"
import { afterAll, assert, it } from "@effect/vitest"
import { Effect, Exit, Layer, Option, Scope } from "effect"

const scope = Effect.runSync(Scope.make())
const server = await Effect.runPromise(Scope.provide(Postgres.find, scope))
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

/** True if there is a PostgreSQL. */
export const isThere = Option.isSome(server)
if (!isThere) console.log(`Skipped: ${Postgres.none}`)

it("CI has a PostgreSQL", { skip: process.env["CI"] !== "true" }, () => {
  assert.isTrue(isThere, Postgres.none)
})

/** Creates a separate database, dropped with the scope, and returns its URL. */
export const database = Effect.orDie(Postgres.database(Option.getOrElse(server, () => "")))

/** Builds a layer over a separate database each time. */
export const withDatabase = <A, E, R>(f: (url: string) => Layer.Layer<A, E, R>) => Layer.unwrap(Effect.map(database, f))
