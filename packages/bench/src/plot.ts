/**
 * Draws a plot of two positive quantities on logarithmic axes, as a self-contained SVG.
 */

/** A point of the plot. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A point with a label next to it. */
export interface Mark extends Point {
  readonly name?: string | undefined
  readonly label?: "left" | "right" | "above" | "below" | undefined
}

/** A curve through points; `marks` are those with a name. */
export interface Curve {
  readonly name: string
  readonly colour: string
  readonly isDashed?: boolean | undefined
  readonly points: ReadonlyArray<Point>
  readonly marks?: ReadonlyArray<Mark> | undefined
}

/** One axis: its quantity, its ends, and the ticks with their names. */
export interface Axis {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly ticks: ReadonlyArray<number>
}

/** The points of the plot. */
export interface Plot {
  readonly title: string
  readonly subtitle: string
  readonly x: Axis
  readonly y: Axis
  readonly curves: ReadonlyArray<Curve>
  readonly marks: ReadonlyArray<Mark>
}

const width = 860
const height = 560
const frame = { left: 70, right: 40, top: 76, bottom: 58 }

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

const text = (x: number, y: number, content: string, attributes = ""): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escape(content)}</text>`

const offsets = {
  left: [-9, 12, "end"],
  right: [9, -3, "start"],
  above: [0, -10, "middle"],
  below: [0, 19, "middle"]
} as const

/** Draws a plot as SVG. */
export const draw = ({ curves, marks, subtitle, title, x, y }: Plot): string => {
  const share = (axis: Axis, value: number) => Math.log(value / axis.from) / Math.log(axis.to / axis.from)
  const atX = (value: number) => frame.left + share(x, value) * (width - frame.left - frame.right)
  const atY = (value: number) => height - frame.bottom - share(y, value) * (height - frame.top - frame.bottom)
  const label = (mark: Mark, attributes: string) => {
    const [dx, dy, anchor] = offsets[mark.label ?? "right"]
    return text(atX(mark.x) + dx, atY(mark.y) + dy, mark.name ?? "", `text-anchor="${anchor}" ${attributes}`)
  }
  const dot = (point: Point, colour: string, radius: number) =>
    `<circle cx="${atX(point.x).toFixed(1)}" cy="${atY(point.y).toFixed(1)}" r="${radius}" fill="${colour}"/>`
  const curve = ({ colour, isDashed, marks = [], points }: Curve) => [
    `<polyline points="${points.map((point) => `${atX(point.x).toFixed(1)},${atY(point.y).toFixed(1)}`).join(" ")}" ` +
    `fill="none" stroke="${colour}" stroke-width="2.5" stroke-linejoin="round"${
      isDashed === true ? " stroke-dasharray=\"7 5\"" : ""
    }/>`,
    ...marks.flatMap((mark) => [dot(mark, colour, 4.5), label(mark, `fill="${colour}" class="halo"`)])
  ]
  const legend = curves.flatMap(({ colour, isDashed, name }, i) => {
    const [left, top] = [width - frame.right - 316, frame.top + 18 + i * 22]
    return [
      `<line x1="${left}" y1="${top}" x2="${left + 30}" y2="${top}" stroke="${colour}" stroke-width="2.5"${
        isDashed === true ? " stroke-dasharray=\"7 5\"" : ""
      }/>`,
      text(left + 38, top + 4, name, `fill="${colour}"`)
    ]
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `font-family="system-ui, 'DejaVu Sans', Helvetica, Arial, sans-serif" font-size="12.5" fill="#24292f">`,
    `<title>${escape(title)}</title>`,
    "<style>.halo{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}</style>",
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(frame.left, 32, title, "font-size=\"18\" font-weight=\"600\""),
    text(frame.left, 54, subtitle, "fill=\"#57606a\""),
    ...x.ticks.flatMap((tick) => [
      `<line x1="${atX(tick).toFixed(1)}" y1="${frame.top}" x2="${atX(tick).toFixed(1)}" y2="${
        height - frame.bottom
      }" stroke="#eaeef2"/>`,
      text(atX(tick), height - frame.bottom + 18, String(tick), "text-anchor=\"middle\" fill=\"#57606a\"")
    ]),
    ...y.ticks.flatMap((tick) => [
      `<line x1="${frame.left}" y1="${atY(tick).toFixed(1)}" x2="${width - frame.right}" y2="${
        atY(tick).toFixed(1)
      }" stroke="#eaeef2"/>`,
      text(frame.left - 9, atY(tick) + 4, String(tick), "text-anchor=\"end\" fill=\"#57606a\"")
    ]),
    `<path d="M${frame.left} ${frame.top}V${height - frame.bottom}H${
      width - frame.right
    }" fill="none" stroke="#8c959f"/>`,
    text((frame.left + width - frame.right) / 2, height - 14, x.name, "text-anchor=\"middle\""),
    text(
      0,
      0,
      y.name,
      `text-anchor="middle" transform="translate(22 ${(frame.top + height - frame.bottom) / 2}) rotate(-90)"`
    ),
    ...curves.flatMap(curve),
    ...marks.flatMap((mark) => [dot(mark, "#57606a", 4.5), label(mark, "class=\"halo\"")]),
    ...legend,
    "</svg>",
    ""
  ].join("\n")
}
