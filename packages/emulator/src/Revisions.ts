/**
 * Lists the facts on which the vendors' pages disagree, and the reading that the emulator follows.
 */

/** One reading of each disputed fact. */
export interface Readings {
  /** GlobalAIOPC's create reply for videos: `{code:"0",msg:null,data:{projectId}}`, or the flat task. */
  readonly globalAiopcVideoCreate: "envelope" | "flat"
  /** APIPod's error bodies: `{code,message,data:{type,error_code}}`, or `{error:{message,type,code}}`. */
  readonly apiPodError: "envelope" | "error"
  /** KIE's answer to an unknown task: 422 `recordInfo is null`, 404 as a body code, HTTP 404, or 200 without data. */
  readonly kieUnknownTask: "record-null" | "code-404" | "http-404" | "null-data"
  /** KIE's body code for a bad input of createTask: 500, or 422 as for an unknown model. */
  readonly kieBadInput: 500 | 422
  /**
   * KIE's record of a task: as recorded since September 2026, with `creditsConsumed`, `operationType`, `successFlag`,
   * `paramJson` and `response`; or the ten fields of April 2026, with fractions in `costTime`.
   */
  readonly kieRecord: "2026-09" | "2026-04"
  /** GlobalAIOPC's status path for images: either, or only one of them, and the other answers 404. */
  readonly globalAiopcImageStatus: "either" | "kyyAiPower" | "kyyReactApiServer"
  /** GlobalAIOPC's replies of `/v2/model-center/tasks`: inside `data`, as a client reads them, or flat, as printed. */
  readonly globalAiopcModelCenter: "data" | "flat"
  /** KIE's envelope: `msg` as in recorded traffic, `message` as on some pages. */
  readonly kieMessage: "msg" | "message"
  /** fal's URLs of a task: below owner and app, below the whole id of the model, or at another origin. */
  readonly falUrls: "app" | "model" | "elsewhere"
  /** fal's answer to a cancel: a status word, or `{success}`. */
  readonly falCancel: "status" | "success"
  /** What is not known in Replicate's predictions: absent, or null. */
  readonly replicateUnknown: "absent" | "null"
  /** Replicate's answer to the cancel of a prediction that has ended: the unchanged prediction, or an error. */
  readonly replicateLateCancel: "unchanged" | "error"
}

/** The readings that differ from the {@link defaultReadings}. */
export type Revisions = { readonly [K in keyof Readings]?: Readings[K] | undefined }

/** The default readings. */
export const defaultReadings: Readings = {
  globalAiopcVideoCreate: "envelope",
  apiPodError: "envelope",
  kieUnknownTask: "record-null",
  kieBadInput: 500,
  kieMessage: "msg",
  kieRecord: "2026-09",
  globalAiopcImageStatus: "either",
  globalAiopcModelCenter: "data",
  falUrls: "app",
  falCancel: "status",
  replicateUnknown: "absent",
  replicateLateCancel: "unchanged"
}
