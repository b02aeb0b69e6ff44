/**
 * Defines the terms that the whole emulator shares: vendors, operations, and kinds of media.
 */
/** One of the seven APIs. GlobalAIOPC counts twice: its image and its video service share a host and nothing else. */
export type Vendor = "globalaiopc-image" | "globalaiopc-video" | "apipod" | "apixo" | "kie" | "fal" | "replicate"

/** All vendors, in the order of their pages. */
export const vendors: ReadonlyArray<Vendor> = [
  "globalaiopc-image",
  "globalaiopc-video",
  "apipod",
  "apixo",
  "kie",
  "fal",
  "replicate"
]

/**
 * The purpose of a request. `output` is the request for the result of a task, if it is not in its status; `preflight` is a browser's
 * OPTIONS; `unknown` is a route that no vendor has.
 */
export type Operation =
  | "submit"
  | "status"
  | "output"
  | "cancel"
  | "credits"
  | "download-url"
  | "upload"
  | "models"
  | "result"
  | "preflight"
  | "unknown"

/** The kind of media that a task makes; `other` is data without a file, like lyrics. */
export type Kind = "image" | "video" | "audio" | "other"
