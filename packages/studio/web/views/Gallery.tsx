import { createVirtualizer } from "@tanstack/solid-virtual"
import { createEffect, createMemo, createSignal, For, Match, on, onCleanup, onMount, Show, Switch } from "solid-js"
import type { GalleryItem } from "@effect-media/studio/Contract"
import { call } from "../api.ts"
import { counted, day } from "../format.ts"
import { Thumbnail } from "../parts/Media.tsx"
import { hrefOf } from "../route.ts"
import { changes, info } from "../store.ts"

type Kind = GalleryItem["kind"]

/** A line of the gallery: a day, or some tiles. */
type Line = { readonly day: string } | { readonly tiles: ReadonlyArray<GalleryItem> }

const pageSize = 200
const tileHeight = 236

const linesOf = (items: ReadonlyArray<GalleryItem>, columns: number): ReadonlyArray<Line> => {
  const lines: Array<Line> = []
  let today = ""
  let tiles: Array<GalleryItem> = []
  const close = () => {
    if (tiles.length > 0) lines.push({ tiles })
    tiles = []
  }
  for (const item of items) {
    const itsDay = day(item.savedAt)
    if (itsDay !== today) {
      close()
      lines.push({ day: itsDay })
      today = itsDay
    }
    tiles.push(item)
    if (tiles.length === columns) close()
  }
  close()
  return lines
}

/** The saved files, newest first, by day. Only the lines in sight are in the document. */
export const Gallery = () => {
  const [items, setItems] = createSignal<ReadonlyArray<GalleryItem>>([])
  const [total, setTotal] = createSignal<number>()
  const [kind, setKind] = createSignal<Kind | "">("")
  const [text, setText] = createSignal("")
  const [problem, setProblem] = createSignal("")
  const [columns, setColumns] = createSignal(4)
  // The virtualizer needs the element when it is in the document, which is a moment after its creation.
  const [scroller, setScroller] = createSignal<HTMLDivElement>()
  const query = () => {
    const chosen = kind()
    return { ...(chosen !== "" && { kind: chosen }), ...(text() !== "" && { text: text() }) }
  }
  let isLoading = false
  const load = async (from: number) => {
    if (isLoading) return
    isLoading = true
    try {
      const limit = from === 0 ? Math.max(pageSize, Math.min(500, items().length)) : pageSize
      const list = await call((client) => client.gallery.items({ query: { ...query(), from, limit } }))
      setItems(from === 0 ? list.items : [...items().slice(0, from), ...list.items])
      setTotal(list.total)
      setProblem("")
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      isLoading = false
    }
  }
  createEffect(on([kind, text], () => void load(0)))
  let later: ReturnType<typeof setTimeout> | undefined
  createEffect(on(changes, () => {
    // The manifest is read a moment after the job has ended.
    later ??= setTimeout(() => {
      later = undefined
      void load(0)
    }, 1200)
  }, { defer: true }))
  const lines = createMemo(() => linesOf(items(), columns()))
  const rows = createVirtualizer({
    get count() {
      return lines().length
    },
    getScrollElement: () => scroller() ?? null,
    estimateSize: (index) => ("day" in (lines()[index] ?? { day: "" }) ? 44 : tileHeight),
    overscan: 3
  })
  createEffect(on([columns, items], () => rows.measure()))
  createEffect(() => {
    const last = rows.getVirtualItems().at(-1)
    if (last !== undefined && last.index >= lines().length - 3 && items().length < (total() ?? 0)) {
      void load(items().length)
    }
  })
  onMount(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setColumns(Math.max(2, Math.floor(entry.contentRect.width / 230)))
    })
    createEffect(() => {
      const element = scroller()
      if (element !== undefined) observer.observe(element)
    })
    onCleanup(() => {
      observer.disconnect()
      clearTimeout(later)
    })
  })
  return (
    <section class="gallery" aria-label="Gallery">
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <input
          data-search
          type="search"
          placeholder="Search prompts, models, names"
          aria-label="Search prompts, models and names"
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <select aria-label="Kind" onChange={(event) => setKind(event.currentTarget.value as Kind | "")}>
          <option value="">All kinds</option>
          <option value="image">Pictures</option>
          <option value="video">Films</option>
          <option value="audio">Sound</option>
          <option value="other">Other files</option>
        </select>
        <span role="status">{total() === undefined ? "Loading" : counted(total() ?? 0, "file")}</span>
      </form>
      <Show when={problem() !== ""}><p role="alert" class="bad">{problem()}</p></Show>
      <Show when={total() === 0}>
        <div class="empty">
          <p>There are no files with a manifest in {info()?.folder ?? "the folder"}.</p>
          <p>They appear here as soon as a job has saved them. <a href={hrefOf("new")}>Make a picture</a></p>
        </div>
      </Show>
      <div class="scroller" ref={(element) => queueMicrotask(() => setScroller(element))}>
        <div class="lines" style={{ height: `${rows.getTotalSize()}px` }}>
          <For each={rows.getVirtualItems()}>
            {(row) => (
              <div class="line" style={{ transform: `translateY(${row.start}px)` }}>
                <Switch>
                  <Match when={dayOf(lines()[row.index])}>{(title) => <h2>{title()}</h2>}</Match>
                  <Match when={tilesOf(lines()[row.index])}>
                    {(tiles) => (
                      <div class="tiles" style={{ "--columns": columns() }}>
                        <For each={tiles()}>
                          {(item) => (
                            <a class="tile" href={hrefOf("file", item.path)}>
                              <Thumbnail file={item} label={item.prompt} />
                              <span>{item.prompt || item.name}</span>
                            </a>
                          )}
                        </For>
                      </div>
                    )}
                  </Match>
                </Switch>
              </div>
            )}
          </For>
        </div>
      </div>
    </section>
  )
}

const dayOf = (line: Line | undefined) => (line !== undefined && "day" in line ? line.day : undefined)
const tilesOf = (line: Line | undefined) => (line !== undefined && "tiles" in line ? line.tiles : undefined)
