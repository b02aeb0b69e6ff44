/**
 * Recognizes file types by their first bytes. A URL or a Content-Type says what a host believes; the bytes say what the
 * file is. Only if several formats begin alike does the link decide between them.
 */
/* eslint-disable no-control-regex */
import type { MediaKind } from "../../task/TaskRef.ts"

export interface FileType {
  readonly extension: string
  readonly mediaType: string
  readonly kind: MediaKind
  /** The smallest size of a complete file, in bytes. */
  readonly least: number
}

/** The facts about a file other than its bytes. */
export interface Hints {
  readonly path: string
  readonly contentType: string | undefined
  /** The kind of media that the task should have made. */
  readonly kind: MediaKind
}

export interface Judgement {
  readonly type: FileType
  readonly verdict: "plausible" | "wrong" | "cut"
}

const ofKind = (kind: MediaKind, usual: number) => (extension: string, mediaType: string, least = usual): FileType => (
  { extension, mediaType, kind, least }
)
const image = ofKind("image", 64)
const video = ofKind("video", 64)
const audio = ofKind("audio", 44)
const other = ofKind("other", 1)

const tga = image("tga", "image/x-tga", 18)
const svg = image("svg", "image/svg+xml", 11)
const mov = video("mov", "video/quicktime")
const mp4 = video("mp4", "video/mp4")
const m4v = video("m4v", "video/x-m4v")
const threeGp = video("3gp", "video/3gpp")
const webm = video("webm", "video/webm")
const ogv = video("ogv", "video/ogg")
const m4a = audio("m4a", "audio/mp4")
const mp3 = audio("mp3", "audio/mpeg")
const aac = audio("aac", "audio/aac")
const ogg = audio("ogg", "audio/ogg")
const oga = audio("oga", "audio/ogg")
const opus = audio("opus", "audio/ogg")
const flac = audio("flac", "audio/flac")
const pcm = audio("pcm", "audio/pcm", 2)
const gltf = other("gltf", "model/gltf+json")
const usdz = other("usdz", "model/vnd.usdz+zip", 98)
const threeMf = other("3mf", "model/3mf", 98)
const stl = other("stl", "model/stl", 15)
const ply = other("ply", "model/ply", 30)
const dae = other("dae", "model/vnd.collada+xml")
const x3d = other("x3d", "model/x3d+xml")
const zip = other("zip", "application/zip", 22)
const pdf = other("pdf", "application/pdf")
const html = other("html", "text/html")
const xml = other("xml", "application/xml")
const json = other("json", "application/json")
const csv = other("csv", "text/csv")
const md = other("md", "text/markdown")
const txt = other("txt", "text/plain")
const bin = other("bin", "application/octet-stream")

/** The types that files with these first bytes, one character each, can have: the likeliest first. */
type Beginning = readonly [beginning: RegExp, likeliest: FileType, ...others: ReadonlyArray<FileType>]

/** The first match counts. */
const signatures: ReadonlyArray<Beginning> = [
  [/^\x89PNG\r\n\x1a\n/, image("png", "image/png", 57)],
  [/^\xff\xd8\xff/, image("jpg", "image/jpeg", 100)],
  [/^GIF8[79]a/, image("gif", "image/gif", 26)],
  [/^RIFF[^]{4}WEBP/, image("webp", "image/webp", 26)],
  [/^\xff\x0a|^\0\0\0\x0cJXL /, image("jxl", "image/jxl", 12)],
  [/^\0\0\0\x0cjP {2}|^\xff\x4f\xff\x51/, image("jp2", "image/jp2")],
  [/^BM[^]{4}\0\0\0\0/, image("bmp", "image/bmp", 30)],
  [/^II[*+]\0|^MM\0[*+]/, image("tif", "image/tiff"), image("dng", "image/x-adobe-dng")],
  [/^8BPS\0[\x01\x02]/, image("psd", "image/vnd.adobe.photoshop", 40)],
  [/^v\/1\x01/, image("exr", "image/x-exr")],
  [/^#\?(?:RADIANCE|RGBE)/, image("hdr", "image/vnd.radiance", 20)],
  [/^\0\0\x01\0[\x01-\x40]\0/, image("ico", "image/vnd.microsoft.icon", 30)],
  [/^qoif/, image("qoi", "image/qoi", 22)],
  [/^DDS \x7c/, image("dds", "image/vnd.ms-dds")],
  [/^\xabKTX /, image("ktx2", "image/ktx2")],
  [/^icns\0/, image("icns", "image/icns")],
  [/^P[14]\s+[\d#]/, image("pbm", "image/x-portable-bitmap", 8)],
  [/^P[25]\s+[\d#]/, image("pgm", "image/x-portable-graymap", 8)],
  [/^P[36]\s+[\d#]/, image("ppm", "image/x-portable-pixmap", 8)],
  [/^\0[^]{3}ftyp(?:avi[fs]|mi[af]1[^]{4,40}avi[fs])/, image("avif", "image/avif")],
  [/^\0[^]{3}ftyp(?:he[ivc]|mif1|msf1|MiHE)/, image("heic", "image/heic")],
  [/^\0[^]{3}ftypM4[ABP]/, m4a],
  [/^\0[^]{3}ftypM4V/, m4v],
  [/^\0[^]{3}ftypqt/, mov],
  [/^\0[^]{3}ftyp3g2/, video("3g2", "video/3gpp2")],
  [/^\0[^]{3}ftyp3g/, threeGp],
  [/^\0[^]{3}ftyp/, mp4, m4a, m4v, mov, threeGp],
  [/^[\0-\x1f][^]{3}(?:moov|mdat|wide|pnot|free|skip|uuid)/, mov, mp4, m4v, m4a],
  [/^\0[^]{3}(?:styp|moof|sidx)/, mp4, m4v, m4a, mov],
  [/^\x1aE\xdf\xa3[^]{0,60}webm/, webm, audio("weba", "audio/webm")],
  [/^\x1aE\xdf\xa3/, video("mkv", "video/x-matroska"), audio("mka", "audio/x-matroska"), webm],
  [/^RIFF[^]{4}AVI /, video("avi", "video/x-msvideo")],
  [/^0&\xb2u\x8ef\xcf\x11/, video("wmv", "video/x-ms-wmv"), audio("wma", "audio/x-ms-wma")],
  [/^FLV\x01/, video("flv", "video/x-flv")],
  [/^\0\0\x01[\xba\xb3]/, video("mpg", "video/mpeg")],
  [/^(?:G[^]{187}G|[^]{4}G[^]{191}G)/, video("ts", "video/mp2t")],
  [/^ID3[\x02-\x04]/, mp3, aac, flac],
  [/^\xff[\xe2\xe3\xf2-\xf5\xfa-\xfd]/, mp3],
  [/^\xff[\xf0\xf1\xf8\xf9]/, aac],
  [/^(?:RIFF|RF64)[^]{4}WAVE/, audio("wav", "audio/wav")],
  [/^FORM[^]{4}AIF[FC]/, audio("aif", "audio/aiff")],
  [/^OggS[^]{24}OpusHead/, opus, ogg, oga],
  [/^OggS[^]{24}(?:\x80theora|fishead)/, ogv, ogg],
  [/^OggS/, ogg, oga, opus, ogv],
  [/^fLaC/, flac],
  [/^MThd/, audio("mid", "audio/midi", 22)],
  [/^#!AMR/, audio("amr", "audio/amr", 20)],
  [/^caff\0/, audio("caf", "audio/x-caf")],
  [/^\x0bw/, audio("ac3", "audio/ac3")],
  [/^\.snd\0/, audio("au", "audio/basic", 24)],
  [/^MAC /, audio("ape", "audio/x-ape")],
  [/^wvpk/, audio("wv", "audio/x-wavpack", 32)],
  [/^glTF/, other("glb", "model/gltf-binary", 20)],
  [/^Kaydara FBX Binary/, other("fbx", "model/fbx", 27)],
  [/^PXR-USDC/, other("usdc", "model/vnd.usdc", 88)],
  [/^BLENDER/, other("blend", "application/x-blender")],
  [/^ply\r?\n/, ply],
  [/^PK\x03\x04[^]{26}[^\0]{0,200}\.usd[ac]?/, usdz, zip],
  [/^PK\x03\x04[^]*3D\//, threeMf, zip],
  [/^PK(?:\x03\x04|\x05\x06)/, zip, usdz, threeMf],
  [/^\x1f\x8b/, other("gz", "application/gzip")],
  [/^%PDF/, pdf],
  // Programs and archives are never a type that a link here may name.
  [/^(?:\x7fELF|MZ|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe|\0asm|7z\xbc\xaf|Rar!|\xfd7zXZ|\x28\xb5\x2f\xfd|BZh)/, bin],
  // A frame may come after other bytes.
  [/\xff[\xe2\xe3\xf2\xf3\xfa\xfb]/, bin, stl, tga, pcm, mp3]
]

/** The types of texts by their beginning, in lower case, after a byte order mark, spaces, and the prolog of XML. */
const texts: ReadonlyArray<Beginning> = [
  [/^<(?:[\w-]+:)?svg[\s>]/, svg],
  [/^<(?:[\w-]+:)?collada[\s>]/, dae],
  [/^<x3d[\s>]/, x3d],
  [/^<(?:html|head|body|title|script|style|meta|center|div|span|font|table|pre|h[1-6]|[apbi]|br|hr)[\s>/]/, html],
  [/^<[a-z]/, xml],
  [/^[{[]/, json],
  [/^webvtt/, other("vtt", "text/vtt")],
  [/^%pdf-/, pdf],
  [/^ply\r?\n(?:format|comment)\s/, ply],
  [/^\d+\s*\n\d\d:\d\d:\d\d[,.]/, other("srt", "application/x-subrip")],
  [/^solid\b[^\n]*\n\s*(?:facet|endsolid)/, stl],
  [/^#usda/, other("usda", "model/vnd.usda")],
  [/^(?:#|v[nt]?\s|[fgo]\s|mtllib|usemtl)[^\n]*\n/, txt, other("obj", "model/obj"), md, csv],
  [/^[^\n]*[,;\t]/, txt, csv, md]
]

/** The number of bytes that {@link judge} examines. */
export const headLength = 4096

/** Decodes the bytes as text, in lower case; none if control characters show that they are binary. */
const textOf = (head: Uint8Array): string | undefined => {
  const mark = String.fromCharCode(...head.subarray(0, 2))
  const encoding = mark === "\xff\xfe" ? "utf-16le" : mark === "\xfe\xff" ? "utf-16be" : "utf-8"
  // The head may end within a character. In other encodings than these, markup still reads the same.
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  return /[\0-\x08\x0e-\x1f]/.test(text) ? undefined : text.trimStart().toLowerCase()
}

/** Returns the types that a file can have by its first bytes: the likeliest first. */
const typesOf = (head: Uint8Array): ReadonlyArray<FileType> => {
  const text = textOf(head)
  const raw = String.fromCharCode(...head)
  const signed = signatures.find(([beginning]) => beginning.test(raw))
  // A text may begin like a signature, and a file that was cut may end before anything else.
  if (signed !== undefined && (text === undefined || head.length < signed[1].least)) return fitting(signed)
  if (text === undefined) return [bin, stl, tga, pcm]
  if (/^(?:<\?[^>]*\?>\s*)?(?:<!--[^]*?-->\s*)*<!doctype html/.test(text)) return [html]
  const inner = text.replace(/^(?:<\?[^]*?\?>\s*|<!--[^]*?-->\s*|<!doctype[^>[]*(?:\[[^\]]*\]\s*)?>\s*)+/, "")
  const beginning = texts.find(([beginning]) => beginning.test(inner))
  if (beginning?.[1] === json) {
    // The `asset` of a scene may come after the head; an error message of the host is short.
    if (/"asset"\s*:\s*\{/.test(inner)) return [gltf, json]
    return head.length < headLength ? [json] : [json, gltf]
  }
  if (beginning !== undefined) return fitting(beginning)
  return text.startsWith("<") ? [xml, svg, dae, x3d, html] : [txt, md]
}

const fitting = ([_, ...types]: Beginning): ReadonlyArray<FileType> => types

/** The types that hosts state for any file. */
const vague: ReadonlyArray<FileType> = [html, xml, json, csv, md, txt, bin]
/** Returns true for media. A 3D model has no media kind, but is not what a host sends instead of a file either. */
const isMedium = ({ kind, mediaType }: FileType): boolean => kind !== "other" || mediaType.startsWith("model/")

const spellings: Readonly<Record<string, string>> = {
  jpeg: "jpg",
  jpe: "jpg",
  jfif: "jpg",
  tiff: "tif",
  heif: "heic",
  qt: "mov",
  mpeg: "mpg",
  m2ts: "ts",
  mts: "ts",
  aiff: "aif",
  m4b: "m4a",
  midi: "mid",
  htm: "html"
}

const mediaTypes: Readonly<Record<string, string>> = {
  "image/jpg": "image/jpeg",
  "image/heif": "image/heic",
  "audio/x-m4a": "audio/mp4",
  "audio/m4a": "audio/mp4",
  "audio/mp3": "audio/mpeg",
  "audio/x-wav": "audio/wav",
  "application/ogg": "audio/ogg"
}

/** The extensions that state reliably what the file contains. */
const precise: ReadonlySet<string> = new Set(
  [...signatures, ...texts].flatMap(fitting).concat(gltf).filter((type) => !vague.includes(type))
    .map(({ extension }) => extension)
)

/**
 * Determines a file's type by its first bytes, and whether the task can have made it.
 *
 * An image, video or sound may be any known medium, or a format that the link or the Content-Type names and the bytes
 * do not contradict. A page or a message of the host is `wrong`, and so is an archive or a program; a file that ends
 * right after its beginning is `cut`. If the task made something else, only a text in place of the type that the link
 * names is wrong.
 */
export const judge = (head: Uint8Array, { contentType, kind, path }: Hints): Judgement => {
  const types = typesOf(head)
  const [likeliest = bin] = types
  const suffix = /\.([a-z\d]{1,8})$/.exec(path.toLowerCase())?.[1] ?? ""
  const extension = spellings[suffix] ?? suffix
  const named = contentType?.split(";")[0]?.trim().toLowerCase() ?? ""
  const mediaType = mediaTypes[named] ?? named
  const byLink = types.find((type) => type.extension === extension)
  const byHost = types.find((type) => type.mediaType === mediaType && !vague.includes(type))
  const byKind = likeliest.kind === "other" ? undefined : types.find((type) => type.kind === kind)
  const type = byLink ?? byHost ?? byKind ?? likeliest
  const isNamed = type !== bin && (type === byLink || type === byHost)
  const isWanted = isNamed || (kind === "other"
    ? !vague.includes(type) || type === bin || !precise.has(extension)
    : isMedium(type))
  if (!isWanted) return { type, verdict: "wrong" }
  return { type, verdict: head.length < leastOf(head, type) ? "cut" : "plausible" }
}

/** A box `ftyp` alone, of the length that it states, is not a video. */
const leastOf = (head: Uint8Array, { least }: FileType): number => {
  const [a = 0, b = 0, c = 0, d = 0] = head
  const isBox = String.fromCharCode(...head.subarray(4, 8)) === "ftyp"
  return isBox ? Math.max(least, Math.min(headLength, ((a * 256 + b) * 256 + c) * 256 + d + 8)) : least
}
