import { createSignal, Show } from "solid-js"
import type { JobSummary } from "@effect-media/studio/Contract"
import { span } from "../format.ts"
import { polls } from "../store.ts"

const [now, setNow] = createSignal(Date.now())
setInterval(() => setNow(Date.now()), 1000)

export { now }

/** Describes how far a running job is: towards the time at which half of such tasks have ended. */
const progressOf = (job: JobSummary) => {
  const polled = job.task === undefined ? undefined : polls[job.task]
  const begun = job.submittedAt ?? job.enqueuedAt
  const end = polled?.expectedEnd ?? job.expectedEnd
  const count = polled?.polls ?? job.polls
  const told = polled?.progress
  const queries = count === undefined ? "" : `, ${count === 1 ? "1 poll" : `${count} polls`}`
  if (told !== undefined) return { share: told / 100, text: `${Math.round(told)} % as the vendor says${queries}` }
  if (end === undefined) return { share: undefined, text: `${span(now() - begun)} so far${queries}` }
  const share = Math.min(0.98, (now() - begun) / Math.max(1, end.at - begun))
  const left = end.at - now()
  const text = left > 0
    ? `about ${span(left)} left, ${span(Math.max(0, end.earliest - now()))} to ${span(end.latest - now())}${queries}`
    : now() < end.latest
    ? `longer than half of such tasks, ${span(end.latest - now())} to nine of ten${queries}`
    : `longer than nine of ten such tasks${queries}`
  return { share, text }
}

/** The progress of a running job: a bar, and how sure it is. */
export const JobProgress = (props: { readonly job: JobSummary }) => {
  const progress = () => progressOf(props.job)
  return (
    <Show when={props.job.state === "Running"}>
      <span class="progress">
        <Show
          when={progress().share !== undefined}
          fallback={<progress aria-label={`Progress of ${props.job.key}`} />}
        >
          <progress max={1} value={progress().share} aria-label={`Progress of ${props.job.key}`} />
        </Show>
        <small>{progress().text}</small>
      </span>
    </Show>
  )
}
