/** Answers with a file that a vendor sent: as itself if a browser can only show it, else as a download. */
import * as Effect from "effect/Effect"
import * as HttpPlatform from "effect/http/HttpPlatform"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"

/** The types that a browser shows without executing anything: not SVG, not HTML. */
const shown =
  /^(?:image\/(?:png|jpeg|gif|webp|avif|bmp)|video\/(?:mp4|webm|ogg|quicktime)|audio\/(?:mpeg|mp4|aac|wav|x-wav|wave|ogg|flac|webm)|text\/plain)$/

/** The first and the last byte of a range; `"None"` for no range that counts, `"Unsatisfiable"` for one behind the end. */
type Range = { readonly start: number; readonly end: number } | "None" | "Unsatisfiable"

/** Reads the header of one range. Several ranges count as none: the whole file is a right answer to them. */
export const rangeOf = (header: string | undefined, size: number): Range => {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? []
  if (from === "" && to === "") return "None"
  const last = size - 1
  if (from === "") {
    return Number(to) === 0 || size === 0
      ? "Unsatisfiable"
      : { start: Math.max(0, size - Number(to)), end: last }
  }
  const start = Number(from)
  const end = to === "" ? last : Math.min(last, Number(to))
  if (to !== "" && Number(to) < start) return "None"
  return start > last ? "Unsatisfiable" : { start, end }
}

const headersOf = (name: string, mediaType: string, isDownload: boolean) => {
  const isShown = shown.test(mediaType)
  return {
    "content-type": isShown
      ? (mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType)
      : "application/octet-stream",
    "content-disposition": `${isShown && !isDownload ? "inline" : "attachment"}; filename*=UTF-8''${
      encodeURIComponent(name)
    }`,
    // If a page opens the file all the same, it has no scripts, no origin and no requests.
    "content-security-policy": "default-src 'none'; sandbox",
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=3600"
  }
}

/** Answers the request with the file at this place, or with the part of it that is asked for. */
export const serveFile = Effect.fnUntraced(
  function*(file: { readonly name: string; readonly mediaType: string; readonly bytes: number }, place: string) {
    const platform = yield* HttpPlatform.HttpPlatform
    const { headers: given, url } = yield* HttpServerRequest.HttpServerRequest
    const headers = headersOf(file.name, file.mediaType, /[?&]download(?:[=&]|$)/.test(url))
    const range = rangeOf(given["range"], file.bytes)
    if (range === "Unsatisfiable") {
      return HttpServerResponse.empty({ status: 416, headers: { "content-range": `bytes */${file.bytes}` } })
    }
    const { "content-type": contentType, ...others } = headers
    return yield* range === "None"
      ? platform.fileResponse(place, { contentType, headers: others })
      : platform.fileResponse(place, {
        status: 206,
        contentType,
        offset: range.start,
        bytesToRead: range.end - range.start + 1,
        headers: { ...others, "content-range": `bytes ${range.start}-${range.end}/${file.bytes}` }
      })
  }
)
