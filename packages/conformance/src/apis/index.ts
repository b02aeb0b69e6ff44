/**
 * The columns of the fault table.
 */
import type { Api } from "../Api.ts"
import { kie } from "./kie.ts"

/** All five, in the order of the vendors' pages. */
export const apis: ReadonlyArray<Api> = [kie]
