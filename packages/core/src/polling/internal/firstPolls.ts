const atOnce = 20
const gap = 10
const longest = 30_000

/**
 * Spreads the first polls of waits that are due at once, for example many that a process resumes. For each provider, 20
 * are made at once, then one every 10 ms; none waits longer than 30 s.
 */
export const makeFirstPolls = () => {
  const last = new Map<string, number>()
  return (provider: string, now: number): number => {
    const due = Math.max(last.get(provider) ?? -Infinity, now - atOnce * gap) + gap
    last.set(provider, due - now > longest ? now + gap : due)
    return Math.min(longest, Math.max(0, due - now))
  }
}
