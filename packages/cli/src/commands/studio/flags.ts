/** The flags about what may be spent, for the studio and for agents. */
import * as Flag from "effect/cli/Flag"
import * as Flags from "../../config/Flags.ts"
import { parseCost } from "../../tasks/Money.ts"

/** Makes a flag that is a sum of money. */
const sum = (name: string, description: string) =>
  Flag.String(name).pipe(
    Flag.withMetavar("SUM"),
    Flag.withDescription(description),
    Flag.filterMap(parseCost, (text) => `${text} is no sum: write 5usd or 200credits`),
    Flag.optional
  )

/** The flags about what may be spent. */
const spending = {
  maxPerDay: sum("max-per-day", "Submit no job that would make a day (UTC) cost more: 5usd or 200credits"),
  approveAbove: sum("approve-above", "A job of an agent that costs more waits for a yes in the studio: 0.50usd")
}

/** The flags about the jobs and their files. */
export const jobs = {
  database: Flags.database,
  worker: Flag.Boolean("worker").pipe(
    Flag.withDescription("Run the jobs too; --no-worker only shows them"),
    Flag.withDefault(true)
  ),
  emulate: Flags.toggle("emulate").pipe(
    Flag.withDescription("Use an emulator of all vendors: no key, no cost, and some jobs to look at")
  ),
  ...Flags.saving,
  ...spending
}
