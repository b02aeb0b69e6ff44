/**
 * File types by their first bytes. A URL or a Content-Type says what a host believes; the bytes say what it is.
 */
import type { MediaKind } from "../TaskRef.ts"

/** What a file is. */
export interface FileType {
  readonly extension: string
  readonly mediaType: string
  readonly kind: MediaKind
}

interface Signature extends FileType {
  readonly at: number
  /** One character a byte. */
  readonly bytes: string
  /** What else is in the head, somewhere. */
  readonly has?: string | undefined
}

const type = (extension: string, mediaType: string, kind: MediaKind): FileType => ({ extension, mediaType, kind })

const png = type("png", "image/png", "image")
const jpg = type("jpg", "image/jpeg", "image")
const gif = type("gif", "image/gif", "image")
const webp = type("webp", "image/webp", "image")
const avif = type("avif", "image/avif", "image")
const heic = type("heic", "image/heic", "image")
const bmp = type("bmp", "image/bmp", "image")
const tif = type("tif", "image/tiff", "image")
const svg = type("svg", "image/svg+xml", "image")
const mov = type("mov", "video/quicktime", "video")
const mp4 = type("mp4", "video/mp4", "video")
const webm = type("webm", "video/webm", "video")
const mkv = type("mkv", "video/x-matroska", "video")
const m4a = type("m4a", "audio/mp4", "audio")
const mp3 = type("mp3", "audio/mpeg", "audio")
const aac = type("aac", "audio/aac", "audio")
const wav = type("wav", "audio/wav", "audio")
const ogg = type("ogg", "audio/ogg", "audio")
const flac = type("flac", "audio/flac", "audio")
const glb = type("glb", "model/gltf-binary", "other")
const zip = type("zip", "application/zip", "other")
const pdf = type("pdf", "application/pdf", "other")
const html = type("html", "text/html", "other")
const xml = type("xml", "application/xml", "other")
const json = type("json", "application/json", "other")
const txt = type("txt", "text/plain", "other")
const bin = type("bin", "application/octet-stream", "other")

/** The first that fits counts. */
const signatures: ReadonlyArray<Signature> = [
  { ...png, at: 0, bytes: "\x89PNG\r\n\x1a\n" },
  { ...jpg, at: 0, bytes: "\xff\xd8\xff" },
  { ...gif, at: 0, bytes: "GIF8" },
  { ...webp, at: 8, bytes: "WEBP" },
  { ...avif, at: 4, bytes: "ftypavi" },
  { ...heic, at: 4, bytes: "ftyphei" },
  { ...heic, at: 4, bytes: "ftypmif1" },
  { ...bmp, at: 0, bytes: "BM", has: "\0\0\0\0" },
  { ...tif, at: 0, bytes: "II*\0" },
  { ...tif, at: 0, bytes: "MM\0*" },
  { ...m4a, at: 4, bytes: "ftypM4A" },
  { ...mov, at: 4, bytes: "ftypqt" },
  { ...mp4, at: 4, bytes: "ftyp" },
  { ...webm, at: 0, bytes: "\x1aE\xdf\xa3", has: "webm" },
  { ...mkv, at: 0, bytes: "\x1aE\xdf\xa3" },
  { ...mp3, at: 0, bytes: "ID3" },
  { ...mp3, at: 0, bytes: "\xff\xfb" },
  { ...mp3, at: 0, bytes: "\xff\xf3" },
  { ...mp3, at: 0, bytes: "\xff\xf2" },
  { ...aac, at: 0, bytes: "\xff\xf1" },
  { ...aac, at: 0, bytes: "\xff\xf9" },
  { ...wav, at: 8, bytes: "WAVE" },
  { ...ogg, at: 0, bytes: "OggS" },
  { ...flac, at: 0, bytes: "fLaC" },
  { ...glb, at: 0, bytes: "glTF" },
  { ...zip, at: 0, bytes: "PK\x03\x04" },
  { ...pdf, at: 0, bytes: "%PDF" }
]

/** What texts begin with, in lower case, after a byte order mark and spaces. */
const texts: ReadonlyArray<readonly [beginning: RegExp, FileType]> = [
  [/^<svg|^<\?xml[^]*<svg/, svg],
  [/^<(?:!doctype html|html|head|body|script)/, html],
  [/^(?:<!--[^]*?-->\s*)<(?:!doctype html|html)/, html],
  [/^<\?xml/, xml],
  [/^[{[]/, json],
  // eslint-disable-next-line no-control-regex
  [/^[^\u0000-\u0008\u000e-\u001f\ufffd]+$/, txt]
]

/** How many bytes {@link typeOf} looks at. */
export const headLength = 512

/** The type of a file that begins with these bytes. */
export const typeOf = (head: Uint8Array): FileType => {
  const raw = String.fromCharCode(...head.subarray(0, headLength))
  const signature = signatures.find(({ at, bytes, has }) =>
    raw.startsWith(bytes, at) && (has === undefined || raw.includes(has))
  )
  if (signature !== undefined) return signature
  // A character that is cut in half at the end of the head is no sign of binary data.
  const text = new TextDecoder().decode(head.subarray(0, headLength), { stream: true }).trimStart().toLowerCase()
  return texts.find(([beginning]) => beginning.test(text))?.[1] ?? bin
}

/**
 * Whether a file may be what the link promised: a page or a message of the host is no picture, unless the link says so
 * by its extension. A type that is not known may be anything.
 */
export const isPlausible = (found: FileType, wanted: MediaKind, path: string): boolean =>
  wanted === "other" || ![html, xml, json].includes(found) || path.toLowerCase().endsWith(`.${found.extension}`)
