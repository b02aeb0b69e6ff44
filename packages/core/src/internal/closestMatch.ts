/**
 * Returns the word that was probably meant, if there is one: at most one typing error per three letters, ignoring case.
 */
export const closestMatch = (word: string, words: ReadonlyArray<string>): string | undefined => {
  const lower = word.slice(0, longest).toLowerCase()
  let best: string | undefined
  let least = Math.floor(lower.length / 3) + 1
  for (const candidate of words) {
    const slips = distance(lower, candidate.toLowerCase())
    if (slips < least) [best, least] = [candidate, slips]
  }
  return best
}

const longest = 64

/** Counts letters that were added, left out, changed, or swapped with a neighbour (optimal string alignment). */
const distance = (a: string, b: string): number => {
  let before: Array<number> = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(Math.min(
        changed,
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity
      ))
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}
