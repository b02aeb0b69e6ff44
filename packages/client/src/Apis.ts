/** Types of each API for programs without Effect. */
import type { ApiPodReceipt, ApiPodRequest } from "@effect-media/apipod/ApiPod"
import type { Inputs as ApiPodInputs } from "@effect-media/apipod/models"
import type { ApixoRequest } from "@effect-media/apixo/Apixo"
import type { Inputs as ApixoInputs } from "@effect-media/apixo/models"
import type { ModelIdOf, RequestOf } from "@effect-media/core/task/TaskProvider"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import type { Succeeded } from "@effect-media/core/task/TaskSnapshot"
import type { GlobalAiopcImageRequest } from "@effect-media/globalaiopc/GlobalAiopcImage"
import type { GlobalAiopcVideoRequest } from "@effect-media/globalaiopc/GlobalAiopcVideo"
import type { ImageInputs, VideoInputs } from "@effect-media/globalaiopc/models"
import type { KieCharacter, KieFile, KieOmni, KieRequest, KieTarget, KieUpload, KieVoice } from "@effect-media/kie"
import type { Inputs as KieInputs } from "@effect-media/kie/models"
import type { CallOptions, RunOptions } from "./Options.ts"

/** The tasks of one API. A request that is written in the call is checked against the type of its model. */
export interface Jobs<Request, Inputs = unknown> {
  /**
   * Submits a task to the vendor, and resolves with its handle. One billed task, one request: if the outcome is
   * unknown, the promise is rejected with `SubmitOutcomeUnknown`. The outcome is also unknown to a caller that aborts a
   * submit under way.
   */
  readonly submit: <const Id extends ModelIdOf<Inputs>>(
    request: RequestOf<Request, Inputs, Id>,
    options?: CallOptions
  ) => Promise<TaskRef>
  /** Submits, then waits. The deadline counts from the moment the vendor took the task. */
  readonly run: <const Id extends ModelIdOf<Inputs>>(
    request: RequestOf<Request, Inputs, Id>,
    options?: RunOptions
  ) => Promise<Succeeded>
}

/** APIPod: tasks, and a submit that returns more than the handle. */
export interface ApiPodClient extends Jobs<ApiPodRequest, ApiPodInputs> {
  /** Submits like `submit`, and also returns the idempotency key, whether it was a replay, and the cost. */
  readonly submitWithReceipt: <const Id extends ModelIdOf<ApiPodInputs>>(
    request: RequestOf<ApiPodRequest, ApiPodInputs, Id>,
    options?: CallOptions
  ) => Promise<ApiPodReceipt>
}

/** APIXO: tasks, and the account's balance. */
export interface ApixoClient extends Jobs<ApixoRequest, ApixoInputs> {
  /** Returns the remaining money, in US dollars. */
  readonly balance: (options?: CallOptions) => Promise<number>
}

/** KIE: tasks, the account's credits, fresh links, and uploads of input files. */
export interface KieClient extends Jobs<KieRequest, KieInputs> {
  /** Returns the remaining credits, a fractional number. */
  readonly credits: (options?: CallOptions) => Promise<number>
  /** Returns a fresh link to a file that KIE made, which works for 20 minutes. */
  readonly refreshLink: (url: string, options?: CallOptions) => Promise<string>
  /** Creates a voice for Gemini Omni, at once. */
  readonly omniAudio: (voice: KieVoice, options?: CallOptions) => Promise<KieOmni>
  /** Creates a character for Gemini Omni, at once. */
  readonly omniCharacter: (character: KieCharacter, options?: CallOptions) => Promise<KieOmni>
  /** Uploads bytes. */
  readonly uploadFile: (file: KieFile & { readonly content: Uint8Array }, options?: CallOptions) => Promise<KieUpload>
  /** Has KIE fetch a link and keep the file. */
  readonly uploadUrl: (url: string, target?: KieTarget, options?: CallOptions) => Promise<KieUpload>
}

/** The APIs of a client, by the names of their options. */
export interface Apis {
  readonly apipod: ApiPodClient
  readonly apixo: ApixoClient
  readonly globalaiopcImage: Jobs<GlobalAiopcImageRequest, ImageInputs>
  readonly globalaiopcVideo: Jobs<GlobalAiopcVideoRequest, VideoInputs>
  readonly kie: KieClient
}
