/** A small real file of each kind: a picture and a clip of one pixel, a sound of 8 samples, an empty scene. */
import type { MediaKind } from "../../task/TaskRef.ts"

export const sampleFiles: Readonly<Record<MediaKind, string>> = {
  image:
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNIaFgAAALEAYFIUgTEAAAAAElFTkSu" +
    "QmCC",
  video:
    "data:video/webm;base64,GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQJChYECGFOAZ9gVSalmjyrXsYMPQkBNgIFtV0GBbRZUrmu" +
    "brpnXgQFzxYEBg4EBhoVWX1ZQOOCGsIEBuoEBH0O2dZ/ngQCjmoEAAIAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
  audio: "data:audio/wav;base64,UklGRjQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YRAAAAAAAAAAAAAAAAAAAAAAAAAA",
  other: "data:model/gltf-binary;base64,Z2xURgIAAAAwAAAAHAAAAEpTT057ImFzc2V0Ijp7InZlcnNpb24iOiIyLjAifX0g"
}
