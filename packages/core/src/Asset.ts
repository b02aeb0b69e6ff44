/**
 * A file that a finished task made, as a link that will die.
 */
import * as Option from "effect/Option"
import * as Record from "effect/Record"
import * as Schema from "effect/Schema"
import { MediaKind } from "./TaskRef.ts"

/**
 * What an asset is to its task: the result itself, or something that came along.
 */
export const AssetRole = Schema.Literals(["result", "watermarked", "first-frame", "last-frame", "cover", "layer"])

/** What an asset is to its task. */
export type AssetRole = typeof AssetRole.Type

/**
 * A link to a file that a task made.
 *
 * - `url`: as the vendor sent it
 * - `kind`: what the file is, from the URL's extension, else from the task's kind
 * - `role`: the result, or what came along
 * - `expiresAt`: UTC, from when on the link may be dead; absent where the vendor says nothing
 */
export const Asset = Schema.Struct({
  url: Schema.String,
  kind: MediaKind,
  role: AssetRole,
  expiresAt: Schema.optional(Schema.DateTimeUtc)
})

/** A link to a file that a task made. */
export interface Asset extends Schema.Schema.Type<typeof Asset> {}

const kindByExtension: Readonly<Record<string, MediaKind>> = {
  png: "image",
  jpg: "image",
  jpeg: "image",
  webp: "image",
  gif: "image",
  avif: "image",
  svg: "image",
  mp4: "video",
  webm: "video",
  mov: "video",
  mkv: "video",
  mp3: "audio",
  wav: "audio",
  m4a: "audio",
  ogg: "audio",
  flac: "audio",
  aac: "audio"
}

/**
 * What a file is, by the extension of its URL; `fallback` where that says nothing.
 *
 * @example
 * ```ts import.meta.vitest
 * import { mediaKindOfUrl } from "@effect-media/core/Asset"
 *
 * mediaKindOfUrl("https://cdn.example/a/boat.PNG?sig=1", "other") // => "image"
 * mediaKindOfUrl("https://cdn.example/a/boat", "video") // => "video"
 * ```
 */
export const mediaKindOfUrl = (url: string, fallback: MediaKind): MediaKind => {
  const extension = /\.([a-z0-9]{2,5})(?:[?#]|$)/i.exec(url)?.[1]
  return Option.getOrElse(Record.get(kindByExtension, extension?.toLowerCase() ?? ""), () => fallback)
}
