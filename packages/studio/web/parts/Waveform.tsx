import { createSignal, onMount, Show } from "solid-js"

const bars = 160
/** A longer recording would take too much memory to decode. */
const largest = 30_000_000

/** Returns the loudest sample of each part of a recording, from 0 to 1. */
const peaksOf = (samples: Float32Array): ReadonlyArray<number> => {
  const size = Math.max(1, Math.floor(samples.length / bars))
  return Array.from({ length: bars }, (_, bar) => {
    let peak = 0
    for (let at = bar * size; at < Math.min(samples.length, (bar + 1) * size); at++) {
      peak = Math.max(peak, Math.abs(samples[at] ?? 0))
    }
    return Math.min(1, peak)
  })
}

const read = async (url: string): Promise<ReadonlyArray<number>> => {
  const response = await fetch(url)
  if (!response.ok || Number(response.headers.get("content-length") ?? 0) > largest) return []
  const context = new OfflineAudioContext(1, 1, 44_100)
  return peaksOf((await context.decodeAudioData(await response.arrayBuffer())).getChannelData(0))
}

/** The waveform of a recording. */
export const Waveform = (props: { readonly url: string }) => {
  const [peaks, setPeaks] = createSignal<ReadonlyArray<number>>([])
  onMount(() => void read(props.url).then(setPeaks, () => undefined))
  const path = () =>
    peaks().map((peak, bar) => `M${bar * 4 + 2} ${32 - peak * 30}V${32 + peak * 30}`).join("")
  return (
    <div class="waveform">
      <Show when={peaks().length > 0}>
        <svg viewBox={`0 0 ${bars * 4} 64`} preserveAspectRatio="none" aria-hidden="true"><path d={path()} /></svg>
      </Show>
    </div>
  )
}
