import { createEffect, For, Match, onCleanup, onMount, Show, Switch } from "solid-js"
import { setTheme, theme } from "./parts/theme.ts"
import { go, hrefOf, route } from "./route.ts"
import { info, isConnected } from "./store.ts"
import { FileView } from "./views/FileView.tsx"
import { Gallery } from "./views/Gallery.tsx"
import { Jobs } from "./views/Jobs.tsx"
import { JobView } from "./views/JobView.tsx"
import { New } from "./views/New.tsx"

const views = [
  { name: "jobs", title: "Jobs" },
  { name: "gallery", title: "Gallery" },
  { name: "new", title: "New" }
] as const

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName))

/** Keys: a digit opens a view, `/` searches, Escape goes back from a detail. */
const onKey = (event: KeyboardEvent): void => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === "Escape" && route().id !== "") return go(route().view === "file" ? "gallery" : route().view)
  if (isTyping(event.target)) return
  const view = views[Number(event.key) - 1]
  if (view !== undefined) return go(view.name)
  if (event.key !== "/") return
  const search = document.querySelector<HTMLInputElement>("[data-search]")
  if (search === null) return
  event.preventDefault()
  search.focus()
}

/** The page. */
export const App = () => {
  onMount(() => {
    addEventListener("keydown", onKey)
    onCleanup(() => removeEventListener("keydown", onKey))
  })
  createEffect(() => {
    const { title } = views.find(({ name }) => name === route().view) ?? { title: "File" }
    document.title = `${title} · effect-media studio`
  })
  const current = () => (route().view === "file" ? "gallery" : route().view)
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => {
        event.preventDefault()
        document.getElementById("main")?.focus()
      }}>Skip to the content</a>
      <header class="top">
        <a class="brand" href={hrefOf("jobs")}>studio</a>
        <nav aria-label="Views">
          <For each={views}>
            {({ name, title }) => (
              <a href={hrefOf(name)} aria-current={current() === name ? "page" : undefined}>{title}</a>
            )}
          </For>
        </nav>
        <div class="status">
          <span role="status" class={`connection ${isConnected() === false ? "lost" : ""}`}>
            {isConnected() === undefined ? "Connecting" : isConnected() ? "Live" : "Connection lost. Trying again."}
          </span>
          <Show when={info()?.isPaused}><span class="pill warn">Intake paused</span></Show>
          <label class="theme">
            <span class="hidden">Colours</span>
            <select value={theme()} onChange={(event) => setTheme(event.currentTarget.value)}>
              <option value="auto">Auto</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select>
          </label>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Switch fallback={<p class="empty">There is no such view. <a href={hrefOf("jobs")}>Show the jobs</a></p>}>
          <Match when={route().view === "jobs"}>
            <Jobs />
            <Show when={route().id !== "" && route().id} keyed>{(key) => <JobView key={key} />}</Show>
          </Match>
          <Match when={route().view === "gallery"}><Gallery /></Match>
          <Match when={route().view === "file" && route().id} keyed>{(path) => <FileView path={path} />}</Match>
          <Match when={route().view === "new"}><New /></Match>
        </Switch>
      </main>
    </>
  )
}
