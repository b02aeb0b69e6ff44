import * as Effect from "effect/Effect"
import * as ChildProcess from "effect/process/ChildProcess"
import * as Node from "../../Node.ts"

const commands = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] } as const

/** Opens a page in the user's browser, if the system has one. */
export const openBrowser = (url: string) => {
  const [command = "xdg-open", ...words] =
    Object.entries(commands).find(([name]) => Node.platform.startsWith(name))?.[1] ??
      ["xdg-open"]
  return Effect.ignore(
    Effect.scoped(Effect.flatMap(ChildProcess.make(command, [...words, url]), ({ exitCode }) => exitCode))
  )
}
