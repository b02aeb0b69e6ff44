/**
 * The flags that several commands share.
 */
import { isRange } from "@effect-media/core/assets/HostAddress"
import { MediaKind } from "@effect-media/core/task/TaskRef"
import * as Flag from "effect/cli/Flag"
import * as Option from "effect/Option"
import { parseDuration } from "./duration.ts"
import { toggle } from "./toggle.ts"

/** A flag that is a duration. */
export const duration = (name: string) =>
  Flag.String(name).pipe(
    Flag.withMetavar("DURATION"),
    Flag.filterMap(parseDuration, (text) => `${text} is not a duration: write 30s, 5m, 1h30m or forever`)
  )

export { toggle }

/** Requires the number of a flag to be greater than 0. */
export const positive: (flag: Flag.Flag<number>) => Flag.Flag<number> = Flag.filter(
  (n) => n > 0,
  (n) => `${n} is not more than 0`
)

/** The flags for waiting. */
export const waiting = {
  deadline: duration("deadline").pipe(
    Flag.withDescription("How long to wait; the task keeps running after that. 30m by default"),
    Flag.optional
  ),
  every: duration("every").pipe(
    Flag.withDescription("Poll at this interval, instead of when a task is likely to have ended"),
    Flag.optional
  ),
  costPerPoll: Flag.Finite("cost-per-poll").pipe(
    Flag.withMetavar("SECONDS"),
    Flag.withDescription(
      "The cost of one poll, in seconds of lateness; a higher cost makes fewer polls. 0.55 by default"
    ),
    positive,
    Flag.optional
  )
}

/** The flag for the names of files. */
export const naming = {
  name: Flag.String("name").pipe(
    Flag.withMetavar("TEMPLATE"),
    Flag.withDescription(
      "The names of the files: {id}, {n}, {date}, {model}, {provider}, {slug} of the prompt; no file is overwritten"
    ),
    Flag.filter(
      (text) =>
        text.trim() !== "" && text.replace(/\{(?:id|n|date|model|provider|slug)\}/g, "").match(/[{}/\\]/) === null,
      (text) => `${text} is no name: it may hold {id}, {n}, {date}, {model}, {provider} and {slug}`
    ),
    Flag.optional
  )
}

/** The flags for saving files. */
export const saving = {
  out: Flag.String("out").pipe(
    Flag.withAlias("o"),
    Flag.withMetavar("DIR"),
    Flag.withDescription("The folder for the files; the current one by default"),
    Flag.withDefault(".")
  ),
  maxBytes: Flag.Int("max-bytes").pipe(
    Flag.withDescription("The largest file that is saved; 2 GiB by default"),
    positive,
    Flag.optional
  ),
  allowRange: Flag.String("allow-range").pipe(
    Flag.withMetavar("CIDR"),
    Flag.withDescription(
      "Fetch from these addresses too, such as 198.18.0.0/15 of a local proxy; EFFECT_MEDIA_ALLOW_RANGES by default"
    ),
    Flag.filter(
      (text) => rangesOf(text).every(isRange),
      (text) => `${text} is not a list of ranges: 198.18.0.0/15,fc00::/18`
    ),
    Flag.optional
  )
}

/** The flag for opening saved files. */
export const opening = {
  open: toggle("open").pipe(Flag.withDescription("Open the saved files with the desktop's programs for them"))
}

/** Splits a list of address ranges. */
export const rangesOf = (text: string): ReadonlyArray<string> => text.split(/[\s,]+/).filter((range) => range !== "")

/** The flags that describe a job. */
export const job = {
  input: Flag.String("input").pipe(
    Flag.withAlias("i"),
    Flag.withMetavar("JSON"),
    Flag.withDescription("The model's own fields, as a JSON object"),
    Flag.optional
  ),
  inputFile: Flag.String("input-file").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription("The same from a file, or - for stdin"),
    Flag.optional
  ),
  prompt: Flag.String("prompt").pipe(
    Flag.withAlias("p"),
    Flag.withMetavar("TEXT"),
    Flag.withDescription("The prompt, placed in the model's own field"),
    Flag.optional
  ),
  kind: Flag.Literals("kind", MediaKind.literals).pipe(
    Flag.withDescription("The kind of result, for a model that is not known"),
    Flag.optional
  ),
  callbackUrl: Flag.String("callback-url").pipe(
    Flag.withMetavar("URL"),
    Flag.withDescription("The URL to which the vendor posts the end of the task"),
    Flag.optional
  ),
  idempotencyKey: Flag.String("idempotency-key").pipe(
    Flag.withMetavar("KEY"),
    Flag.withDescription("A key with which several submits are one job (APIPod)"),
    Flag.optional
  )
}

/** The flag for the database of durable jobs. */
export const database = Flag.String("database").pipe(
  Flag.withAlias("d"),
  Flag.withMetavar("FILE"),
  Flag.withDescription(
    "A SQLite file. By default the value of EFFECT_MEDIA_DATABASE_URL, or a file in the user's state directory"
  ),
  Flag.filter(
    (text) => !/^postgres(?:ql)?:/i.test(text),
    () => "a file: set a URL with a password in EFFECT_MEDIA_DATABASE_URL, where other processes do not see it"
  ),
  Flag.optional
)

/** The flag for the model. */
export const model = Flag.String("model").pipe(
  Flag.withAlias("m"),
  Flag.withMetavar("MODEL"),
  Flag.withDescription("The vendor's model id; effect-media models lists the known ones")
)

/** Returns the flag under its name if it was given, else an empty record. */
export const given = <A>(name: string, value: Option.Option<A>): Record<string, A> =>
  Option.match(value, { onNone: () => ({}), onSome: (value) => ({ [name]: value }) })

/** `--host` */
export const host = Flag.String("host").pipe(
  Flag.withDescription("The address to listen on; 127.0.0.1 by default"),
  Flag.withDefault("127.0.0.1")
)

/** `--port` */
export const port = (usual: number) =>
  Flag.Int("port").pipe(
    Flag.withDescription(`The port to listen on; 0 takes a free one. ${usual} by default`),
    Flag.filter((port) => port >= 0 && port <= 65_535, (port) => `${port} is not a port: 0 to 65535`),
    Flag.withDefault(usual)
  )
