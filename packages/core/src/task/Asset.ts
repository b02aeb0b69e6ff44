/**
 * Describes a file that a finished task made, as a link that expires.
 */
import * as Option from "effect/Option"
import * as Record from "effect/Record"
import * as Schema from "effect/Schema"
import { MediaKind } from "./TaskRef.ts"

/**
 * The role of an asset in its task: the result itself, or an additional file.
 */
export const AssetRole = Schema.Literals([
  "result",
  "watermarked",
  "first-frame",
  "last-frame",
  "cover",
  "layer",
  "mask"
])

/** The role of an asset in its task. */
export type AssetRole = typeof AssetRole.Type

/**
 * A link to a file that a task made.
 *
 * - `url`: the link as the vendor sent it; a `data:` URL holds the file itself
 * - `kind`: the kind of file, from the URL's extension or the media type of a `data:` URL, else from the task's kind
 * - `role`: the result, or an additional file
 * - `expiresAt`: UTC, the time after which the link may be dead; absent if the vendor does not document it
 */
export const Asset = Schema.Struct({
  url: Schema.String,
  kind: MediaKind,
  role: AssetRole,
  expiresAt: Schema.optional(Schema.DateTimeUtc)
})

/** A link to a file that a task made. */
export interface Asset extends Schema.Schema.Type<typeof Asset> {}

const extensions: Readonly<Record<MediaKind, string>> = {
  image: "png apng jpg jpeg jfif webp gif avif heic heif jxl jp2 bmp tif tiff psd exr hdr tga qoi svg ico",
  video: "mp4 m4v webm mov mkv avi wmv flv mpg mpeg ts ogv 3gp",
  audio: "mp3 wav m4a ogg oga opus flac aac aif aiff weba mka wma mid amr",
  other: "glb gltf obj mtl stl ply fbx usd usda usdc usdz 3mf dae x3d blend zip pdf srt vtt"
}

const kindByExtension: Readonly<Record<string, MediaKind>> = Object.fromEntries(
  MediaKind.literals.flatMap((kind) => extensions[kind].split(" ").map((extension) => [extension, kind]))
)

/**
 * Returns the kind of a file by the extension of its URL, or `fallback` if the extension is missing or unknown.
 *
 * @example
 * ```ts import.meta.vitest
 * import { mediaKindOfUrl } from "@effect-media/core/task/Asset"
 *
 * mediaKindOfUrl("https://cdn.example/a/boat.PNG?sig=1", "other") // => "image"
 * mediaKindOfUrl("https://cdn.example/a/boat", "video") // => "video"
 * ```
 */
export const mediaKindOfUrl = (url: string, fallback: MediaKind): MediaKind => {
  const held = /^data:(image|video|audio)\//i.exec(url)?.[1]?.toLowerCase()
  if (held === "image" || held === "video" || held === "audio") return held
  const extension = /\.([a-z0-9]{2,5})(?:[?#]|$)/i.exec(url)?.[1]
  return Option.getOrElse(Record.get(kindByExtension, extension?.toLowerCase() ?? ""), () => fallback)
}
