/**
 * Lists the measured ways to wait.
 *
 * - `promise`: an `async` loop over `setTimeout`
 * - `generator`: a loop in `Effect.gen`
 * - `repeat`: `Effect.repeat` with a schedule
 * - `product`, `traced`: `Poller.wait`, without and with spans
 */
export const ways = ["promise", "generator", "repeat", "product", "traced"] as const

/** One of the measured ways. */
export type Way = (typeof ways)[number]
