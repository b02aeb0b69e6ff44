import { formatDuration } from "@effect-media/core/polling/ProgressLine"

/** The state of several jobs; `begun` and `now` are in ms, `cost` is a text. */
export interface Summary {
  readonly items: number
  readonly saved: number
  readonly failed: number
  readonly running: number
  readonly begun: number
  readonly now: number
  readonly cost: string
}

/**
 * Formats one line for several jobs: `7/20 saved · 6 running · about 40 s · $0.14`. The remaining time is that of the
 * ended jobs in proportion.
 */
export const summaryLine = ({ begun, cost, failed, items, now, running, saved }: Summary): string => {
  const ended = saved + failed
  const left = ended === 0 || ended >= items ? undefined : (now - begun) / ended * (items - ended)
  return [
    `${saved}/${items} saved`,
    ...(failed === 0 ? [] : [`${failed} failed`]),
    ...(running === 0 ? [] : [`${running} running`]),
    ...(left === undefined ? [] : [`about ${formatDuration(left)}`]),
    ...(cost === "" ? [] : [cost])
  ].join(" · ")
}
