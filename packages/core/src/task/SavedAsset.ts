/**
 * Describes a file that was saved.
 */
import * as Schema from "effect/Schema"
import { Asset, AssetRole } from "./Asset.ts"
import { MediaKind, TaskRef } from "./TaskRef.ts"
import { Cost } from "./TaskSnapshot.ts"

/**
 * The manifest of a saved file, the JSON file `<name>.json` next to it. It is written after the file, so a file with a
 * manifest is complete.
 *
 * - `name`: `provider-taskId-n.ext`, or by the option `name` of the save: `n` counts the task's assets from 1; `ext` is
 *   chosen by the bytes, and by the link if several formats begin with the same bytes
 * - `ref`, `cost`, `createdAt`, `completedAt`: the task's, as the vendor reported them; times are UTC
 * - `request`: the request, if `SaveOptions.request` had it, without callback URLs and idempotency keys
 * - `url`: the source, without query, fragment and credentials; for a `data:` URL, the part before the data
 * - `mediaType`: chosen like `ext`; `bytes`: the size; `sha256`: the digest of the file, 64 hexadecimal digits
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
export interface AssetManifest extends Schema.Schema.Type<typeof AssetManifest> {}

/**
 * A file that was saved: its manifest, its asset, and its `path`, which is in the directory or comes from the sink.
 */
export const SavedAsset = Schema.Struct({ ...AssetManifest.fields, asset: Asset, path: Schema.String })
export interface SavedAsset extends Schema.Schema.Type<typeof SavedAsset> {}
