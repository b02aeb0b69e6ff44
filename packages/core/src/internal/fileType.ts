/**
 * File types by their first bytes. A URL or a Content-Type says what a host believes; the bytes say what it is.
 */
interface Signature {
  readonly extension: string
  readonly at: number
  readonly bytes: string
}

const signatures: ReadonlyArray<Signature> = [
  { extension: "png", at: 0, bytes: "\x89PNG" },
  { extension: "jpg", at: 0, bytes: "\xff\xd8\xff" },
  { extension: "gif", at: 0, bytes: "GIF8" },
  { extension: "webp", at: 8, bytes: "WEBP" },
  { extension: "avif", at: 4, bytes: "ftypavif" },
  { extension: "m4a", at: 4, bytes: "ftypM4A" },
  { extension: "mov", at: 4, bytes: "ftypqt" },
  { extension: "mp4", at: 4, bytes: "ftyp" },
  { extension: "webm", at: 0, bytes: "\x1aE\xdf\xa3" },
  { extension: "mp3", at: 0, bytes: "ID3" },
  { extension: "mp3", at: 0, bytes: "\xff\xfb" },
  { extension: "wav", at: 8, bytes: "WAVE" },
  { extension: "ogg", at: 0, bytes: "OggS" },
  { extension: "flac", at: 0, bytes: "fLaC" },
  { extension: "glb", at: 0, bytes: "glTF" },
  { extension: "zip", at: 0, bytes: "PK\x03\x04" },
  { extension: "pdf", at: 0, bytes: "%PDF" },
  { extension: "html", at: 0, bytes: "<!DOCTYPE" },
  { extension: "html", at: 0, bytes: "<html" },
  { extension: "json", at: 0, bytes: "{" },
  { extension: "svg", at: 0, bytes: "<svg" }
]

/** How many bytes {@link extensionOf} looks at. */
export const headLength = 12

/** The extension of a file that begins with these bytes, `bin` where no signature fits. */
export const extensionOf = (head: Uint8Array): string =>
  signatures.find(({ at, bytes }) => bytes.split("").every((char, i) => head[at + i] === char.charCodeAt(0)))
    ?.extension ?? "bin"
