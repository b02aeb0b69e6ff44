/**
 * Builds a job from the command line.
 */
import type { MediaKind } from "@effect-media/core/task/TaskRef"
import * as Prompt from "effect/cli/Prompt"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Stdio from "effect/Stdio"
import { nearMiss } from "../config/ModelsFile.ts"
import { readText, stdinText } from "../config/readText.ts"
import * as Vendors from "../config/Vendors.ts"
import { UsageError } from "../errors/CliError.ts"
import { plain } from "../internal/text.ts"
import { exactJson } from "./exactJson.ts"

/** The flags of a job. */
export interface JobFlags {
  readonly input: Option.Option<string>
  readonly inputFile: Option.Option<string>
  readonly prompt: Option.Option<string>
  readonly kind: Option.Option<MediaKind>
  readonly callbackUrl: Option.Option<string>
  readonly idempotencyKey: Option.Option<string>
}

const decodeInput = Schema.decodeUnknownEffect(Schema.Record(Schema.String, Schema.Unknown))

const inputOf = (where: string, text: string) =>
  Effect.mapError(
    Effect.flatMap(Effect.fromResult(exactJson(text)), (json) => decodeInput(json)),
    () => new UsageError({ what: `${where} is not a JSON object.`, next: `Write it as '{"prompt":"a paper boat"}'.` })
  )

const readInput = Effect.fnUntraced(function*({ input, inputFile }: JobFlags) {
  if (Option.isSome(input)) {
    if (Option.isNone(inputFile)) return yield* inputOf("--input", input.value)
    return yield* new UsageError({
      what: "--input and --input-file are both there.",
      next: "Give the model's fields once."
    })
  }
  if (Option.isNone(inputFile)) return {}
  if (inputFile.value === "-") return yield* inputOf("What stdin holds", yield* stdinText)
  return yield* inputOf(inputFile.value, yield* readText(inputFile.value))
})

/**
 * Returns the model to use for the one that was written. If its id is unknown and close to a known one, a person is
 * asked; without a terminal it is refused, unless `--kind` says that it is meant.
 */
const modelOf = Effect.fnUntraced(function*(provider: Vendors.VendorName, model: string, { kind }: JobFlags) {
  const closest = Option.isSome(kind) ? undefined : yield* nearMiss(provider, model)
  if (closest === undefined) return model
  const { stdinIsTerminal, stdoutIsTerminal } = yield* Stdio.Stdio
  if ((yield* stdinIsTerminal) && (yield* stdoutIsTerminal)) {
    const isMeant = yield* Prompt.run(
      Prompt.Confirm({ message: `${provider} has no known model "${plain(model)}". Use ${closest}?`, initial: true })
    ).pipe(Effect.catch(() => Effect.interrupt))
    return isMeant ? closest : model
  }
  return yield* new UsageError({
    what: `${provider} has no known model "${plain(model)}". Did you mean ${closest}?`,
    next: "If the model is right, say with --kind what it makes."
  })
})

/** Builds the job from its flags. */
export const fromFlags = Effect.fnUntraced(function*(
  provider: Vendors.VendorName,
  written: string,
  flags: JobFlags
) {
  const model = yield* modelOf(provider, written, flags)
  const { callbackUrl, idempotencyKey, kind, prompt } = flags
  const input = yield* readInput(flags)
  const job: Vendors.Job = {
    model,
    input: Option.isSome(prompt) ? { ...input, prompt: prompt.value } : input,
    ...(Option.isSome(kind) && { kind: kind.value }),
    ...(Option.isSome(callbackUrl) && { callbackUrl: callbackUrl.value }),
    ...(Option.isSome(idempotencyKey) && { idempotencyKey: idempotencyKey.value })
  }
  return job
})

const encode = Schema.encodeEffect(Schema.toCodecJson(Vendors.Job))

/** Encodes a job as JSON. */
export const toJson = (job: Vendors.Job) =>
  Effect.mapError(encode(job), () =>
    new UsageError({
      what: "The input has a number with more digits than a job in the database can store.",
      next: "Write it as a string, or run the job without the database."
    }))
