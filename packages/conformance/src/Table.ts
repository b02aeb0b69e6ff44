/**
 * Scores the fault table: a cell passes if every variant of the vendor's behaviour ends as expected.
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import type { Api } from "./Api.ts"
import type { Case, ModeName, Variant } from "./Case.ts"
import { always } from "./checks.ts"
import * as Lag from "./Lag.ts"
import type { Mode } from "./Mode.ts"
import { run } from "./Run.ts"

/** The result of a cell: the unexpected observations, or nothing if it passes. */
export interface Score {
  readonly case: Case
  readonly api: Api
  readonly instead: ReadonlyArray<string>
}

const quiet = Logger.layer([])

const judge = (mode: Mode, api: Api, { check, name, scenario }: Variant): Effect.Effect<ReadonlyArray<string>> =>
  run(mode, api, scenario).pipe(
    Effect.map((seen) => check(seen) ?? always(seen)),
    Effect.scoped,
    Effect.provide(mode.layer, { local: true }),
    Effect.catchCause((cause) => Effect.succeed(`a defect: ${String(Cause.squash(cause))}`)),
    Effect.provide(quiet),
    Effect.map((instead) => instead === undefined ? [] : [name === "" ? instead : `${name}: ${instead}`])
  )

/** Plays one cell. */
export const score = (mode: Mode, line: Case, api: Api): Effect.Effect<Score> =>
  Effect.map(scores(mode, [line], [api]), ([only]) => only ?? { case: line, api, instead: ["not played"] })

/**
 * Plays one variant for each API and discards it, so that loading and compiling at the first call do not count as
 * lateness.
 */
const warmUp = (mode: Mode, cases: ReadonlyArray<Case>, apis: ReadonlyArray<Api>): Effect.Effect<void> =>
  Effect.forEach(
    apis,
    (api) =>
      Effect.forEach(
        cases.slice(0, 1).flatMap((line) => line.variants(api).slice(0, 1)),
        (way) => judge(mode, api, way)
      ),
    { discard: true }
  )

/** Measures the lost time over sockets, so that lateness is judged without it. */
const watched = (mode: Mode) => <A>(self: Effect.Effect<A>): Effect.Effect<A> =>
  mode.name === "virtual" ? self : Effect.scoped(Effect.provideServiceEffect(self, Lag.Lost, Lag.watch))

/** Plays these cells, with limited concurrency. */
export const scores = (
  mode: Mode,
  cases: ReadonlyArray<Case>,
  apis: ReadonlyArray<Api>
): Effect.Effect<ReadonlyArray<Score>> => {
  const cells = cases.flatMap((line) => apis.map((api) => ({ line, api })))
  const ways = cells.flatMap(({ api, line }) => line.variants(api).map((variant) => ({ api, line, variant })))
  return (mode.concurrency === 1 ? Effect.void : warmUp(mode, cases, apis)).pipe(
    Effect.andThen(Effect.forEach(
      ways,
      ({ api, line, variant }) => Effect.map(judge(mode, api, variant), (instead) => ({ api, line, instead })),
      { concurrency: mode.concurrency }
    )),
    watched(mode),
    Effect.map((judged) =>
      cells.map(({ api, line }) => ({
        case: line,
        api,
        instead: judged.filter((way) => way.api === api && way.line === line).flatMap(({ instead }) => instead)
      }))
    )
  )
}

/** The scores of each mode. */
export type Scored = Readonly<Partial<Record<ModeName, ReadonlyArray<Score>>>>

const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - text.length))

const modeNames: ReadonlyArray<ModeName> = ["virtual", "sockets"]

/** Formats the table as text: a row per case, a column per API, footnotes, and the count. */
export const format = (scored: Scored, cases: ReadonlyArray<Case>, apis: ReadonlyArray<Api>): string => {
  const footnotes: Array<string> = []
  const mark = (line: Case, api: Api): string => {
    const footnote = api.footnotes[line.number]
    if (footnote === undefined) return ""
    if (!footnotes.includes(footnote)) footnotes.push(footnote)
    return ` [${footnotes.indexOf(footnote) + 1}]`
  }
  const cell = (line: Case, api: Api): string => {
    const instead = modeNames.flatMap((mode) =>
      (scored[mode] ?? []).filter((it) => it.case === line && it.api === api).flatMap(({ instead }) =>
        instead.map((text) => `${mode}: ${text}`)
      )
    )
    return (instead.length === 0 ? "pass" : instead.join("; ")) + mark(line, api)
  }
  const rows = [
    ["", "the vendor does", ...apis.map(({ title }) => title)],
    ...cases.map((line) => [`${line.number}`, line.vendor, ...apis.map((api) => cell(line, api))])
  ]
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return [
    ...rows.map((row) => row.map((text, i) => pad(text, widths[i] ?? 0)).join("  ").trimEnd()),
    "",
    ...footnotes.map((footnote, i) => `[${i + 1}] ${footnote}`),
    "",
    last(scored)
  ].join("\n")
}

/** Formats the last line: the number of passing cells in each mode. */
export const last = (scored: Scored): string => {
  const counts = modeNames.flatMap((mode) => {
    const cells = scored[mode]
    return cells === undefined ? [] : [`${passed(cells)} of ${cells.length} pass (${mode})`]
  })
  return `faults: ${counts.join(", ")}`
}

const passed = (cells: ReadonlyArray<Score>): number => cells.filter(({ instead }) => instead.length === 0).length

/** Returns true if every cell passes. */
export const isWhole = (scored: Scored): boolean =>
  modeNames.every((mode) => (scored[mode] ?? []).every(({ instead }) => instead.length === 0))
