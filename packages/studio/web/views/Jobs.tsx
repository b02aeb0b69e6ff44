import { createVirtualizer } from "@tanstack/solid-virtual"
import { createEffect, createResource, createSignal, For, Show } from "solid-js"
import type { JobSummary, State } from "@effect-media/studio/Contract"
import { call } from "../api.ts"
import { counted, fullTime, money, time } from "../format.ts"
import { JobProgress } from "../parts/JobProgress.tsx"
import { Thumbnail } from "../parts/Media.tsx"
import { hrefOf, route } from "../route.ts"
import {
  failure,
  filter,
  info,
  isLoading,
  jobOf,
  loadMore,
  next,
  noFilter,
  order,
  reload,
  setFilter,
  setInfo,
  total
} from "../store.ts"

const states: ReadonlyArray<State> = ["Queued", "Running", "Succeeded", "Failed", "Interrupted"]

let typing: ReturnType<typeof setTimeout> | undefined

const Filters = () => {
  const [vendors] = createResource(() => call((client) => client.vendors.all()))
  const toggle = (state: State) =>
    setFilter({
      states: filter().states.includes(state)
        ? filter().states.filter((one) => one !== state)
        : [...filter().states, state]
    })
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <input
        data-search
        type="search"
        placeholder="Search prompts, models, keys"
        aria-label="Search prompts, models and keys"
        value={filter().text}
        onInput={(event) => {
          const text = event.currentTarget.value
          clearTimeout(typing)
          typing = setTimeout(() => setFilter({ text }), 120)
        }}
      />
      <div role="group" aria-label="States" class="chips">
        <For each={states}>
          {(state) => (
            <button
              type="button"
              class="chip"
              aria-pressed={filter().states.includes(state)}
              onClick={() => toggle(state)}
            >
              {state}
            </button>
          )}
        </For>
      </div>
      <select
        aria-label="Vendor"
        value={filter().vendor}
        onChange={(event) => setFilter({ vendor: event.currentTarget.value })}
      >
        <option value="">All vendors</option>
        <For each={vendors() ?? []}>{({ name }) => <option value={name}>{name}</option>}</For>
      </select>
      <input
        aria-label="Model"
        placeholder="Model"
        list="models"
        value={filter().model}
        onChange={(event) => setFilter({ model: event.currentTarget.value })}
      />
      <datalist id="models">
        <For each={(vendors() ?? []).flatMap(({ models }) => models)}>{({ id }) => <option value={id} />}</For>
      </datalist>
      <label>
        From{" "}
        <input type="date" value={filter().from} onChange={(event) => setFilter({ from: event.currentTarget.value })} />
      </label>
      <label>
        until{" "}
        <input
          type="date"
          value={filter().until}
          onChange={(event) => setFilter({ until: event.currentTarget.value })}
        />
      </label>
    </form>
  )
}

const Row = (props: { readonly job: JobSummary; readonly position: number }) => (
  <a
    class="row"
    data-row={props.position}
    href={hrefOf("jobs", props.job.key)}
    aria-current={route().id === props.job.key ? "true" : undefined}
  >
    <Thumbnail file={props.job.files[0] ?? { kind: "other", mediaType: "", name: "" }} />
    <span class="what">
      <strong>{props.job.prompt === "" ? props.job.key : props.job.prompt}</strong>
      <small>
        {props.job.vendor} · {props.job.model}
      </small>
      <JobProgress job={props.job} />
      <Show when={props.job.problem}>{(problem) => <small class="bad">{problem().summary}</small>}</Show>
      <Show when={props.job.waitsForWorker}>
        <small class="bad">Waits for a worker that has {props.job.vendor}.</small>
      </Show>
    </span>
    <span class={`pill ${props.job.state.toLowerCase()}`}>{props.job.state}</span>
    <span class="cost">
      <Show when={props.job.cost}>
        {(cost) => (
          <span title={cost().isEstimated ? "Estimated by the published price" : "As the vendor reported"}>
            {cost().isEstimated ? "~" : ""}
            {money(cost())}
          </span>
        )}
      </Show>
    </span>
    <time dateTime={new Date(props.job.enqueuedAt).toISOString()} title={fullTime(props.job.enqueuedAt)}>
      {time(props.job.enqueuedAt)}
    </time>
  </a>
)

const Empty = () => (
  <div class="empty">
    <Show
      when={filter() === noFilter || JSON.stringify(filter()) === JSON.stringify(noFilter)}
      fallback={
        <p>
          No job matches. <button type="button" onClick={() => setFilter(noFilter)}>Show all jobs</button>
        </p>
      }
    >
      <p>There are no jobs yet.</p>
      <p>
        <a class="button" href={hrefOf("new")}>Make a picture</a>
      </p>
      <p>
        Or from a shell: <code>effect-media jobs enqueue kie --key boat --model google/nano-banana --prompt "a paper boat"</code>
      </p>
    </Show>
  </div>
)

/** The jobs, newest first. Only the rows in sight are in the document. */
export const Jobs = () => {
  // The virtualizer needs the element when it is in the document, which is a moment after its creation.
  const [scroller, setScroller] = createSignal<HTMLDivElement>()
  const rows = createVirtualizer({
    get count() {
      return order().length
    },
    getScrollElement: () => scroller() ?? null,
    estimateSize: () => 84,
    overscan: 6
  })
  createEffect(() => {
    const last = rows.getVirtualItems().at(-1)
    if (last !== undefined && last.index >= order().length - 40 && next() !== undefined) void loadMore()
  })
  const setPaused = () =>
    void call((client) => client.jobs.setPaused({ payload: { isPaused: info()?.isPaused !== true } })).then(setInfo)
  const focusRow = (position: number) => {
    const at = Math.max(0, Math.min(order().length - 1, position))
    rows.scrollToIndex(at)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row="${at}"]`)?.focus())
  }
  const onKey = (event: KeyboardEvent) => {
    const at = Number(document.activeElement?.getAttribute("data-row") ?? -1)
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined && at >= 0) {
      event.preventDefault()
      focusRow(at + step)
    }
  }
  return (
    <section class="jobs" aria-label="Jobs">
      <Filters />
      <div class="bar">
        <span role="status">
          {isLoading() && order().length === 0 ? "Loading" : counted(total(), "job")}
        </span>
        <button type="button" onClick={setPaused}>{info()?.isPaused ? "Accept new jobs" : "Pause intake"}</button>
        <Show when={info() && !info()?.runsJobs}>
          <span>This studio runs no jobs: start it with a key, or run effect-media worker.</span>
        </Show>
      </div>
      <Show when={failure()}>
        {(message) => (
          <p role="alert" class="bad">
            {message()} <button type="button" onClick={() => void reload()}>Try again</button>
          </p>
        )}
      </Show>
      <Show when={order().length > 0 || isLoading()} fallback={<Empty />}>
        <div class="scroller" ref={(element) => queueMicrotask(() => setScroller(element))} onKeyDown={onKey}>
          <ul style={{ height: `${rows.getTotalSize()}px` }}>
            <For each={rows.getVirtualItems()}>
              {(item) => (
                <Show when={jobOf(order()[item.index] ?? "")}>
                  {(job) => (
                    <li
                      style={{ transform: `translateY(${item.start}px)` }}
                      aria-setsize={total()}
                      aria-posinset={item.index + 1}
                    >
                      <Row job={job()} position={item.index} />
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </section>
  )
}
