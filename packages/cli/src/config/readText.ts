import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Result from "effect/Result"
import * as Stdio from "effect/Stdio"
import * as Stream from "effect/Stream"
import { FileError } from "../errors/CliError.ts"
import { plain } from "../internal/text.ts"

/**
 * Detects the encoding by its byte order mark. Windows PowerShell writes UTF-16 when output is redirected to a file.
 */
const encodingOf = ([first, second]: Uint8Array): string =>
  first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8"

/**
 * Decodes a text in UTF-8, or in UTF-16 with a byte order mark. Fails on anything else, because a garbled prompt costs
 * as much as a good one.
 */
const decode = (where: string, bytes: Uint8Array): Effect.Effect<string, FileError> => {
  const encoding = encodingOf(bytes)
  const text = Result.try(() => new TextDecoder(encoding, { fatal: true }).decode(bytes))
  if (Result.isSuccess(text) && !text.success.includes("\0")) return Effect.succeed(text.success)
  return Effect.fail(
    new FileError({
      what: `${where} is not UTF-8 text, nor UTF-16 with a byte order mark.`,
      next: "Save it as UTF-8."
    })
  )
}

/** Reads a text file of the user. */
export const readText = Effect.fnUntraced(function*(file: string) {
  const fs = yield* FileSystem.FileSystem
  const bytes = yield* Effect.mapError(
    fs.readFile(file),
    ({ message }) =>
      new FileError({ what: `${plain(file)} cannot be read: ${message}.`, next: "Check the path and its permissions." })
  )
  return yield* decode(plain(file), bytes)
})

/** Reads all of stdin as text. */
export const stdinText = Effect.gen(function*() {
  const { stdin } = yield* Stdio.Stdio
  const bytes = yield* Effect.mapError(
    Stream.mkUint8Array(stdin),
    ({ message }) => new FileError({ what: `stdin cannot be read: ${message}.`, next: "Name a file instead of -." })
  )
  return yield* decode("What stdin holds", bytes)
})
