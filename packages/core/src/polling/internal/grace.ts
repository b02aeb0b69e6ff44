const leastReplies = 3

/** Tolerates replies that cannot be final, for a limited time and a small number of replies. */
export class Grace {
  private readonly millis: number
  private since: number | undefined
  private replies = 0

  constructor(millis: number) {
    this.millis = millis
  }

  /** Counts one more such reply at `now` (ms) and returns whether it is still tolerated. */
  bears(now: number): boolean {
    this.since ??= now
    this.replies += 1
    return now - this.since < this.millis || this.replies < leastReplies
  }

  /** Starts again after a good reply. */
  renew(): void {
    this.since = undefined
    this.replies = 0
  }
}
