import { Match, Show, Switch } from "solid-js"
import type { FileSummary } from "@effect-media/studio/Contract"
import { fileUrl } from "../api.ts"
import { Waveform } from "./Waveform.tsx"

type File = Pick<FileSummary, "kind" | "mediaType" | "name" | "path">

/** Returns true if a browser shows files of this type. Others are downloads: they could execute something. */
const isShown = ({ mediaType }: File): boolean =>
  /^(?:image\/(?:png|jpeg|gif|webp|avif|bmp)|video\/|audio\/)/.test(mediaType)

/** A small picture of a file, in a box of a fixed size. */
export const Thumbnail = (props: { readonly file: File; readonly label?: string }) => (
  <span class="thumbnail">
    <Switch fallback={<span class="glyph" aria-hidden="true">{props.file.kind === "audio" ? "♪" : "▤"}</span>}>
      <Match when={isShown(props.file) && props.file.kind === "image" && props.file.path}>
        {(path) => <img src={fileUrl(path())} alt={props.label ?? ""} loading="lazy" decoding="async" />}
      </Match>
      <Match when={isShown(props.file) && props.file.kind === "video" && props.file.path}>
        {(path) => (
          <>
            <video src={`${fileUrl(path())}#t=0.1`} preload="metadata" muted tabIndex={-1} aria-hidden="true" />
            <span class="glyph over" aria-hidden="true">▶</span>
          </>
        )}
      </Match>
    </Switch>
  </span>
)

/** A file as large as there is room. */
export const Preview = (props: { readonly file: File; readonly label: string }) => (
  <Show when={props.file.path} fallback={<p>The file is not in the folder of the studio.</p>}>
    {(path) => (
      <Switch fallback={
        <p>
          {props.file.name} is not shown here. <a href={`${fileUrl(path())}?download`} download="">Download</a>
        </p>
      }>
        <Match when={isShown(props.file) && props.file.kind === "image"}>
          <img class="preview" src={fileUrl(path())} alt={props.label} />
        </Match>
        <Match when={isShown(props.file) && props.file.kind === "video"}>
          <video class="preview" src={fileUrl(path())} controls preload="metadata" aria-label={props.label} />
        </Match>
        <Match when={isShown(props.file) && props.file.kind === "audio"}>
          <Waveform url={fileUrl(path())} />
          <audio class="preview" src={fileUrl(path())} controls preload="metadata" aria-label={props.label} />
        </Match>
      </Switch>
    )}
  </Show>
)
