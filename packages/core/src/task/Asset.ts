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
export type AssetRole = typeof AssetRole.Type

/** What a vendor says about a file. `mediaType` is as it was sent, `bytes` the size, `duration` in seconds. */
const facts = {
  mediaType: Schema.optionalKey(Schema.String),
  name: Schema.optionalKey(Schema.String),
  bytes: Schema.optionalKey(Schema.Finite),
  width: Schema.optionalKey(Schema.Finite),
  height: Schema.optionalKey(Schema.Finite),
  duration: Schema.optionalKey(Schema.Finite)
}

const FileFacts = Schema.Struct(facts)
/** What a vendor says about a file. `mediaType` is as it was sent, `bytes` the size, `duration` in seconds. */
export interface FileFacts extends Schema.Schema.Type<typeof FileFacts> {}

/**
 * A link to a file that a task made.
 *
 * - `url`: the link as the vendor sent it; a `data:` URL holds the file itself
 * - `kind`: the kind of file, from its media type or the URL's extension, else from the task's kind
 * - `role`: the result, or an additional file
 * - `expiresAt`: UTC, the time after which the link may be dead; absent if the vendor does not document it
 * - `mediaType`, `name`, `bytes`, `width`, `height`, `duration`: what the vendor says about the file; it may be wrong
 */
export const Asset = Schema.Struct({
  url: Schema.String,
  kind: MediaKind,
  role: AssetRole,
  expiresAt: Schema.optional(Schema.DateTimeUtc),
  ...facts
})
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

/** Returns the kind of a file by the extension of its URL, or `fallback` if the extension is missing or unknown. */
export const mediaKindOfUrl = (url: string, fallback: MediaKind): MediaKind => {
  const held = /^data:(image|video|audio)\//i.exec(url)?.[1]?.toLowerCase()
  if (held === "image" || held === "video" || held === "audio") return held
  const extension = /\.([a-z0-9]{2,5})(?:[?#]|$)/i.exec(url)?.[1]
  return Option.getOrElse(Record.get(kindByExtension, extension?.toLowerCase() ?? ""), () => fallback)
}

/** Returns the kind of a file by its media type; `undefined` if the type says nothing, like `application/octet-stream`. */
export const mediaKindOfType = (mediaType: string | undefined): MediaKind | undefined => {
  const type = /^\s*(image|video|audio|model)\//i.exec(mediaType ?? "")?.[1]?.toLowerCase()
  return type === "image" || type === "video" || type === "audio" ? type : type === "model" ? "other" : undefined
}
