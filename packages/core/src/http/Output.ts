/**
 * Finds the files in the output of a model whose form is not known: vendors with open lists of models pass on what each
 * model answers.
 */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { AssetRole, FileFacts } from "../task/Asset.ts"
import type { MediaKind } from "../task/TaskRef.ts"
import type { Link } from "./Dialect.ts"
import * as Wire from "./Wire.ts"

const deepest = 12
const mostValues = 20_000
const mostLinks = 1_000

/** Matches keys that hold the user's own input, or addresses of the vendor's API. */
const echo = /^(?:input|inputs|prompt|.*_prompt|request|request_id|logs|error|(?:status|response|cancel|gateway)_url)$/

/** Matches keys whose text is a link: `url`, `video_url`, `texture_urls`. */
const linkKey = /(?:^|_)urls?$/

const roles: ReadonlyArray<readonly [RegExp, AssetRole]> = [
  [/mask/, "mask"],
  [/thumbnail|spritesheet|preview|debug|cover|poster/, "cover"]
]

const kinds: ReadonlyArray<readonly [RegExp, MediaKind]> = [
  [/thumbnail|spritesheet|texture|mask|image|picture|photo/, "image"],
  [/video|animation_mp4/, "video"],
  [/audio|speech|music|song|voice|vocals|drums|bass|guitar|piano|sound/, "audio"],
  [/model|mesh|glb|gltf|fbx|obj|usdz|stl|lora|config|file/, "other"]
]

const isLink = (text: string): boolean =>
  /^https?:\/\/[^\s"'<>]+$/i.test(text) ? URL.canParse(text) : /^data:[^,\s]*,/i.test(text)

const File = Schema.Struct({
  url: Schema.String,
  content_type: Wire.informative(Schema.String),
  file_name: Wire.informative(Schema.String),
  file_size: Wire.informative(Schema.Finite),
  width: Wire.informative(Schema.Finite),
  height: Wire.informative(Schema.Finite),
  duration: Wire.informative(Schema.Finite)
})
const decodeFile = Schema.decodeUnknownOption(File)

const factsOf = (file: typeof File.Type): FileFacts => {
  const { content_type, duration, file_name, file_size, height, width } = file
  return {
    ...(Option.isSome(content_type) && { mediaType: content_type.value }),
    ...(Option.isSome(file_name) && { name: file_name.value }),
    ...(Option.isSome(file_size) && { bytes: file_size.value }),
    ...(Option.isSome(width) && { width: width.value }),
    ...(Option.isSome(height) && { height: height.value }),
    ...(Option.isSome(duration) && { duration: duration.value })
  }
}

/**
 * Returns the links in an output, each once, in their order.
 *
 * - an object with a `url` is a file, and may say more about it: `content_type`, `file_name`, `file_size`, `width`
 * - a text is a link below a key such as `url`, `video_url` or `texture_urls`; with `anyText` below any key
 * - the user's own input and addresses of the vendor's API are skipped
 *
 * The keys around a link tell its role and, if nothing else does, its kind.
 *
 * @example
 * ```ts import.meta.vitest
 * import { Output } from "@effect-media/core/http"
 *
 * Output.linksIn({
 *   prompt: "https://a.example/mine.png",
 *   video: { url: "https://a.example/1", content_type: "video/mp4" },
 *   thumbnail_url: "https://a.example/2.jpg"
 * }) // => [{ url: "https://a.example/1", role: "result", kind: "video", mediaType: "video/mp4" }, { url: "https://a.example/2.jpg", role: "cover", kind: "image" }]
 *
 * Output.linksIn(["https://a.example/1.png", "a text"], { anyText: true }) // => [{ url: "https://a.example/1.png", role: "result" }]
 * ```
 */
export const linksIn = (
  output: unknown,
  { anyText = false }: { readonly anyText?: boolean | undefined } = {}
): ReadonlyArray<Link> => {
  const found = new Map<string, Link>()
  let values = 0

  const take = (url: string, keys: ReadonlyArray<string>, facts: FileFacts): void => {
    if (!isLink(url) || found.has(url) || found.size >= mostLinks) return
    const role = roles.find(([words]) => keys.some((key) => words.test(key)))?.[1] ?? "result"
    const kind = keys.toReversed().map((key) => kinds.find(([words]) => words.test(key))?.[1]).find((it) => it)
    found.set(url, { url, role, ...(kind !== undefined && { kind }), ...facts })
  }

  const walk = (value: unknown, keys: ReadonlyArray<string>, depth: number): void => {
    values += 1
    if (depth > deepest || values > mostValues) return
    if (typeof value === "string") {
      if (anyText || linkKey.test(keys.at(-1) ?? "")) take(value, keys, {})
    } else if (Array.isArray(value)) { for (const item of value) walk(item, keys, depth + 1) }
    else if (typeof value === "object" && value !== null) {
      const file = Option.getOrUndefined(decodeFile(value))
      if (file !== undefined) take(file.url, keys, factsOf(file))
      for (const [name, field] of Object.entries(value)) {
        const key = name.toLowerCase()
        if (!echo.test(key)) walk(field, [...keys, key], depth + 1)
      }
    }
  }

  walk(output, [], 0)
  return [...found.values()]
}

/** Matches keys whose texts are no result by themselves: notes about the computation. */
const note = /^(?:description|revised_prompt|seed|timings|model|version|finish_reason)$/

/** Matches keys of files. */
const fileKey = /(?:^|_)(?:images?|videos?|audios?|mesh|glb|files?|thumbnails?|textures?|urls?)(?:_|$)/

/**
 * Returns the output as a value, without files that it holds inline. `None` if it has no links, and there is nothing in
 * it besides an echo of the input, numbers, and files that cannot be read.
 */
export const valueOf = (output: Schema.Json, links: ReadonlyArray<Link>): Option.Option<Schema.Json> =>
  links.length > 0 || saysSomething(output, "", 0) ? Option.some(withoutInline(output, 0)) : Option.none()

const saysSomething = (value: Schema.Json, key: string, depth: number): boolean => {
  if (depth > deepest || echo.test(key) || note.test(key) || fileKey.test(key)) return false
  if (typeof value === "string") return value.trim() !== ""
  if (Array.isArray(value)) return value.some((item: Schema.Json) => saysSomething(item, key, depth + 1))
  if (typeof value !== "object" || value === null) return key === "" && typeof value === "number"
  return Object.entries(value).some(([name, field]) => saysSomething(field, name.toLowerCase(), depth + 1))
}

const withoutInline = (value: Schema.Json, depth: number): Schema.Json => {
  if (depth > deepest * 4) return null
  if (typeof value === "string") return /^data:[^,\s]*,/i.test(value) ? "data:" : value
  if (Array.isArray(value)) return value.map((item: Schema.Json) => withoutInline(item, depth + 1))
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withoutInline(field, depth + 1)]))
    : value
}
