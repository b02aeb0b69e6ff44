/**
 * GlobalAIOPC's models: what each takes, and how sure that is. Written by `pnpm catalogue` from the repository's catalogue; see CONTRIBUTING.md.
 */
import type { ModelSpec } from "@effect-media/core/model/Model"
import { audio } from "./audio.ts"
import { image } from "./image.ts"
import { video } from "./video.ts"

export { audio, image, video }
export type * from "./inputs.ts"

/** All of them. */
export const models: ReadonlyArray<ModelSpec> = [...image, ...video, ...audio]
