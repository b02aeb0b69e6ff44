/**
 * What each API is to a program without Effect.
 */
import type { ApiPodReceipt, ApiPodRequest } from "@effect-media/apipod/ApiPod"
import type { ApixoRequest } from "@effect-media/apixo/Apixo"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import type { Succeeded } from "@effect-media/core/task/TaskSnapshot"
import type { GlobalAiopcImageRequest } from "@effect-media/globalaiopc/GlobalAiopcImage"
import type { GlobalAiopcVideoRequest } from "@effect-media/globalaiopc/GlobalAiopcVideo"
import type { KieFile, KieRequest, KieTarget, KieUpload } from "@effect-media/kie"
import type { CallOptions, RunOptions } from "./Options.ts"

/** The jobs of one API. */
export interface Jobs<Request> {
  /**
   * Hands a job to the vendor, and is there with its handle. One paid job, one request: where its outcome is unknown the
   * promise is rejected with `SubmitOutcomeUnknown`; it is just as unknown to whoever aborts a submit under way.
   */
  readonly submit: (request: Request, options?: CallOptions) => Promise<TaskRef>
  /** Submits, then waits. The deadline counts from the moment the vendor took the job. */
  readonly run: (request: Request, options?: RunOptions) => Promise<Succeeded>
}

/** APIPod: jobs, and what a submit says beside the handle. */
export interface ApiPodClient extends Jobs<ApiPodRequest> {
  /** Submits like `submit`, and says under which idempotency key, whether it was a replay, and what it costs. */
  readonly submitWithReceipt: (request: ApiPodRequest, options?: CallOptions) => Promise<ApiPodReceipt>
}

/** APIXO: jobs, and the account's balance. */
export interface ApixoClient extends Jobs<ApixoRequest> {
  /** The money that is left, in US dollars. */
  readonly balance: (options?: CallOptions) => Promise<number>
}

/** KIE: jobs, the account's credits, fresh links, and uploads of what is to be an input. */
export interface KieClient extends Jobs<KieRequest> {
  /** The credits that are left, a fractional number. */
  readonly credits: (options?: CallOptions) => Promise<number>
  /** A fresh link to a file that KIE made, which works for 20 minutes. */
  readonly refreshLink: (url: string, options?: CallOptions) => Promise<string>
  /** Uploads bytes. */
  readonly uploadFile: (file: KieFile & { readonly content: Uint8Array }, options?: CallOptions) => Promise<KieUpload>
  /** Has KIE fetch a link and keep the file. */
  readonly uploadUrl: (url: string, target?: KieTarget, options?: CallOptions) => Promise<KieUpload>
}

/** The APIs of a client, by the names of their options. */
export interface Apis {
  readonly apipod: ApiPodClient
  readonly apixo: ApixoClient
  readonly globalaiopcImage: Jobs<GlobalAiopcImageRequest>
  readonly globalaiopcVideo: Jobs<GlobalAiopcVideoRequest>
  readonly kie: KieClient
}
