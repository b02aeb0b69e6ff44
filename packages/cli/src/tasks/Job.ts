/**
 * Builds a job from the command line.
 */
import type { MediaKind } from "@effect-media/core/task/TaskRef"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { readText, stdinText } from "../config/readText.ts"
import * as Vendors from "../config/Vendors.ts"
import { UsageError } from "../errors/CliError.ts"
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

/** Builds the job from its flags. */
export const fromFlags = Effect.fnUntraced(function*(model: string, flags: JobFlags) {
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
