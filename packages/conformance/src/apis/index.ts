/**
 * The columns of the fault table.
 */
import type { Api } from "../Api.ts"
import { apipod } from "./apipod.ts"
import { apixo } from "./apixo.ts"
import { fal } from "./fal.ts"
import { globalaiopcImage } from "./globalaiopcImage.ts"
import { globalaiopcVideo } from "./globalaiopcVideo.ts"
import { kie } from "./kie.ts"
import { replicate } from "./replicate.ts"

/** All seven APIs, in the order of the vendors' pages. */
export const apis: ReadonlyArray<Api> = [globalaiopcImage, globalaiopcVideo, apipod, apixo, kie, fal, replicate]
