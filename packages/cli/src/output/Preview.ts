/**
 * Shows pictures on terminals that support it, as pure functions.
 */
import * as Base64 from "effect/encoding/Base64"

/** The protocol by which a terminal accepts pictures. */
export type Protocol = "kitty" | "iterm2"

/** The environment variables that identify a terminal. */
export interface TerminalNames {
  readonly TERM?: string | undefined
  readonly TERM_PROGRAM?: string | undefined
  readonly KITTY_WINDOW_ID?: string | undefined
  readonly TMUX?: string | undefined
}

/**
 * Returns the protocol of the terminal if its name is known. Inside tmux and screen there is none, because a
 * multiplexer discards pictures.
 */
export const protocolOf = (
  { KITTY_WINDOW_ID, TERM = "", TERM_PROGRAM = "", TMUX }: TerminalNames
): Protocol | undefined => {
  if (TMUX !== undefined || /^(?:screen|tmux|dumb)/.test(TERM)) return undefined
  if (TERM === "xterm-kitty" || TERM === "xterm-ghostty" || TERM_PROGRAM === "ghostty") return "kitty"
  if (TERM_PROGRAM === "iTerm.app" || TERM_PROGRAM === "WezTerm") return "iterm2"
  return KITTY_WINDOW_ID === undefined ? undefined : "kitty"
}

const rows = 12
const chunkLength = 4096
const mostBytes = 8 * 1024 ** 2

/**
 * Returns the sequence that shows a picture, 12 lines high; nothing if the terminal cannot show it. kitty accepts PNG
 * only.
 */
export const show = (protocol: Protocol, mediaType: string, bytes: Uint8Array): string | undefined => {
  if (!mediaType.startsWith("image/") || bytes.length > mostBytes) return undefined
  const text = Base64.encode(bytes)
  if (protocol === "iterm2") {
    return `\x1b]1337;File=inline=1;size=${bytes.length};height=${rows};preserveAspectRatio=1:${text}\x07\n`
  }
  if (mediaType !== "image/png") return undefined
  const chunks: Array<string> = []
  for (let at = 0; at < text.length; at += chunkLength) {
    const more = at + chunkLength < text.length ? 1 : 0
    const head = at === 0 ? `f=100,a=T,q=2,r=${rows},m=${more}` : `m=${more}`
    chunks.push(`\x1b_G${head};${text.slice(at, at + chunkLength)}\x1b\\`)
  }
  return `${chunks.join("")}\n`
}
