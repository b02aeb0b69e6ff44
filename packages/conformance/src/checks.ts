/**
 * Defines the expected observations, as small predicates.
 */
import type { RunError } from "@effect-media/core"
import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import { dateAfter } from "./Api.ts"
import type { ByMode, Check, Observation, Saving } from "./Case.ts"

/** Requires all of these checks. */
export const all = (...checks: ReadonlyArray<Check>): Check => (seen) => {
  for (const check of checks) {
    const instead = check(seen)
    if (instead !== undefined) return instead
  }
  return undefined
}

const seconds = (millis: number): string => `${Math.round(millis) / 1000} s`

/** Describes how a wait ended, in one word. */
export const ended = ({ exit }: Observation): string => {
  if (Exit.isSuccess(exit)) return "ended well"
  if (Cause.hasInterruptsOnly(exit.cause)) return "interrupted"
  if (Cause.hasDies(exit.cause)) return `a defect: ${String(Cause.squash(exit.cause))}`
  return Option.match(Exit.findErrorOption(exit), { onNone: () => "nothing known", onSome: ({ _tag }) => _tag })
}

/** Requires success, with a link, one submit and one task. */
export const endsWell: Check = (seen) => {
  if (!Exit.isSuccess(seen.exit)) return ended(seen)
  if (seen.exit.value.assets.length !== 1) return `${seen.exit.value.assets.length} results`
  return seen.tasks === 1 ? undefined : `${seen.tasks} tasks`
}

/** Requires this number of submits. */
export const submits = (count: number): Check => (seen) =>
  seen.submits.length === count ? undefined : `${seen.submits.length} submits`

/** Requires this number of polls. */
export const polls = (count: number): Check => (seen) =>
  seen.polls.length === count ? undefined : `${seen.polls.length} polls`

/** Requires at least this number of polls. */
export const pollsAtLeast = (count: number): Check => (seen) =>
  seen.polls.length >= count ? undefined : `${seen.polls.length} polls`

type Tagged<Tag extends RunError["_tag"]> = Extract<RunError, { readonly _tag: Tag }>

const hasTag = <Tag extends RunError["_tag"]>(error: RunError, tag: Tag): error is Tagged<Tag> => error._tag === tag

/** Requires this error, and applies a further check to it. */
export const endsAs = <Tag extends RunError["_tag"]>(
  tag: Tag,
  look: (error: Tagged<Tag>, seen: Observation) => string | undefined = () => undefined
): Check =>
(seen) => {
  if (Exit.isFailure(seen.exit) && !Cause.hasDies(seen.exit.cause)) {
    const error = Option.getOrUndefined(Exit.findErrorOption(seen.exit))
    if (error !== undefined && hasTag(error, tag)) return look(error, seen)
  }
  return ended(seen)
}

/** Requires an end at the deadline: not before it, and at most 50 ms after it, without the lost time. */
export const onTime: Check = ({ begun, elapsed, end, lost, mode, scenario, slack }) => {
  const deadline = Duration.toMillis(scenario.deadline[mode])
  // A virtual clock adds up fractions of a millisecond.
  return Math.round(elapsed) < deadline - slack.early || elapsed - lost(begun + deadline, end) > deadline + slack.late
    ? `ended after ${seconds(elapsed)} instead of ${seconds(deadline)}`
    : undefined
}

/** Requires that the gap before the poll after the `index`th is at least this long. */
export const gapAtLeast = (index: number, millis: number): Check => ({ gaps, slack }) => {
  const gap = gaps[index]
  return gap !== undefined && gap >= millis - slack.early ? undefined : `a pause of ${seconds(gap ?? Number.NaN)}`
}

const lostInGap = ({ epoch, lost, polls }: Observation, index: number): number =>
  lost(epoch + (polls[index]?.at ?? 0), epoch + (polls[index + 1]?.at ?? 0))

/** Requires that the gap before the poll after the `index`th is shorter than this. */
export const gapBelow = (index: number, millis: number): Check => (seen) => {
  const gap = seen.gaps[index]
  return gap !== undefined && gap - lostInGap(seen, index) < millis
    ? undefined
    : `a pause of ${seconds(gap ?? Number.NaN)}`
}

/**
 * Requires a normal pause after the `index`th poll: at most twice the longest of the others, each counted as at least
 * one second.
 */
export const normalPause = (index: number): Check => (seen) => {
  const others = seen.gaps.filter((_, i) => i !== index)
  const gap = seen.gaps[index]
  return gap !== undefined && gap - lostInGap(seen, index) <= 2 * Math.max(1000, ...others) + seen.slack.late
    ? undefined
    : `a pause of ${seconds(gap ?? Number.NaN)}`
}

/**
 * Requires that the poll after the `index`th comes at or after a date, and at most 2 s after it, without the lost time.
 */
export const notBefore = (index: number, atSeconds: number): Check => ({ epoch, lost, polls, slack }) => {
  const at = epoch + (polls[index + 1]?.at ?? Number.NaN)
  const date = dateAfter(epoch, atSeconds)
  return at >= date - slack.early && at <= date + 2000 + lost(date, at)
    ? undefined
    : `asked ${seconds(at - date)} after the date`
}

/** Requires that the wait ends no earlier than after this time. */
export const endsAfter = (duration: ByMode): Check => ({ elapsed, mode, slack }) =>
  elapsed >= Duration.toMillis(duration[mode]) - slack.early ? undefined : `ended after ${seconds(elapsed)} already`

/** Requires that the wait ended immediately when it was interrupted. */
export const overAtOnce: Check = (seen) =>
  Exit.isFailure(seen.exit) && Cause.hasInterruptsOnly(seen.exit.cause)
    ? seen.reaction <= 50 ? undefined : `over after ${seen.reaction} ms`
    : ended(seen)

/** Requires that the handle of the task was reported, though the run was interrupted. */
export const interruptedWithHandle: Check = (seen) => {
  if (!Exit.isFailure(seen.exit) || !Cause.hasInterruptsOnly(seen.exit.cause)) return ended(seen)
  return seen.tasks === 1 && seen.stored.length === 1
    ? undefined
    : `${seen.tasks} tasks, of which ${seen.stored.length} were stored`
}

const assetError = ({ exit }: Saving) => {
  const error = Option.getOrUndefined(Exit.findErrorOption(exit))
  return error?._tag === "AssetError" ? error : undefined
}

/** Requires that nothing was saved, because the downloads are no media. */
export const savesNothing: Check = ({ saving }) => {
  if (saving === undefined) return "nothing to save"
  const error = assetError(saving)
  return error?.reason === "WrongType" && saving.names.length === 0
    ? undefined
    : `${error?.reason ?? "saved"}, ${saving.names.length} files`
}

/** Requires that two of three files are saved, and that the error names them, and the link and number of the third. */
export const savesTheOthers: Check = ({ saving }) => {
  if (saving?.deadLink === undefined) return "nothing to save"
  const error = assetError(saving)
  const isNamed = error?.number === 2 && error.url === saving.deadLink && error.reason === "Refused" &&
    error.code === "404"
  const saved = error?.saved?.map(({ path }) => path) ?? []
  return isNamed && saved.length === 2 && saved.every((path) => saving.names.includes(path))
    ? undefined
    : `${error?.reason ?? "saved"} ${error?.code} of file ${error?.number}, ${saved.length} others`
}

/** Requires that the poll in flight was aborted. */
export const aborted: Check = ({ polls }) => polls.at(-1)?.aborted === true ? undefined : "the poll was not aborted"

/** Requirements of every case: no gap below 100 ms, no request after the end, and every scripted event happened. */
export const always: Check = all(
  ({ gaps, scenario, slack }) => {
    const least = Math.min(...gaps)
    // A second wait for the same task may poll at once.
    return scenario.watch !== "a subscriber throws" && least < 100 - slack.early ? `a gap of ${least} ms` : undefined
  },
  ({ later }) => later === 0 ? undefined : `${later} requests after the end`,
  ({ scenario, submits }) =>
    scenario.submits !== undefined && submits[0]?.fault === undefined ? "the submit was not struck" : undefined
)
