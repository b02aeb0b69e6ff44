/**
 * The fault table: a cell passes when every way in which the vendor can do what the case says ends as it should.
 */
import * as Arr from "effect/Array"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import type { Api } from "./Api.ts"
import type { Case, ModeName, Variant } from "./Case.ts"
import { always } from "./checks.ts"
import * as Mode from "./Mode.ts"
import { run } from "./Run.ts"

/** A cell and what was seen instead of what should be: nothing where it passes. */
export interface Score {
  readonly case: Case
  readonly api: Api
  readonly instead: ReadonlyArray<string>
}

const quiet = Logger.layer([])

const scoreVariant = (
  mode: Mode.Mode,
  api: Api,
  { check, name, scenario }: Variant
): Effect.Effect<string | undefined> =>
  run(mode, api, scenario).pipe(
    Effect.map((seen) => check(seen) ?? always(seen)),
    Effect.catchDefect((defect) => Effect.succeed(`a defect: ${String(defect)}`)),
    Effect.scoped,
    Effect.provide(mode.layer, { local: true }),
    Effect.provide(quiet),
    Effect.map((instead) => instead === undefined ? undefined : name === "" ? instead : `${name}: ${instead}`)
  )

/** Plays one cell. */
export const score = (mode: Mode.Mode, line: Case, api: Api): Effect.Effect<Score> =>
  Effect.forEach(line.variants(api), (variant) => scoreVariant(mode, api, variant), {
    concurrency: mode.name === "sockets" ? "unbounded" : 1
  }).pipe(
    Effect.map((instead) => ({ case: line, api, instead: Arr.filter(instead, (text) => text !== undefined) }))
  )

/** Plays these cells. */
export const scores = (
  mode: Mode.Mode,
  cases: ReadonlyArray<Case>,
  apis: ReadonlyArray<Api>,
  concurrency = 1
): Effect.Effect<ReadonlyArray<Score>> =>
  Effect.forEach(
    Arr.cartesian(cases, apis),
    ([line, api]) => score(mode, line, api),
    { concurrency }
  )

/** The modes by name. */
export const modes: Readonly<Record<ModeName, Mode.Mode>> = { virtual: Mode.virtual, sockets: Mode.sockets }
