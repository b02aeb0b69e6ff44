/**
 * Reads handles from the command line: the JSON that `submit` prints, a file that contains it, `-` for stdin, or
 * `provider:id[:model]`.
 */
import { type InvalidTaskRef, TaskRef } from "@effect-media/core/task/TaskRef"
import * as Argument from "effect/cli/Argument"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { readText, stdinText } from "../config/readText.ts"
import * as Vendors from "../config/Vendors.ts"
import { UsageError } from "../errors/CliError.ts"
import { plain } from "../internal/text.ts"
import { History } from "./History.ts"

/** The argument with one handle. */
export const one = Argument.String("ref").pipe(
  Argument.withDescription("A handle: its JSON, a file that holds it, - for stdin, or provider:id[:model]")
)

/** The argument with one or more handles. */
export const argument = one.pipe(Argument.variadic({ min: 1 }))

const usual = "Pass the handle as submit printed it, a file that holds it, - for stdin, or provider:id[:model]."

/** The part with the handle of a line that a command printed with `--json`. */
const Line = Schema.fromJsonString(Schema.Struct({ type: Schema.String, ref: Schema.optional(Schema.Unknown) }))
const decodeLine = Schema.decodeEffect(Line)

/** Reads the handle of a line; none if a line of `--json` has no handle. */
const readLine = Effect.fnUntraced(function*(line: string): Effect.fn.Return<ReadonlyArray<TaskRef>, InvalidTaskRef> {
  const printed = yield* Effect.option(decodeLine(line))
  if (Option.isNone(printed)) return [yield* TaskRef.parse(line)]
  return printed.value.ref === undefined ? [] : [yield* TaskRef.decode(printed.value.ref)]
})

const readLines = Effect.fnUntraced(function*(where: string, text: string) {
  const lines = text.split("\n").filter((line) => line.trim() !== "")
  const refs = (yield* Effect.forEach(lines, readLine)).flat()
  if (refs.length > 0) return refs
  return yield* new UsageError({ what: `There is no handle in ${where}.`, next: usual })
})

const short = /^(?<name>[a-z-]+):(?<id>[^:]+)(?::(?<model>.+))?$/

const readShort = Effect.fnUntraced(function*(text: string) {
  const { id = "", model, name: named = "" } = short.exec(text)?.groups ?? {}
  const name = Vendors.names.find((name) => name === named)
  if (name === undefined) {
    return yield* new UsageError({
      what: `No provider is called "${plain(named)}" in ${plain(text)}.`,
      next: `It is one of ${Vendors.names.join(", ")}.`
    })
  }
  // The history has more than a short handle says: the model, and the time of the submit.
  const known = yield* Effect.orElseSucceed(History.use(({ find }) => find(name, id)), () => Option.none())
  const ref = Option.flatMapNullishOr(known, ({ ref }) => ref)
  if (Option.isSome(ref) && (model === undefined || model === ref.value.model)) return ref.value
  const { models, provider } = Vendors.vendors[name]
  const kind = model === undefined ? undefined : Vendors.kindOf(name, model)
  if ((name === "apixo" || name === "fal") && model === undefined) {
    return yield* new UsageError({
      what: `${name === "apixo" ? "APIXO" : name} needs the model of a task, and the handle has none.`,
      next: `Add it: ${name}:${plain(id)}:MODEL.`
    })
  }
  if (name === "apipod" && kind === undefined) {
    return yield* new UsageError({
      what: "APIPod has separate endpoints for images and videos, and the handle does not say which this is.",
      next: `Add a known model, apipod:${plain(id)}:MODEL, or pass the handle as submit printed it.`
    })
  }
  const only = models.length === 1 ? models[0]?.[0] : undefined
  return yield* TaskRef.decode({
    v: 1,
    provider,
    kind: kind ?? only ?? "other",
    id,
    ...(model === undefined ? {} : { model })
  })
})

const read = Effect.fnUntraced(function*(text: string) {
  if (text === "-") return yield* readLines("what stdin holds", yield* stdinText)
  if (text.trimStart().startsWith("{")) return yield* readLines("the text", text)
  const fs = yield* FileSystem.FileSystem
  const isFile = yield* Effect.orElseSucceed(fs.exists(text), () => false)
  if (!isFile && short.test(text)) return [yield* readShort(text)]
  if (!isFile) {
    return yield* new UsageError({ what: `${plain(text)} is neither a handle nor an existing file.`, next: usual })
  }
  return yield* readLines(text, yield* readText(text))
})

/** Reads the handles that the arguments name, without duplicates. */
export const readAll = Effect.fnUntraced(function*(args: ReadonlyArray<string>) {
  const refs = (yield* Effect.forEach(args, read)).flat()
  const byTask = new Map(refs.map((ref) => [`${ref.provider} ${ref.id}`, ref]))
  return Array.from(byTask.values())
})
