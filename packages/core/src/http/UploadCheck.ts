/**
 * Checks a file, a name, a directory and a link before they are sent to a vendor that keeps them. A fault is an {@link
 * InvalidRequest} whose `problems` name the field; nothing was sent.
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { hostKind } from "../assets/HostAddress.ts"
import { InvalidRequest } from "../task/TaskError.ts"

const invalid = (provider: string, path: string, problem: string): InvalidRequest =>
  InvalidRequest.local(provider, [{ path, problem }])

/**
 * Returns the bytes of a whole file: not empty, and no more than `maxBytes`, at which it stops reading. `tooLarge` is
 * the advice in that case. A stream's own error passes through.
 */
export const content = Effect.fnUntraced(function*<E>(
  provider: string,
  content: Uint8Array | Stream.Stream<Uint8Array, E>,
  options: { readonly maxBytes: number; readonly tooLarge: string }
) {
  const stream = content instanceof Uint8Array ? Stream.succeed(content) : content
  const parts: Array<Uint8Array<ArrayBuffer>> = []
  let bytes = 0
  yield* Stream.runForEach(stream, (chunk) => {
    bytes += chunk.length
    if (bytes > options.maxBytes) {
      return invalid(
        provider,
        "content",
        `more than the ${options.maxBytes} bytes that are allowed: ${options.tooLarge}`
      )
    }
    parts.push(new Uint8Array(chunk))
    return Effect.void
  })
  return bytes === 0 ? yield* invalid(provider, "content", "is empty") : parts
})

// Vendors join directory and name, so neither may lead elsewhere.

/** Returns the last part of a name, without control characters. */
export const fileName = (provider: string, name: string): Effect.Effect<string, InvalidRequest> => {
  // eslint-disable-next-line no-control-regex
  const base = name.replace(/^.*[\\/]/s, "").replace(/[\u0000-\u001f\u007f]/g, "").trim()
  return /^\.*$/.test(base) ? invalid(provider, "name", "is no file's name") : Effect.succeed(base)
}

// eslint-disable-next-line no-control-regex
const isDirectory = /^(?:(?!\.{1,2}(?:\/|$))[^\u0000-\u001f\u007f/\\]+(?:\/(?!$)|$))+$/

/** Returns a relative directory that leads nowhere else, or fails. */
export const directory = (provider: string, directory: string): Effect.Effect<string, InvalidRequest> =>
  isDirectory.test(directory) ? Effect.succeed(directory) : invalid(
    provider,
    "directory",
    "is no relative directory without empty parts, ., .., backslashes and control characters"
  )

/** Returns an http or https link that a vendor may fetch: no user, no password, no private host. */
export const publicLink = Effect.fnUntraced(
  function*(provider: string, url: string): Effect.fn.Return<string, InvalidRequest> {
    if (!/^https?:/i.test(url) || !URL.canParse(url)) {
      return yield* invalid(provider, "url", "is no http or https link")
    }
    const { hostname, password, username } = new URL(url)
    if (username !== "" || password !== "") return yield* invalid(provider, "url", "holds a user or a password")
    if (hostKind(hostname) === "private") {
      return yield* invalid(provider, "url", `leads to ${hostname}, which is no public host`)
    }
    return url
  }
)
