import * as InputCheck from "@effect-media/core/model/InputCheck"
import { former, models } from "../models.ts"

/** Loaded when the layer is built: it adds only the tables of models to what the program has already. */
export const check = InputCheck.make(models, former)
