import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { xdgDirectory } from "./Credentials.ts"

/** The directory of what commands keep for each other. */
export const stateDirectory = xdgDirectory("XDG_STATE_HOME", [".local", "state"])

/** Creates this directory, readable by its owner alone. */
export const makeStateDirectory = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const directory = yield* stateDirectory
  yield* fs.makeDirectory(directory, { recursive: true, mode: 0o700 })
  // An older version created it readable by all users.
  yield* Effect.ignore(fs.chmod(directory, 0o700))
  return directory
})
