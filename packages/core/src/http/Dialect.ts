/**
 * How one vendor talks, as data: its name and host, its codes and its words, and what a reply tells of a task.
 */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import { identity, memoize } from "effect/Function"
import * as Option from "effect/Option"
import * as Record from "effect/Record"
import type * as Schema from "effect/Schema"
import { longestWord } from "../internal/redact.ts"
import { type Asset, type AssetRole, mediaKindOfUrl } from "../task/Asset.ts"
import { categorise, type FailureCategory } from "../task/FailureCategory.ts"
import type { TaskRef } from "../task/TaskRef.ts"
import type { Cost, TaskSnapshot } from "../task/TaskSnapshot.ts"
import type { ErrorRule } from "./ErrorKind.ts"
import { linkTexts } from "./internal/links.ts"

/**
 * How one vendor talks.
 *
 * - `successCodes`: the body codes that mean success
 * - `rules`: the page of error codes
 * - `states`: the status words in lower case, and what they mean
 * - `failCodes`: the codes of failed tasks that say something by themselves
 * - `linksLive`: how long after its end a task's links work; absent where the vendor does not say
 */
export interface Dialect {
  readonly provider: string
  readonly baseUrl: string
  readonly successCodes: ReadonlyArray<string>
  readonly errorRules: ReadonlyArray<ErrorRule>
  readonly statuses: Readonly<Record<string, TaskSnapshot["_tag"]>>
  readonly failureCategories: Readonly<Record<string, FailureCategory>>
  readonly linkLifetime?: Duration.Input | undefined
}

/**
 * What a vendor's reply tells of a task, in no vendor's shape. `status` is the vendor's word.
 */
export interface TaskReport {
  readonly status: string
  readonly createdAt?: Option.Option<DateTime.Utc> | undefined
  readonly completedAt?: Option.Option<DateTime.Utc> | undefined
  readonly progress?: Option.Option<number> | undefined
  readonly links?: ReadonlyArray<Link> | undefined
  readonly output?: Option.Option<Schema.Json> | undefined
  readonly cost?: Option.Option<Cost> | undefined
  readonly code?: Option.Option<string> | undefined
  readonly description?: Option.Option<string> | undefined
}

/** A link in a reply. */
export interface Link {
  readonly url: string
  readonly role: AssetRole
}

/** The links of one role. */
export const linksOf = (role: AssetRole, urls: Option.Option<ReadonlyArray<string>>): ReadonlyArray<Link> =>
  Option.isSome(urls) ? urls.value.map((url) => ({ url, role })) : noLinks

const noLinks: ReadonlyArray<Link> = []

/** What a status word means, in any letter case; `None` for a word that is new. */
export const stateOf = (dialect: Dialect, word: string): Option.Option<TaskSnapshot["_tag"]> =>
  Record.get(dialect.statuses, word.trim().toLowerCase())

/**
 * Says in our words what a vendor told. A status word that is new means running. `clean` makes the vendor's texts fit to
 * be kept.
 */
export const toSnapshot = (
  dialect: Dialect,
  ref: TaskRef,
  told: TaskReport,
  retryAfter?: Duration.Duration,
  clean: (text: string, max?: number) => string = identity
): TaskSnapshot => {
  const state = Option.getOrUndefined(stateOf(dialect, told.status))
  const status = state === undefined ? clean(told.status, longestWord) : told.status.trim()
  const known = { ref, status, createdAt: valueOf(told.createdAt) }
  const completedAt = valueOf(told.completedAt)
  switch (state) {
    case undefined:
    case "Queued":
    case "Running":
      return { _tag: state ?? "Running", ...known, progress: valueOf(told.progress), retryAfter }
    case "Cancelled":
      return { _tag: state, ...known, completedAt }
    case "Failed": {
      const code = clean(valueOf(told.code) ?? "", longestWord)
      const description = clean(valueOf(told.description) ?? "")
      const category = categorise(dialect.failureCategories, code, description)
      return { _tag: state, ...known, completedAt, code, description, category }
    }
    case "Succeeded": {
      const ended = completedAt ?? known.createdAt
      const life = valueOf(lifeOf(dialect))
      const expiresAt = ended === undefined || life === undefined ? undefined : DateTime.addDuration(ended, life)
      const links = (told.links ?? []).flatMap(({ role, url }) => linkTexts(url).map((url) => ({ url, role })))
      const assets = links.map(({ role, url }): Asset => ({
        url,
        kind: mediaKindOfUrl(url, role === "result" || role === "watermarked" ? ref.kind : "image"),
        role,
        expiresAt
      }))
      const output = valueOf(Option.filter(told.output ?? Option.none(), isStorable))
      return { _tag: state, ...known, completedAt, assets, output, cost: valueOf(told.cost) }
    }
  }
}

const lifeOf = memoize(({ linkLifetime }: Dialect) =>
  Option.map(Option.fromUndefinedOr(linkLifetime), Duration.fromInputUnsafe)
)

const valueOf = <A>(value: Option.Option<A> | undefined): A | undefined =>
  value === undefined ? undefined : Option.getOrUndefined(value)

const deepest = 200

/** Whether a value is flat enough to be written as JSON by whoever stores it: what is deeper is no result. */
const isStorable = (json: Schema.Json): boolean => {
  let level: ReadonlyArray<Schema.Json> = [json]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return false
    level = level.flatMap((value) => typeof value === "object" && value !== null ? Object.values(value) : [])
  }
  return true
}
