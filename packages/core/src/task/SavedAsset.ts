/**
 * What is known of a file that was saved.
 */
import * as Schema from "effect/Schema"
import { Asset, AssetRole } from "./Asset.ts"
import { MediaKind, TaskRef } from "./TaskRef.ts"
import { Cost } from "./TaskSnapshot.ts"

/**
 * What is known of a saved file, as the JSON beside it holds it: `<name>.json`. It is written after the file, so a file
 * that has one is whole.
 *
 * - `name`: `provider-taskId-n.ext`: `n` counts the task's assets from 1, `ext` is by the bytes, and by the link where
 *   several formats begin alike
 * - `ref`, `cost`, `createdAt`, `completedAt`: the task's, as the vendor told them; times are UTC
 * - `request`: the request, where `SaveOptions.request` had it, without callback URLs and idempotency keys
 * - `url`: where it came from, without query, fragment and credentials; of a `data:` URL what precedes the data
 * - `mediaType`: as `ext`; `bytes`: how many; `sha256`: of all of them, 64 hexadecimal digits
 */
export const AssetManifest = Schema.Struct({
  v: Schema.Literal(1),
  name: Schema.String,
  ref: TaskRef,
  request: Schema.optional(Schema.Json),
  role: AssetRole,
  kind: MediaKind,
  url: Schema.String,
  mediaType: Schema.String,
  bytes: Schema.Int,
  sha256: Schema.String,
  cost: Schema.optional(Cost),
  createdAt: Schema.optional(Schema.DateTimeUtc),
  completedAt: Schema.optional(Schema.DateTimeUtc),
  savedAt: Schema.DateTimeUtc
})

/** What is known of a saved file. */
export interface AssetManifest extends Schema.Schema.Type<typeof AssetManifest> {}

/**
 * A file that was saved: its manifest, the asset that it was, and its `path`: in the directory, or what the sink said.
 */
export const SavedAsset = Schema.Struct({ ...AssetManifest.fields, asset: Asset, path: Schema.String })

/** A file that was saved. */
export interface SavedAsset extends Schema.Schema.Type<typeof SavedAsset> {}
