/** What the page knows: the jobs that were loaded, kept current by the stream of changes. */
import type { Info, JobSummary, Polled, State } from "@effect-media/studio/Contract"
import { createSignal, type Signal } from "solid-js"
import { createStore, reconcile } from "solid-js/store"
import { call, follow } from "./api.ts"

/** Selects jobs. */
export interface JobFilter {
  readonly states: ReadonlyArray<State>
  readonly vendor: string
  readonly model: string
  readonly text: string
  readonly from: string
  readonly until: string
}

/** Selects all jobs. */
export const noFilter: JobFilter = { states: [], vendor: "", model: "", text: "", from: "", until: "" }

const pageSize = 200

const signals = new Map<string, Signal<JobSummary | undefined>>()

const signalOf = (key: string): Signal<JobSummary | undefined> => {
  const known = signals.get(key)
  if (known !== undefined) return known
  const made = createSignal<JobSummary>()
  signals.set(key, made)
  return made
}

/** The present state of a job, if it was loaded. */
export const jobOf = (key: string): JobSummary | undefined => signalOf(key)[0]()

const put = (job: JobSummary): void => {
  const [known, set] = signalOf(job.key)
  if ((known()?.change ?? -1) <= job.change) set(job)
}

const [polls, setPolls] = createStore<Record<string, Polled>>({})
const [order, setOrder] = createSignal<ReadonlyArray<string>>([])
const [total, setTotal] = createSignal(0)
const [next, setNext] = createSignal<string>()
const [filter, setFilterSignal] = createSignal(noFilter)
const [isConnected, setConnected] = createSignal<boolean>()
const [isLoading, setLoading] = createSignal(true)
const [failure, setFailure] = createSignal<string>()
const [info, setInfo] = createSignal<Info>()
const [changes, setChanges] = createSignal(0)

export { changes, failure, filter, info, isConnected, isLoading, next, order, polls, setInfo, total }

const midnight = (day: string): number => new Date(`${day}T00:00:00`).getTime()
const dayAfter = (day: string): number => {
  const date = new Date(`${day}T00:00:00`)
  date.setDate(date.getDate() + 1)
  return date.getTime()
}

const queryOf = ({ from, model, states, text, until, vendor }: JobFilter) => ({
  ...(states.length > 0 && { states: states.join(",") }),
  ...(vendor !== "" && { vendor }),
  ...(model !== "" && { model }),
  ...(text !== "" && { text }),
  ...(from !== "" && { from: midnight(from) }),
  ...(until !== "" && { until: dayAfter(until) })
})

/** Tells whether a job belongs in the list, by the same rules as the server's. */
const matches = ({ from, model, states, text, until, vendor }: JobFilter, job: JobSummary): boolean => {
  const words = text.toLowerCase()
  return (states.length === 0 || states.includes(job.state)) &&
    (vendor === "" || job.vendor === vendor) &&
    (model === "" || job.model === model) &&
    (from === "" || job.enqueuedAt >= midnight(from)) &&
    (until === "" || job.enqueuedAt < dayAfter(until)) &&
    [job.key, job.prompt, job.model, job.task ?? ""].some((one) => one.toLowerCase().includes(words))
}

let generation = 0

/** Loads the first page again. */
export const reload = async (): Promise<void> => {
  const mine = ++generation
  setLoading(true)
  try {
    const list = await call((client) => client.jobs.list({ query: { ...queryOf(filter()), limit: pageSize } }))
    if (mine !== generation) return
    list.jobs.forEach(put)
    setOrder(list.jobs.map(({ key }) => key))
    setTotal(list.total)
    setNext(list.next)
    setFailure(undefined)
  } catch (error) {
    if (mine === generation) setFailure(error instanceof Error ? error.message : String(error))
  } finally {
    if (mine === generation) setLoading(false)
  }
}

let isLoadingMore = false

/** Loads the next page, if there is one. */
export const loadMore = async (): Promise<void> => {
  const after = next()
  const mine = generation
  if (after === undefined || isLoadingMore) return
  isLoadingMore = true
  try {
    const list = await call((client) => client.jobs.list({ query: { ...queryOf(filter()), limit: pageSize, after } }))
    if (mine !== generation) return
    const known = new Set(order())
    list.jobs.forEach(put)
    setOrder([...order(), ...list.jobs.map(({ key }) => key).filter((key) => !known.has(key))])
    setNext(list.next)
  } catch {
    // The next scroll tries again.
  } finally {
    isLoadingMore = false
  }
}

/** Selects other jobs. */
export const setFilter = (change: Partial<JobFilter>): void => {
  setFilterSignal({ ...filter(), ...change })
  void reload()
}

let counting: ReturnType<typeof setTimeout> | undefined

const countLater = (): void => {
  counting ??= setTimeout(async () => {
    counting = undefined
    const list = await call((client) => client.jobs.list({ query: { ...queryOf(filter()), limit: 1 } })).catch(() =>
      undefined
    )
    if (list !== undefined) setTotal(list.total)
  }, 1000)
}

/** Takes over the present state of a job. */
export const apply = (job: JobSummary): void => {
  const known = jobOf(job.key)
  if (known !== undefined && known.change > job.change) return
  const isShown = order().includes(job.key)
  put(job)
  if (!matches(filter(), job)) {
    if (isShown) setOrder(order().filter((key) => key !== job.key))
  } else if (!isShown) {
    const at = order().findIndex((key) => (jobOf(key)?.enqueuedAt ?? 0) <= job.enqueuedAt)
    // A job that is older than all that are loaded belongs to a later page.
    if (at >= 0) setOrder([...order().slice(0, at), job.key, ...order().slice(at)])
    else if (next() === undefined) setOrder([...order(), job.key])
  }
  if (known === undefined || known.state !== job.state) countLater()
  setChanges(changes() + 1)
}

let lastChange = 0

/** Loads what the page shows first, and follows the changes. */
export const start = (): void => {
  const refresh = () => void call((client) => client.server.info()).then(setInfo, () => undefined)
  follow({
    onConnection: (connected) => {
      setConnected(connected)
      if (connected) refresh()
    },
    onEvent: (event) => {
      switch (event._tag) {
        case "Began":
          // The first list is read after the stream began; a database with lower numbers is another one.
          if (lastChange === 0 || event.change < lastChange) void reload()
          lastChange = Math.max(1, event.change)
          return
        case "Changed":
          lastChange = Math.max(lastChange, event.job.change)
          return apply(event.job)
        case "Polled":
          return setPolls(event.task, reconcile(event))
      }
    }
  })
}
