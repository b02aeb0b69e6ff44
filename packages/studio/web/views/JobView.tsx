import type { Effect } from "effect/Effect"
import { createEffect, createResource, createSignal, For, Show } from "solid-js"
import type { JobSummary } from "@effect-media/studio/Contract"
import { call, type Client } from "../api.ts"
import { fullTime, money, span } from "../format.ts"
import { Facts } from "../parts/Facts.tsx"
import { JobProgress } from "../parts/JobProgress.tsx"
import { Preview } from "../parts/Media.tsx"
import { hrefOf } from "../route.ts"
import { apply, jobOf } from "../store.ts"

/** Returns the links of a request's input: the files that the job began with. */
const linksOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string"
    ? /^https?:\/\//.test(value) ? [value] : []
    : typeof value === "object" && value !== null
    ? Object.values(value).flatMap(linksOf)
    : []

const inputOf = (request: unknown): unknown =>
  typeof request === "object" && request !== null && "input" in request ? request.input : request

const Actions = (props: { readonly job: JobSummary }) => {
  const [message, setMessage] = createSignal("")
  const [isBusy, setBusy] = createSignal(false)
  const run = async <E,>(use: (client: Client) => Effect<JobSummary, E>, done: string) => {
    setBusy(true)
    try {
      apply(await call(use))
      setMessage(done)
    } catch (error) {
      setMessage(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  const hasEnded = () => props.job.state === "Failed" || props.job.state === "Interrupted"
  const isOpen = () => props.job.state === "Queued" || props.job.state === "Running"
  const retry = (resubmit: boolean) =>
    run((client) => client.jobs.retry({ payload: { key: props.job.key, resubmit } }), "The job runs again.")
  const resubmit = () => {
    if (confirm("Submit the job again? If the vendor has accepted it before, it is billed twice.")) void retry(true)
  }
  return (
    <div class="actions">
      <Show when={hasEnded()}>
        <button type="button" class="primary" disabled={isBusy()} onClick={() => void retry(false)}>Retry</button>
        <button type="button" disabled={isBusy()} onClick={resubmit}>Submit again</button>
      </Show>
      <Show when={isOpen()}>
        <button
          type="button"
          disabled={isBusy()}
          title="Ends the job here. The vendor's task continues and is billed."
          onClick={() =>
            void run((client) => client.jobs.interrupt({ payload: { key: props.job.key } }), "The job is interrupted.")}
        >
          Interrupt
        </button>
      </Show>
      <a class="button" href={hrefOf("new", "", { from: props.job.key })}>Again with changes</a>
      <Show when={props.job.handle}>
        {(handle) => (
          <button
            type="button"
            onClick={() => void navigator.clipboard.writeText(handle()).then(() => setMessage("The handle is copied."))}
          >
            Copy handle
          </button>
        )}
      </Show>
      <span role="status">{message()}</span>
    </div>
  )
}

/** One job, with everything that is known of it. */
export const JobView = (props: { readonly key: string }) => {
  let heading: HTMLHeadingElement | undefined
  const [detail] = createResource(
    () => [props.key, jobOf(props.key)?.change] as const,
    ([key]) => call((client) => client.jobs.get({ query: { key } }))
  )
  createEffect(() => {
    if (detail.latest !== undefined && document.activeElement?.closest(".detail") === null) heading?.focus()
  })
  const job = () => jobOf(props.key) ?? detail.latest?.job
  return (
    <aside class="detail" aria-label="Job">
      <header>
        <h2 tabIndex={-1} ref={(element) => (heading = element)}>{job()?.prompt || props.key}</h2>
        <a class="button" href={hrefOf("jobs")} aria-label="Close the job">✕</a>
      </header>
      <Show when={detail.error === undefined} fallback={<p role="alert">There is no job "{props.key}".</p>}>
        <Show when={job()} fallback={<p>Loading</p>} keyed={false}>
          {(job) => (
            <>
              <p>
                <span class={`pill ${job().state.toLowerCase()}`}>{job().state}</span> {job().vendor} · {job().model}
              </p>
              <JobProgress job={job()} />
              <Show when={job().problem}>
                {(problem) => (
                  <div class="problem">
                    <strong>{problem().tag}</strong>
                    <p>{problem().summary}</p>
                    <p>{problem().advice}</p>
                  </div>
                )}
              </Show>
              <Actions job={job()} />
              <div class="results">
                <For each={job().files}>
                  {(file) => (
                    <figure>
                      <Preview file={file} label={job().prompt} />
                      <figcaption>
                        <Show when={file.path} fallback={file.name}>
                          {(path) => <a href={hrefOf("file", path())}>{file.name}</a>}
                        </Show>
                      </figcaption>
                    </figure>
                  )}
                </For>
              </div>
              <Facts
                facts={[
                  ["Key", job().key],
                  ["Attempt", String(job().attempt)],
                  ["Enqueued", fullTime(job().enqueuedAt)],
                  ["Submitted", job().submittedAt === undefined ? "" : fullTime(job().submittedAt ?? 0)],
                  ["Ended", job().endedAt === undefined ? "" : fullTime(job().endedAt ?? 0)],
                  ["Took", job().endedAt === undefined ? "" : span((job().endedAt ?? 0) - job().enqueuedAt)],
                  ["Cost", costText(job())],
                  ["Task", job().task ?? ""]
                ]}
              />
              <Show when={detail.latest}>
                {(latest) => (
                  <>
                    <h3>Inputs</h3>
                    <div class="inputs">
                      <For each={linksOf(inputOf(latest().request))}>
                        {(link) => <a href={link} rel="noreferrer" target="_blank">{link}</a>}
                      </For>
                    </div>
                    <pre tabIndex={0}>{JSON.stringify(latest().request, null, 2)}</pre>
                  </>
                )}
              </Show>
            </>
          )}
        </Show>
      </Show>
    </aside>
  )
}

const costText = ({ cost }: JobSummary): string =>
  cost === undefined ? "" : `${money(cost)}${cost.isEstimated ? " (estimated)" : ""}`

