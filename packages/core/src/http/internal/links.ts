import { parseJson } from "../../internal/json.ts"
import type { Asset, AssetRole } from "../../task/Asset.ts"

type Link = Pick<Asset, "url" | "role">

const deepest = 12
const mostValues = 5_000
const mostLinks = 100

const link = /^(?:https?:\/\/[^\s"'<>]+|data:[a-z]+\/[\w.+-]+[;,]\S*)$/i
const beginOfLink = /(?<=[\s,;])(?=https?:\/\/)/i
const separator = /[\s,;]/
const mediaLink =
  /\.(?:png|jpe?g|webp|gif|avif|heic|svg|mp4|webm|mov|mkv|mp3|wav|m4a|ogg|opus|flac|aac|glb|obj|usdz|zip)(?:[?#]|$)/i

/** Returns a key in the form for comparison: in lower case, letters and digits only. */
const plainKey = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, "")

/** Matches fields that hold the user's input or links to other pages, never a result. */
const trap = new RegExp(
  "^(?:param.*|.*params?|.*parameters|.*inputs?|.*request|options|settings|config|.*prompt|metadata|.*arguments|.*args" +
    "|input.*|prompt.*|control.*|style.*|lora.*|driving.*|subject.*|template.*|(?:end|tail)image.*|imagetail" +
    "|request.*|reference.*|ref|refs|refimage.*|original.*|source.*|init.*|mask.*|upload.*|start(?:image|frame).*" +
    "|.*callback.*|.*webhook.*|notify.*|.*statusurl|.*queryurl|.*cancelurl|.*logs?url|docs?.*|help.*|homepage|website" +
    "|avatar.*|icon.*|logo.*|user.*|error.*|message|msg|detail|failmsg|failreason|next|prev|self|share.*|page.*)$"
)

/** Matches lists that are the user's input in most requests, unless they are inside a result. */
const mostlyInput = /^(?:image|img|video|audio|file)urls$/

const inResult = /result|output|response|artifact|generat|creation|work/
const plausible =
  /ur[il]s?$|link|href|src|file|image|img|picture|photo|video|audio|music|song|track|sound|voice|media|asset|download|model|mesh|^data$|^content$/

const roles: ReadonlyArray<readonly [RegExp, AssetRole]> = [
  [/(?:no|without|un)watermark/, "result"],
  [/watermark/, "watermarked"],
  [/firstframe/, "first-frame"],
  [/lastframe|endframe/, "last-frame"],
  [/cover|thumb|poster|preview|snapshot/, "cover"]
]

const roleOf = (key: string, besideSound: boolean): AssetRole =>
  roles.find(([words]) => words.test(key))?.[1] ??
    (besideSound && /image|img|picture|photo/.test(key) ? "cover" : "result")

/** Removes separators at the end of a text. A regular expression would try each run of separators many times. */
const withoutSeparators = (text: string): string => {
  let end = text.length
  while (separator.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** Tells whether a text leads to a file: an http(s) URL, or a `data:` URL, which holds the file itself. */
export const isLink = (text: string): boolean =>
  /^data:[^,]*,/i.test(text) || (/^https?:\/\//i.test(text) && URL.canParse(text))

/** Returns the link that a text is, or the links that it lists; none if it holds something else. */
export const linkTexts = (text: string): ReadonlyArray<string> => {
  const trimmed = text.trim()
  if (/^[[{"]/.test(trimmed)) return linksIn(parseJson(trimmed)).map(({ url }) => url)
  const parts = trimmed.split(beginOfLink).map(withoutSeparators)
  if (parts.length > 1 && parts.every((part) => link.test(part))) return parts
  return isLink(trimmed) ? [trimmed] : []
}

/**
 * Returns the links of a reply that has none in the known fields: every text that is a link or a list of links, below a
 * key that may lead to a result, also in JSON inside a string. The user's input is skipped. If only additional files such
 * as covers are found, returns none.
 */
export const linksIn = (json: unknown): ReadonlyArray<Link> => {
  const found = new Map<string, Link>()
  let values = 0

  const takeText = (text: string, key: string, isInside: boolean, besideSound: boolean, depth: number): void => {
    const trimmed = text.trim()
    if (/^[[{"]/.test(trimmed)) {
      const inner = parseJson(trimmed)
      if (inner !== undefined && inner !== text) walk(inner, key, isInside, besideSound, depth + 1)
      return
    }
    for (const url of linkTexts(trimmed)) {
      const isMeant = isInside || plausible.test(key) || mediaLink.test(url)
      if (isMeant && link.test(url) && found.size < mostLinks && !found.has(url)) {
        found.set(url, { url, role: roleOf(key, besideSound) })
      }
    }
  }

  const walk = (value: unknown, key: string, isInside: boolean, besideSound: boolean, depth: number): void => {
    values += 1
    if (depth > deepest || values > mostValues) return
    if (typeof value === "string") takeText(value, key, isInside, besideSound, depth)
    else if (Array.isArray(value)) { for (const item of value) walk(item, key, isInside, false, depth + 1) }
    else if (typeof value === "object" && value !== null) {
      const fields = Object.entries(value).map(([name, field]) => [plainKey(name), field] as const)
      const hasSound = fields.some(([name]) => /audio|video|song|music/.test(name))
      for (const [name, field] of fields) {
        if (trap.test(name) || (!isInside && mostlyInput.test(name))) continue
        // A field named only `url` has the meaning of the key around it.
        const meant = name === "url" && key !== "" ? key : name
        walk(field, meant, isInside || inResult.test(name), hasSound, depth + 1)
      }
    }
  }

  walk(json, "", Array.isArray(json), false, 0)
  const links = Array.from(found.values())
  return links.some(({ role }) => role === "result") ? links : []
}

/** Returns a reply as text without the user's input, so that a person can look for the result in it. */
export const withoutInputs = (json: unknown): string =>
  JSON.stringify(json, (key: string, value: unknown) => key !== "" && trap.test(plainKey(key)) ? undefined : value) ??
    ""

/** Returns the status word for success in a record that cannot be decoded, or `undefined` if there is none. */
export const successWord = (json: unknown, isSuccess: (word: string) => boolean): string | undefined => {
  const record = typeof json === "object" && json !== null && "data" in json ? json.data : json
  return wordIn(record, isSuccess, 0)
}

const wordIn = (value: unknown, isSuccess: (word: string) => boolean, depth: number): string | undefined => {
  if (depth > 3) return undefined
  if (typeof value === "string") {
    return /^\s*[[{"]/.test(value) ? wordIn(parseJson(value), isSuccess, depth + 1) : undefined
  }
  if (typeof value !== "object" || value === null) return undefined
  for (const [key, field] of Object.entries(value)) {
    if (typeof field === "string" && /^(?:task)?(?:state|status)$/.test(plainKey(key)) && isSuccess(field)) return field
  }
  for (const [key, field] of Object.entries(value)) {
    const word = trap.test(plainKey(key)) ? undefined : wordIn(field, isSuccess, depth + 1)
    if (word !== undefined) return word
  }
  return undefined
}
