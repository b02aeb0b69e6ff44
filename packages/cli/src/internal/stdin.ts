import * as Effect from "effect/Effect"
import * as Stdio from "effect/Stdio"
import * as Stream from "effect/Stream"
import { FileFault } from "../Fault.ts"

/** All of stdin, as text. */
export const stdinText = Stdio.Stdio.use(({ stdin }) => Stream.mkString(Stream.decodeText(stdin))).pipe(
  Effect.mapError(({ message }) =>
    new FileFault({ what: `stdin cannot be read: ${message}.`, next: "Name a file instead of -." })
  )
)
