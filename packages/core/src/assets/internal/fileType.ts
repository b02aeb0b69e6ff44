/**
 * Recognizes file types by their first bytes. A URL or a Content-Type says what a host believes; the bytes say what the
 * file is. Only if several formats begin alike does the link decide between them.
 */
/* eslint-disable no-control-regex */
import type { MediaKind } from "../../task/TaskRef.ts"

/** A file type. */
export interface FileType {
  readonly extension: string
  readonly mediaType: string
  readonly kind: MediaKind
  /** The smallest size of a complete file, in bytes. */
  readonly least: number
}

/** The facts about a file other than its bytes. */
export interface Hints {
  /** The path of its link. */
  readonly path: string
  /** The type that its host states. */
  readonly contentType: string | undefined
  /** The kind of media that the task should have made. */
  readonly kind: MediaKind
}

/** The type of a file, and whether the task can have made it. */
export interface Judgement {
  readonly type: FileType
  readonly verdict: "plausible" | "wrong" | "cut"
}

const image = (extension: string, mediaType: string, least = 64): FileType => ({
  extension,
  mediaType,
  kind: "image",
  least
})
const video = (extension: string, mediaType: string): FileType => ({ extension, mediaType, kind: "video", least: 64 })
const audio = (extension: string, mediaType: string, least = 44): FileType => ({
  extension,
  mediaType,
  kind: "audio",
  least
})
const other = (extension: string, mediaType: string, least = 1): FileType => ({
  extension,
  mediaType,
  kind: "other",
  least
})

const png = image("png", "image/png", 57)
const jpg = image("jpg", "image/jpeg", 100)
const gif = image("gif", "image/gif", 26)
const webp = image("webp", "image/webp", 26)
const avif = image("avif", "image/avif")
const heic = image("heic", "image/heic")
const jxl = image("jxl", "image/jxl", 12)
const jp2 = image("jp2", "image/jp2")
const bmp = image("bmp", "image/bmp", 30)
const tif = image("tif", "image/tiff")
const dng = image("dng", "image/x-adobe-dng")
const psd = image("psd", "image/vnd.adobe.photoshop", 40)
const exr = image("exr", "image/x-exr")
const hdr = image("hdr", "image/vnd.radiance", 20)
const ico = image("ico", "image/vnd.microsoft.icon", 30)
const qoi = image("qoi", "image/qoi", 22)
const dds = image("dds", "image/vnd.ms-dds")
const ktx = image("ktx2", "image/ktx2")
const icns = image("icns", "image/icns")
const pbm = image("pbm", "image/x-portable-bitmap", 8)
const pgm = image("pgm", "image/x-portable-graymap", 8)
const ppm = image("ppm", "image/x-portable-pixmap", 8)
const tga = image("tga", "image/x-tga", 18)
const svg = image("svg", "image/svg+xml", 11)
const mov = video("mov", "video/quicktime")
const mp4 = video("mp4", "video/mp4")
const m4v = video("m4v", "video/x-m4v")
const threeGp = video("3gp", "video/3gpp")
const threeG2 = video("3g2", "video/3gpp2")
const webm = video("webm", "video/webm")
const mkv = video("mkv", "video/x-matroska")
const avi = video("avi", "video/x-msvideo")
const wmv = video("wmv", "video/x-ms-wmv")
const flv = video("flv", "video/x-flv")
const mpg = video("mpg", "video/mpeg")
const ts = video("ts", "video/mp2t")
const ogv = video("ogv", "video/ogg")
const m4a = audio("m4a", "audio/mp4")
const mp3 = audio("mp3", "audio/mpeg")
const aac = audio("aac", "audio/aac")
const wav = audio("wav", "audio/wav")
const aif = audio("aif", "audio/aiff")
const ogg = audio("ogg", "audio/ogg")
const oga = audio("oga", "audio/ogg")
const opus = audio("opus", "audio/ogg")
const flac = audio("flac", "audio/flac")
const weba = audio("weba", "audio/webm")
const mka = audio("mka", "audio/x-matroska")
const wma = audio("wma", "audio/x-ms-wma")
const mid = audio("mid", "audio/midi", 22)
const amr = audio("amr", "audio/amr", 20)
const caf = audio("caf", "audio/x-caf")
const pcm = audio("pcm", "audio/pcm", 2)
const glb = other("glb", "model/gltf-binary", 20)
const gltf = other("gltf", "model/gltf+json")
const fbx = other("fbx", "model/fbx", 27)
const usdz = other("usdz", "model/vnd.usdz+zip", 98)
const usdc = other("usdc", "model/vnd.usdc", 88)
const usda = other("usda", "model/vnd.usda")
const threeMf = other("3mf", "model/3mf", 98)
const stl = other("stl", "model/stl", 15)
const ply = other("ply", "model/ply", 30)
const obj = other("obj", "model/obj")
const dae = other("dae", "model/vnd.collada+xml")
const x3d = other("x3d", "model/x3d+xml")
const blend = other("blend", "application/x-blender")
const zip = other("zip", "application/zip", 22)
const gz = other("gz", "application/gzip")
const pdf = other("pdf", "application/pdf")
const html = other("html", "text/html")
const xml = other("xml", "application/xml")
const ac3 = audio("ac3", "audio/ac3")
const au = audio("au", "audio/basic", 24)
const ape = audio("ape", "audio/x-ape")
const wv = audio("wv", "audio/x-wavpack", 32)
const json = other("json", "application/json")
const csv = other("csv", "text/csv")
const md = other("md", "text/markdown")
const srt = other("srt", "application/x-subrip")
const vtt = other("vtt", "text/vtt")
const txt = other("txt", "text/plain")
const bin = other("bin", "application/octet-stream")

/** The types that files with these first bytes, one character each, can have: the likeliest first. */
type Beginning = readonly [beginning: RegExp, likeliest: FileType, ...others: ReadonlyArray<FileType>]

/** The first match counts. */
const signatures: ReadonlyArray<Beginning> = [
  [/^\x89PNG\r\n\x1a\n/, png],
  [/^\xff\xd8\xff/, jpg],
  [/^GIF8[79]a/, gif],
  [/^RIFF[^]{4}WEBP/, webp],
  [/^\xff\x0a|^\0\0\0\x0cJXL /, jxl],
  [/^\0\0\0\x0cjP {2}|^\xff\x4f\xff\x51/, jp2],
  [/^BM[^]{4}\0\0\0\0/, bmp],
  [/^II[*+]\0|^MM\0[*+]/, tif, dng],
  [/^8BPS\0[\x01\x02]/, psd],
  [/^v\/1\x01/, exr],
  [/^#\?(?:RADIANCE|RGBE)/, hdr],
  [/^\0\0\x01\0[\x01-\x40]\0/, ico],
  [/^qoif/, qoi],
  [/^DDS \x7c/, dds],
  [/^\xabKTX /, ktx],
  [/^icns\0/, icns],
  [/^P[14]\s+[\d#]/, pbm],
  [/^P[25]\s+[\d#]/, pgm],
  [/^P[36]\s+[\d#]/, ppm],
  [/^\0[^]{3}ftyp(?:avi[fs]|mi[af]1[^]{4,40}avi[fs])/, avif],
  [/^\0[^]{3}ftyp(?:he[ivc]|mif1|msf1|MiHE)/, heic],
  [/^\0[^]{3}ftypM4[ABP]/, m4a],
  [/^\0[^]{3}ftypM4V/, m4v],
  [/^\0[^]{3}ftypqt/, mov],
  [/^\0[^]{3}ftyp3g2/, threeG2],
  [/^\0[^]{3}ftyp3g/, threeGp],
  [/^\0[^]{3}ftyp/, mp4, m4a, m4v, mov, threeGp],
  [/^[\0-\x1f][^]{3}(?:moov|mdat|wide|pnot|free|skip|uuid)/, mov, mp4, m4v, m4a],
  [/^\0[^]{3}(?:styp|moof|sidx)/, mp4, m4v, m4a, mov],
  [/^\x1aE\xdf\xa3[^]{0,60}webm/, webm, weba],
  [/^\x1aE\xdf\xa3/, mkv, mka, webm],
  [/^RIFF[^]{4}AVI /, avi],
  [/^0&\xb2u\x8ef\xcf\x11/, wmv, wma],
  [/^FLV\x01/, flv],
  [/^\0\0\x01[\xba\xb3]/, mpg],
  [/^(?:G[^]{187}G|[^]{4}G[^]{191}G)/, ts],
  [/^ID3[\x02-\x04]/, mp3, aac, flac],
  [/^\xff[\xe2\xe3\xf2-\xf5\xfa-\xfd]/, mp3],
  [/^\xff[\xf0\xf1\xf8\xf9]/, aac],
  [/^(?:RIFF|RF64)[^]{4}WAVE/, wav],
  [/^FORM[^]{4}AIF[FC]/, aif],
  [/^OggS[^]{24}OpusHead/, opus, ogg, oga],
  [/^OggS[^]{24}(?:\x80theora|fishead)/, ogv, ogg],
  [/^OggS/, ogg, oga, opus, ogv],
  [/^fLaC/, flac],
  [/^MThd/, mid],
  [/^#!AMR/, amr],
  [/^caff\0/, caf],
  [/^\x0bw/, ac3],
  [/^\.snd\0/, au],
  [/^MAC /, ape],
  [/^wvpk/, wv],
  [/^glTF/, glb],
  [/^Kaydara FBX Binary/, fbx],
  [/^PXR-USDC/, usdc],
  [/^BLENDER/, blend],
  [/^ply\r?\n/, ply],
  [/^PK\x03\x04[^]{26}[^\0]{0,200}\.usd[ac]?/, usdz, zip],
  [/^PK\x03\x04[^]*3D\//, threeMf, zip],
  [/^PK(?:\x03\x04|\x05\x06)/, zip, usdz, threeMf],
  [/^\x1f\x8b/, gz],
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
  [/^webvtt/, vtt],
  [/^%pdf-/, pdf],
  [/^ply\r?\n(?:format|comment)\s/, ply],
  [/^\d+\s*\n\d\d:\d\d:\d\d[,.]/, srt],
  [/^solid\b[^\n]*\n\s*(?:facet|endsolid)/, stl],
  [/^#usda/, usda],
  [/^(?:#|v[nt]?\s|[fgo]\s|mtllib|usemtl)[^\n]*\n/, txt, obj, md, csv],
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
