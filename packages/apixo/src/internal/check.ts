import * as InputCheck from "@effect-media/core/model/InputCheck"
import { models } from "../models/index.ts"

/** Loaded as the layer is built: it brings the tables of models with it, and nothing that the program has already. */
export const check = InputCheck.make(models)
