import * as Duration from "effect/Duration"
import * as Option from "effect/Option"

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 }
const part = /(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d)\s*/gy

/** Parses a duration: `30s`, `1h30m`, `500ms`, `2 d`, `forever`. */
export const parseDuration = (text: string): Option.Option<Duration.Duration> => {
  const trimmed = text.trim()
  if (trimmed === "forever") return Option.some(Duration.infinity)
  const parts = Array.from(trimmed.matchAll(part))
  const length = parts.reduce((sum, [all]) => sum + all.length, 0)
  if (parts.length === 0 || length !== trimmed.length) return Option.none()
  return Option.some(Duration.millis(parts.reduce((sum, [, n, unit = ""]) => sum + Number(n) * (units[unit] ?? 0), 0)))
}
