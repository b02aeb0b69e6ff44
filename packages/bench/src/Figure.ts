/**
 * Defines the result of a measurement: tables, one line with the figure, and the verdict against its limit.
 */

/**
 * One figure of the product, measured.
 *
 * - `report`: Markdown, for the terminal and for RESULTS.md
 * - `line`: the figure in one line, printed last
 * - `plots`: SVG by file name
 */
export interface Figure {
  readonly title: string
  readonly report: string
  readonly line: string
  readonly isReached: boolean
  readonly plots?: Readonly<Record<string, string>> | undefined
}

/** Formats a Markdown table. A column whose heading ends in `:` is aligned to the right, as numbers are. */
export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const isRight = head.map((name) => name.endsWith(":"))
  const cells = [head.map((name) => name.replace(/:$/, "")), ...rows]
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: ReadonlyArray<string>) =>
    `| ${
      widths.map((width, column) => {
        const cell = row[column] ?? ""
        return isRight[column] === true ? cell.padStart(width) : cell.padEnd(width)
      }).join(" | ")
    } |`
  const rule = `| ${
    widths.map((width, i) => isRight[i] === true ? `${"-".repeat(width - 1)}:` : "-".repeat(width)).join(" | ")
  } |`
  const [first = [], ...rest] = cells
  return [line(first), rule, ...rest.map(line)].join("\n")
}

/** Returns the median of some values. */
export const median = (values: ReadonlyArray<number>): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? sorted[middle] ?? Number.NaN
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** Formats a number with two or three significant digits. */
export const short = (value: number): string =>
  value === 0 ? "0" : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
