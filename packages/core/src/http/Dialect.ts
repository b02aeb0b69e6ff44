/**
 * Describes one vendor's API as data: its name and host, its codes and status words, and the report of a task in a reply.
 */
import * as DateTime from "effect/DateTime"
import type * as Duration from "effect/Duration"
import { identity } from "effect/Function"
import * as Option from "effect/Option"
import * as Record from "effect/Record"
import type * as Schema from "effect/Schema"
import { longestWord } from "../internal/redact.ts"
import { type Asset, type AssetRole, type FileFacts, mediaKindOfType, mediaKindOfUrl } from "../task/Asset.ts"
import { categorise, type FailureCategory } from "../task/FailureCategory.ts"
import type { MediaKind, TaskRef } from "../task/TaskRef.ts"
import { type Cost, type LogLine, type TaskDetails, type TaskSnapshot } from "../task/TaskSnapshot.ts"
import type { ErrorRules } from "./ErrorKind.ts"
import { linkTexts } from "./internal/links.ts"

/**
 * The description of one vendor's API.
 *
 * - `successCodes`: the body codes that mean success
 * - `errorRules`: the vendor's page of error codes
 * - `authorization`: the header with the key. @default `Authorization: Bearer <key>`
 * - `headers`: further headers of every request
 * - `pauseHeader`: a header that, with an HTTP 429 without `Retry-After`, has the seconds to wait
 * - `statuses`: the status words in lower case, with their meaning
 * - `failureCategories`: the codes of failed tasks that have a category
 * - `linkLifetime`: the time after the end of a task during which its links work; absent if the vendor does not document
 *   it
 */
export interface Dialect<out Name extends string = string> extends ErrorRules {
  readonly provider: Name
  readonly baseUrl: string
  readonly authorization?: Authorization | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly pauseHeader?: string | undefined
  readonly statuses: Readonly<Record<string, TaskSnapshot["_tag"]>>
  readonly failureCategories: Readonly<Record<string, FailureCategory>>
  readonly linkLifetime?: Duration.Input | undefined
}

/**
 * The place of the key in a request: a word before it in the `Authorization` header, such as `Bearer` or `Key`, or a
 * header that holds only the key.
 */
export type Authorization = { readonly scheme: string } | { readonly header: string }

/**
 * The report of a task in a vendor's reply, in a form that is the same for all vendors. `status` is the vendor's word;
 * `cost` is an estimate until the task has ended.
 *
 * - `state`: the state, if the status word alone does not tell it
 * - `isExpired`: the task has succeeded, and the vendor has deleted its result since
 */
export interface TaskReport extends Partial<TaskDetails> {
  readonly status: string
  readonly state?: TaskSnapshot["_tag"] | undefined
  readonly isExpired?: boolean | undefined
  readonly createdAt?: Option.Option<DateTime.Utc> | undefined
  readonly completedAt?: Option.Option<DateTime.Utc> | undefined
  readonly progress?: Option.Option<number> | undefined
  readonly links?: ReadonlyArray<Link> | undefined
  readonly output?: Option.Option<Schema.Json> | undefined
  readonly cost?: Option.Option<Cost> | undefined
  readonly code?: Option.Option<string> | undefined
  readonly description?: Option.Option<string> | undefined
}

/**
 * A link in a reply, with what the vendor says about its file. `kind` is that of a file without media type and
 * extension. @default by the role and the task's kind
 */
export interface Link extends FileFacts {
  readonly url: string
  readonly role: AssetRole
  readonly kind?: MediaKind | undefined
}

/** Returns the links of one role. */
export const linksOf = (
  role: AssetRole,
  urls: Option.Option<ReadonlyArray<string>>,
  kind?: MediaKind
): ReadonlyArray<Link> =>
  Option.isNone(urls) ? noLinks : urls.value.map((url) => kind === undefined ? { url, role } : { url, role, kind })

const noLinks: ReadonlyArray<Link> = []

/** Returns the meaning of a status word, ignoring case; `None` for an unknown word. */
export const stateOf = (dialect: Dialect, word: string): Option.Option<TaskSnapshot["_tag"]> =>
  Record.get(dialect.statuses, word.trim().toLowerCase())

/**
 * Turns a vendor's report into a snapshot. An unknown status word means running. `clean` shortens the vendor's texts and
 * removes secrets.
 */
export const toSnapshot = (
  dialect: Dialect,
  ref: TaskRef,
  report: TaskReport,
  retryAfter?: Duration.Duration,
  clean: (text: string, max?: number) => string = identity
): TaskSnapshot => {
  const state = reportedState(dialect, report)
  const status = state === undefined ? clean(report.status, longestWord) : report.status.trim()
  const known = { ref, status, createdAt: valueOf(report.createdAt), ...detailsOf(report, clean) }
  const completedAt = valueOf(report.completedAt)
  switch (state) {
    case undefined:
    case "Queued":
    case "Running":
      return {
        _tag: state ?? "Running",
        ...known,
        progress: valueOf(report.progress),
        expectedCost: valueOf(Option.filter(report.cost ?? Option.none(), ({ amount }) => amount > 0)),
        retryAfter
      }
    case "Cancelled":
      return { _tag: state, ...known, completedAt }
    case "Failed": {
      const code = clean(valueOf(report.code) ?? "", longestWord)
      const description = clean(valueOf(report.description) ?? "")
      const category = categorise(dialect.failureCategories, code, description)
      return { _tag: state, ...known, completedAt, code, description, category }
    }
    case "Succeeded": {
      const ended = completedAt ?? known.createdAt
      const { linkLifetime: life } = dialect
      const expiresAt = ended === undefined || life === undefined ? undefined : DateTime.addDuration(ended, life)
      const links = (report.links ?? []).flatMap((link) => linkTexts(link.url).map((url) => ({ ...link, url })))
      const assets = links.map(({ kind, role, url, ...facts }): Asset => ({
        url,
        kind: mediaKindOfType(facts.mediaType) ??
          mediaKindOfUrl(url, kind ?? (role === "result" || role === "watermarked" ? ref.kind : "image")),
        role,
        expiresAt,
        ...facts
      }))
      const output = valueOf(Option.filter(report.output ?? Option.none(), isStorable))
      const succeeded = { _tag: state, ...known, completedAt, assets, output, cost: valueOf(report.cost) } as const
      return report.isExpired === true ? { ...succeeded, isExpired: true } : succeeded
    }
  }
}

/** Returns the state of a reported task; `undefined` if its status word is unknown. */
export const reportedState = (dialect: Dialect, report: TaskReport): TaskSnapshot["_tag"] | undefined =>
  report.state ?? Option.getOrUndefined(stateOf(dialect, report.status))

const mostLines = 100
const longestLine = 500

/** Returns what only some vendors tell. The fields of the others are absent. */
const detailsOf = (
  { logs, metrics, queuePosition, startedAt }: TaskReport,
  clean: (text: string, max?: number) => string
): TaskDetails => ({
  ...(queuePosition !== undefined && { queuePosition }),
  ...(startedAt !== undefined && { startedAt }),
  ...(logs !== undefined && logs.length > 0 && {
    logs: logs.slice(-mostLines).map((line): LogLine => ({ ...line, message: clean(line.message, longestLine) }))
  }),
  ...(metrics !== undefined && Object.keys(metrics).length > 0 && { metrics })
})

const valueOf = <A>(value: Option.Option<A> | undefined): A | undefined =>
  value === undefined ? undefined : Option.getOrUndefined(value)

const deepest = 200

/** Tells whether a value is flat enough to be written as JSON when it is stored. A deeper value is no result. */
const isStorable = (json: Schema.Json): boolean => {
  let level: ReadonlyArray<Schema.Json> = [json]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return false
    level = level.flatMap((value) => typeof value === "object" && value !== null ? Object.values(value) : [])
  }
  return true
}
