/**
 * Lists the measured ways to poll.
 *
 * - `fetch`: the loop of the vendors' pages: `fetch`, `response.json()`, `JSON.parse(resultJson)`
 * - `undici`: the same over undici's `request`
 * - `product`, `traced`: a provider's `status` under rate limits, without and with spans
 */
export const ways = ["fetch", "undici", "product", "traced"] as const

/** One of the measured ways. */
export type Way = (typeof ways)[number]
