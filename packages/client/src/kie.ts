/** KIE in a client. Needs the package `@effect-media/kie`. */
import type { KieCharacter, KieFile, KieOmni, KieRequest, KieTarget, KieUpload, KieVoice } from "@effect-media/kie"
import * as Kie from "@effect-media/kie/Kie"
import * as KieUploads from "@effect-media/kie/KieUploads"
import type { Inputs } from "@effect-media/kie/models"
import * as Effect from "effect/Effect"
import type { Api, Jobs, WithKey } from "./Api.ts"
import { defineApi, jobs, withKey } from "./internal/defineApi.ts"
import type { CallOptions } from "./Options.ts"

/** KIE's options, and those of its host for uploads. */
export interface KieClientOptions
  extends Kie.KieOptions, Pick<KieUploads.KieUploadsOptions, "maxUploadBytes" | "uploadTimeout">
{
  /** The URL for uploads. @default `baseUrl` if that is set, else the vendor's host for uploads */
  readonly uploadBaseUrl?: string | undefined
}

/** KIE: tasks, the account's credits, fresh links, and uploads of input files. */
export interface KieClient extends Jobs<KieRequest, Inputs> {
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

/** Gives a client KIE, as its option `kie`. */
export const kie = (options: WithKey<KieClientOptions>): Api<"kie", KieClient> => {
  const { maxUploadBytes, uploadBaseUrl, uploadTimeout, ...rest } = withKey(options)
  const baseUrl = uploadBaseUrl ?? rest.baseUrl
  const make = Effect.zipWith(
    Kie.make(rest),
    KieUploads.make({ ...rest, baseUrl, maxUploadBytes, uploadTimeout }),
    (kie, uploads) => ({ ...kie, ...uploads })
  )
  return defineApi("kie", options.apiKey, make, (calls, service) => {
    const { promise } = calls
    return {
      ...jobs(calls, "kie", service),
      credits: (options) => promise(Effect.flatMap(service, ({ credits }) => credits), options),
      refreshLink: (url, options) => promise(Effect.flatMap(service, ({ refreshLink }) => refreshLink(url)), options),
      omniAudio: (voice, options) => promise(Effect.flatMap(service, ({ omniAudio }) => omniAudio(voice)), options),
      omniCharacter: (character, options) =>
        promise(Effect.flatMap(service, ({ omniCharacter }) => omniCharacter(character)), options),
      uploadFile: (file, options) => promise(Effect.flatMap(service, ({ uploadFile }) => uploadFile(file)), options),
      uploadUrl: (url, target, options) =>
        promise(Effect.flatMap(service, ({ uploadUrl }) => uploadUrl(url, target)), options)
    }
  })
}
