/**
 * The ways to poll that are measured.
 *
 * - `fetch`: the loop of the vendors' pages: `fetch`, `response.json()`, `JSON.parse(resultJson)`
 * - `undici`: the same over undici's `request`
 * - `product`, `traced`: a provider's `status` under a budget, without and with spans
 */
export const ways = ["fetch", "undici", "product", "traced"] as const

/** One of them. */
export type Way = (typeof ways)[number]
