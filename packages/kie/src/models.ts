/**
 * KIE's models: what each takes, and how sure that is.
 */
import type { FormerModel, ModelSpec } from "@effect-media/core/model/Model"
import { fromTable, type ModelTable } from "@effect-media/core/model/ModelTable"
import table from "../models/table.js"

export type * from "../models/table.js"

/** All of them. */
export const models: ReadonlyArray<ModelSpec> = fromTable(table)

/** Models that KIE no longer lists: submitted by another id, by other fields, or not at all. */
export const former: ReadonlyArray<FormerModel> = table.former ?? []

/** KIE's ids of the canonical model names, in order of preference. */
export const canonical: ModelTable["canonical"] = table.canonical
