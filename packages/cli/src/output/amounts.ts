import type { Cost, Estimate } from "@effect-media/core/spending/Cost"

/** Formats an amount: `$0.14`, `18 credits`. */
export const amountOf = ({ amount, unit }: Cost): string => {
  const text = amount.toFixed(4).replace(/\.?0+$/, "")
  if (unit !== "USD") return `${text} ${unit}`
  return `$${/\.\d{1}$/.test(text) ? `${text}0` : text}`
}

/** Formats an estimate with its calculation: `about $0.40 (5 × $0.08 per second, vendor, 2026-10)`. */
export const estimateOf = ({ cost, evidence, per, price, seen, times }: Estimate): string => {
  const each = `${amountOf({ amount: price, unit: cost.unit })} per ${per}`
  const source = [`${times === 1 ? "" : `${times} × `}${each}`, evidence, ...(seen === undefined ? [] : [seen])]
  return `about ${amountOf(cost)} (${source.join(", ")})`
}
