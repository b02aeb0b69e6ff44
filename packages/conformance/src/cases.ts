/**
 * Defines the fault table: 33 cases, each with the vendor's behaviour and the expected observations.
 */
import * as Duration from "effect/Duration"
import { type Api, elsewhere, noLink } from "./Api.ts"
import type { ByMode, Case, Check, Scenario, Variant } from "./Case.ts"
import {
  aborted,
  all,
  endsAfter,
  endsAs,
  endsWell,
  gapAtLeast,
  gapBelow,
  interruptedWithHandle,
  normalPause,
  notBefore,
  onTime,
  overAtOnce,
  polls,
  pollsAtLeast,
  savesNothing,
  savesTheOthers,
  submits
} from "./checks.ts"
import { type DateForm, Event, type Place } from "./Event.ts"

const { Bare, Cancelled, Done, Empty, Failed, Hang, Held, Html, Late, NotFound, Pending, Refused, Reset } = Event
const { Encoded, Garbled, Redirected, Slow, Truncated, Word } = Event

const placesOf = (api: Api): ReadonlyArray<Place> => api.refusesByStatus === true ? ["status"] : ["status", "body"]
const forms: ReadonlyArray<DateForm> = ["imf", "rfc850", "asctime"]
const junk = { soon: "soon", "-5": "-5", "0": "0", "400 digits": "9".repeat(400) }

const anHour: ByMode = { virtual: "1 hour", sockets: "5 minutes" }
const aMinute: ByMode = { virtual: "1 minute", sockets: "1500 millis" }
const aSecond: ByMode = { virtual: "1 second", sockets: "150 millis" }

const play = (...polls: ReadonlyArray<Event>): Scenario => ({ polls, deadline: anHour })

const variant = (name: string, scenario: Scenario, check: Check): Variant => ({ name, scenario, check })

const only = (scenario: Scenario, check: Check) => (): ReadonlyArray<Variant> => [variant("", scenario, check)]

const inBothPlaces = (scenario: (place: Place) => Scenario, check: Check) => (api: Api): ReadonlyArray<Variant> =>
  placesOf(api).map((place) => variant(`as ${place}`, scenario(place), check))

const endsWellInOneSubmit = all(endsWell, submits(1))

const timesOut = all(
  endsAs("WaitTimeout", (error, { polls }) => error.polls === polls.length ? undefined : `says ${error.polls} polls`),
  onTime
)

const timesOutWithAll = all(
  timesOut,
  endsAs("WaitTimeout", ({ cause, lastSnapshot, ref }, { tasks }) =>
    ref.id === "" || tasks !== 1
      ? "no handle"
      : lastSnapshot === undefined
      ? "no last status"
      : cause?._tag !== "ProviderUnavailable"
      ? `the cause ${cause?._tag}`
      : undefined)
)

/** Checks a submit whose outcome is unknown: it is not repeated, or repeated under one key. */
const unknownOutcome = (api: Api): Check =>
  api.takesKey
    ? all(endsWell, ({ submits }) => {
      const keys = new Set(submits.map(({ idempotencyKey }) => idempotencyKey))
      return keys.size === 1 && !keys.has(undefined) ? undefined : `${keys.size} keys`
    })
    : all(endsAs("SubmitOutcomeUnknown"), submits(1), polls(0))

export const cases: ReadonlyArray<Case> = [
  {
    number: 1,
    vendor: "pending twice, then done",
    passes: "result; exactly 1 submit",
    variants: only(play(Pending(), Pending(), Done()), all(endsWellInOneSubmit, polls(3)))
  },
  {
    number: 2,
    vendor: "one 503 on a poll",
    passes: "ends well, 1 submit",
    variants: inBothPlaces(
      (place) => play(Pending(), Refused({ code: 503, place }), Done()),
      all(endsWellInOneSubmit, polls(3))
    )
  },
  {
    number: 3,
    vendor: "one HTML 502 on a poll",
    passes: "ends well",
    variants: only(play(Pending(), Html(), Done()), all(endsWellInOneSubmit, polls(3)))
  },
  {
    number: 4,
    vendor: "one connection reset on a poll",
    passes: "ends well",
    variants: only(play(Pending(), Reset({ when: "before" }), Done()), all(endsWellInOneSubmit, polls(3)))
  },
  {
    number: 5,
    vendor: "one truncated JSON body with 200",
    passes: "ends well",
    variants: () =>
      (["lives", "dies"] as const).map((connection) =>
        variant(
          `its connection ${connection}`,
          play(Pending(), Truncated({ connection }), Done()),
          all(endsWellInOneSubmit, polls(3))
        )
      )
  },
  {
    number: 6,
    vendor: "one empty body with 200",
    passes: "ends well",
    variants: only(play(Pending(), Empty(), Done()), all(endsWellInOneSubmit, polls(3)))
  },
  {
    number: 7,
    vendor: "one 429 with Retry-After: 3 on a poll",
    passes: "ends well, waited ≥ 3 s, but not forever",
    variants: inBothPlaces(
      (place) => ({
        ...play(Pending(), Refused({ code: 429, place, retryAfter: "3" }), Pending(), Done()),
        pause: aSecond
      }),
      all(endsWellInOneSubmit, polls(4), gapAtLeast(1, 3000), gapBelow(1, 5000), gapBelow(2, 3000))
    )
  },
  {
    number: 8,
    vendor: "the same as an HTTP date",
    passes: "ends well, waited until then",
    variants: () =>
      forms.map((form) =>
        variant(
          `as ${form}`,
          {
            ...play(Pending(), Refused({ code: 429, place: "status", retryAfter: { at: 5, form } }), Pending(), Done()),
            pause: aSecond
          },
          all(endsWellInOneSubmit, polls(4), notBefore(1, 5), gapBelow(2, 3000))
        )
      )
  },
  {
    number: 9,
    vendor: "20 s of 503 in the middle; 30 min inside a 1 h deadline",
    passes: "ends well, 1 submit",
    variants: () => [
      variant(
        "20 s",
        {
          ...play(Pending()),
          takes: { virtual: "50 seconds", sockets: "3 seconds" },
          outage: {
            from: { virtual: "10 seconds", sockets: "0.4 seconds" },
            until: { virtual: "30 seconds", sockets: "2 seconds" }
          },
          pause: { virtual: "3 seconds", sockets: "150 millis" }
        },
        all(endsWellInOneSubmit, ({ polls }) => polls.some(({ status }) => status === 503) ? undefined : "no outage")
      ),
      variant(
        "30 min",
        {
          ...play(Pending()),
          takes: { virtual: "40 minutes", sockets: "9 seconds" },
          outage: {
            from: { virtual: "2 minutes", sockets: "0.4 seconds" },
            until: { virtual: "32 minutes", sockets: "8 seconds" }
          }
        },
        all(
          endsWellInOneSubmit,
          ({ polls }) => polls.filter(({ status }) => status === 503).length > 2 ? undefined : "no outage"
        )
      )
    ]
  },
  {
    number: 10,
    vendor: "401 on a poll, as a status and as a body code",
    passes: "Unauthorized after that one poll",
    variants: inBothPlaces(
      (place) => play(Refused({ code: 401, place })),
      all(endsAs("Unauthorized"), polls(1), submits(1))
    )
  },
  {
    number: 11,
    vendor: "one unknown status word",
    passes: "ends well, normal pauses",
    variants: only(
      play(Pending(), Word(), Pending(), Done()),
      all(endsWellInOneSubmit, polls(4), normalPause(0), normalPause(1), normalPause(2))
    )
  },
  {
    number: 12,
    vendor: "an unknown status word, forever",
    passes: "WaitTimeout at the deadline, no gap under 100 ms",
    variants: () => [
      variant(
        "the vendor's pace",
        { polls: [Word()], deadline: { virtual: "10 minutes", sockets: "5 seconds" } },
        all(timesOut, pollsAtLeast(5))
      ),
      variant(
        "no pause at all",
        {
          polls: [Word()],
          deadline: { virtual: "10 seconds", sockets: "2 seconds" },
          pause: { virtual: 0, sockets: 0 }
        },
        all(timesOut, pollsAtLeast(5))
      )
    ]
  },
  {
    number: 13,
    vendor: "failed, with a code",
    passes: "TaskFailed with the vendor's code, a category, the text",
    variants: ({ failures }) =>
      Object.entries(failures).map(([spelling, { category, code, reason }]) =>
        variant(
          spelling,
          play(Pending(), Failed({ spelling })),
          endsAs("TaskFailed", (error) =>
            error.code === code && error.category === category && error.description === reason
              ? undefined
              : `${error.code} ${error.category} ${error.description}`)
        )
      )
  },
  {
    number: 14,
    vendor: "cancelled, or any end that is no success",
    passes: "its own tag",
    variants: ({ cancelled }) => [
      variant("", play(Pending(), Cancelled()), all(endsAs(cancelled), polls(2)))
    ]
  },
  {
    number: 15,
    vendor: "reset on submit",
    passes: "exactly 1 POST, SubmitOutcomeUnknown",
    variants: (api) =>
      (["before", "after"] as const).map((when) =>
        variant(
          `${when} the job was taken`,
          { ...play(Pending(), Done()), submits: [Reset({ when })] },
          unknownOutcome(api)
        )
      )
  },
  {
    number: 16,
    vendor: "503 on submit",
    passes: "exactly 1 POST, SubmitOutcomeUnknown",
    variants: (api) =>
      placesOf(api).map((place) =>
        variant(
          `as ${place}`,
          { ...play(Pending(), Done()), submits: [Refused({ code: 503, place })] },
          unknownOutcome(api)
        )
      )
  },
  {
    number: 17,
    vendor: "429 with Retry-After: 2 on submit",
    passes: "second POST ≥ 2 s later, ends well",
    variants: inBothPlaces(
      (place) => ({ ...play(Pending(), Done()), submits: [Refused({ code: 429, place, retryAfter: "2" })] }),
      all(endsWell, submits(2), ({ epoch, lost, slack, submits: [first, second] }) => {
        const [from, until] = [first?.at ?? 0, second?.at ?? 0]
        const gap = until - from
        return gap >= 2000 - slack.early && gap - lost(epoch + from, epoch + until) < 5000
          ? undefined
          : `${gap} ms between the submits`
      })
    )
  },
  {
    number: 18,
    vendor: "Retry-After: 999999999",
    passes: "no gap under 100 ms, ends by the deadline",
    variants: (api) => [
      ...placesOf(api).map((place) =>
        variant(
          `on a 429 as ${place}`,
          { polls: [Pending(), Refused({ code: 429, place, retryAfter: "999999999" })], deadline: aMinute },
          timesOut
        )
      ),
      variant("on a pending 200", { polls: [Held({ retryAfter: "999999999" })], deadline: aMinute }, timesOut),
      variant(
        "on a submit",
        {
          ...play(Done()),
          submits: [Refused({ code: 429, place: "status", retryAfter: "999999999" })]
        },
        all(
          endsAs(
            "RateLimited",
            ({ retryAfter }) =>
              retryAfter !== undefined && Duration.toSeconds(retryAfter) === 999999999 ? undefined : "no pause"
          ),
          submits(1)
        )
      )
    ]
  },
  {
    number: 19,
    vendor: "Retry-After: soon, -5, 0, 400 digits",
    passes: "normal pauses",
    variants: () =>
      Object.entries(junk).flatMap(([name, retryAfter]) => [
        variant(
          `${name} on a 429`,
          play(Pending(), Pending(), Refused({ code: 429, place: "status", retryAfter }), Done()),
          all(endsWellInOneSubmit, polls(4), normalPause(2))
        ),
        variant(
          `${name} on a pending 200`,
          play(Pending(), Pending(), Held({ retryAfter }), Done()),
          all(endsWellInOneSubmit, polls(4), normalPause(2))
        ),
        variant(
          `${name} on a submit`,
          { ...play(Done()), submits: [Refused({ code: 429, place: "status", retryAfter })] },
          all(endsWell, submits(2))
        )
      ])
  },
  {
    number: 20,
    vendor: "Retry-After: 3 on a pending 200",
    passes: "next poll ≥ 3 s later, once",
    variants: only(
      { ...play(Pending(), Held({ retryAfter: "3" }), Pending(), Done()), pause: aSecond },
      all(endsWellInOneSubmit, polls(4), gapAtLeast(1, 3000), gapBelow(1, 5000), gapBelow(2, 3000))
    )
  },
  {
    number: 21,
    vendor: "interrupted in the pause",
    passes: "over in ≤ 50 ms, no later request",
    variants: only(
      { ...play(Pending()), pause: { virtual: "10 seconds", sockets: "2 seconds" }, interrupt: "in the pause" },
      all(overAtOnce, polls(1))
    )
  },
  {
    number: 22,
    vendor: "interrupted with a poll in flight",
    passes: "request aborted, no later request",
    variants: () =>
      (["before", "body"] as const).map((when) =>
        variant(
          when === "before" ? "without an answer" : "in the middle of a body",
          { ...play(Pending(), Hang({ when })), interrupt: "in flight" },
          all(overAtOnce, aborted, polls(2))
        )
      )
  },
  {
    number: 23,
    vendor: "deadline while idle, in flight, and while a poll hangs forever",
    passes: "WaitTimeout ≤ 50 ms late with ref, last status, polls, cause; no later request",
    variants: () => [
      variant(
        "idle",
        {
          polls: [Pending(), Refused({ code: 503, place: "status" })],
          deadline: { virtual: "5 minutes", sockets: "5 seconds" }
        },
        timesOutWithAll
      ),
      ...[Late(), Hang({ when: "before" }), Hang({ when: "body" })].map((event) =>
        variant(
          event._tag === "Late" ? "in flight" : event.when === "before" ? "a poll hangs" : "a body hangs",
          {
            polls: [Pending(), Refused({ code: 503, place: "status" }), event],
            deadline: { virtual: "5 minutes", sockets: "5 seconds" },
            readTimeout: "1 day"
          },
          all(timesOutWithAll, polls(3), aborted)
        )
      )
    ]
  },
  {
    number: 24,
    vendor: "a subscriber to progress throws",
    passes: "the task is not lost",
    variants: () =>
      (["onPoll throws", "onPoll dies", "onPoll fails", "onSubmit throws", "a subscriber throws"] as const).map((
        watch
      ) => variant(watch, { ...play(Pending(), Pending(), Done()), watch }, endsWellInOneSubmit))
  },
  {
    number: 25,
    vendor: "an unknown task on the first polls after a submit, then found; or forever",
    passes: "ends well; forever: TaskNotFound after the grace",
    variants: ({ notFound }) =>
      Object.keys(notFound).flatMap((spelling) => [
        variant(
          `${spelling}, then found`,
          play(NotFound({ spelling }), NotFound({ spelling }), Pending(), Done()),
          all(endsWellInOneSubmit, polls(4))
        ),
        variant(
          `${spelling}, forever`,
          { ...play(NotFound({ spelling })), notFoundGrace: aMinute },
          all(endsAs("TaskNotFound"), endsAfter(aMinute), pollsAtLeast(3))
        )
      ])
  },
  {
    number: 26,
    vendor: "success without a result, then with one; or forever",
    passes: "ends well; forever: ResultMissing",
    variants: () => [
      variant("then with one", play(Pending(), Bare(), Bare(), Done()), all(endsWellInOneSubmit, polls(4))),
      variant(
        "forever",
        { ...play(Bare()), resultGrace: aMinute },
        all(endsAs("ResultMissing"), endsAfter(aMinute), pollsAtLeast(3))
      )
    ]
  },
  {
    number: 27,
    vendor: "interrupted with the submit under way",
    passes: "over once the handle is stored; no poll",
    variants: only(
      { ...play(Pending()), submits: [Slow()], interrupt: "in the submit" },
      all(interruptedWithHandle, submits(1), polls(0))
    )
  },
  {
    number: 28,
    vendor: "a connection that cannot be secured, on submit",
    passes: "ProviderUnavailable: no connection, nothing was sent",
    variants: () =>
      ([
        "an untrusted certificate",
        "the certificate of another host",
        "an expired certificate",
        "https to an http port",
        "a handshake that is cut"
      ] as const).map((unsecured) =>
        variant(
          unsecured,
          { ...play(Done()), unsecured },
          all(
            endsAs("ProviderUnavailable", ({ reason }) => reason === "NoConnection" ? undefined : reason),
            submits(0)
          )
        )
      )
  },
  {
    number: 29,
    vendor: "a submit is redirected",
    passes: "1 POST, InvalidRequest that names the target: no job was taken",
    variants: () =>
      [301, 302, 307, 308].map((status) =>
        variant(
          `with ${status}`,
          { ...play(Done()), submits: [Redirected({ status })] },
          all(
            endsAs("InvalidRequest", ({ message }) => message.includes(elsewhere) ? undefined : message),
            submits(1),
            ({ tasks }) => tasks === 0 ? undefined : `${tasks} tasks`
          )
        )
      )
  },
  {
    number: 30,
    vendor: "a reply to a submit in a coding that was not requested",
    passes: "ends well, 1 submit",
    variants: () =>
      (["gzip", "deflate", "br"] as const).map((coding) =>
        variant(coding, { ...play(Pending(), Done()), submits: [Encoded({ coding })] }, endsWellInOneSubmit)
      )
  },
  {
    number: 31,
    vendor: "a text with 200 in the place of a file",
    passes: "WrongType, nothing saved",
    variants: () =>
      ["Access Denied", "<center><h1>502 Bad Gateway</h1></center>", "<Error><Code>NoSuchKey</Code></Error>", "null"]
        .map(
          (text) => variant(text, { ...play(Done()), files: { text } }, all(endsWell, savesNothing))
        )
  },
  {
    number: 32,
    vendor: "three links, of which one is dead",
    passes: "two files saved; the error names link and number, and the two",
    variants: only({ ...play(Done()), files: "one of three is dead" }, savesTheOthers)
  },
  {
    number: 33,
    vendor: "a success that cannot be read",
    passes: "ResultMissing after the grace, with an excerpt",
    variants: only(
      { ...play(Pending(), Garbled()), resultGrace: aMinute },
      all(
        endsAs("ResultMissing", ({ excerpt }) => excerpt?.includes(noLink) === true ? undefined : `says ${excerpt}`),
        endsAfter(aMinute),
        pollsAtLeast(3)
      )
    )
  }
]
