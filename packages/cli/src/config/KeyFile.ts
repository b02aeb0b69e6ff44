/**
 * Writes the key file, from which keys are read last.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Redacted from "effect/Redacted"
import { FileError } from "../errors/CliError.ts"
import { readText } from "./readText.ts"

/** Keys by their variables. */
export type Keys = ReadonlyMap<string, Redacted.Redacted>

/** Returns the content of a key file with other keys; its other lines stay. */
export const withKeys = (content: string, keys: Keys): string => {
  const lines = content.split(/\r?\n/).filter((line) => {
    const [, variable = ""] = /^\s*(?:export\s+)?([\w.-]+)\s*=/.exec(line) ?? []
    return !keys.has(variable)
  })
  const kept = lines.join("\n").trimEnd()
  const added = Array.from(keys, ([variable, key]) => {
    const text = Redacted.value(key)
    return `${variable}=${/^[\w.:/+=@-]+$/.test(text) ? text : text.includes("'") ? `"${text}"` : `'${text}'`}`
  })
  return [...(kept === "" ? [] : [kept]), ...added, ""].join("\n")
}

/** Writes the key file, readable by its owner alone; a link to it stays one. */
export const write = Effect.fnUntraced(function*(file: string, keys: Keys) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const isThere = yield* Effect.orElseSucceed(fs.exists(file), () => false)
  const content = withKeys(isThere ? yield* readText(file) : "", keys)
  yield* Effect.gen(function*() {
    yield* fs.makeDirectory(path.dirname(file), { recursive: true, mode: 0o700 })
    const target = isThere ? yield* fs.realPath(file) : file
    yield* fs.writeFileString(`${target}.part`, content, { mode: 0o600 })
    yield* fs.chmod(`${target}.part`, 0o600)
    yield* fs.rename(`${target}.part`, target)
  }).pipe(Effect.mapError(({ message }) =>
    new FileError({
      what: `The key file ${file} cannot be written: ${message}.`,
      next: "Name another one with --key-file."
    })
  ))
})
