export { type Alike, type DurationModel, Durations, type DurationsService } from "./Durations.ts"
export * as DurationsStore from "./DurationsStore.ts"
export { Poller, type PollerService, type RunOptions, type WaitOptions } from "./Poller.ts"
export * as PollSchedule from "./PollSchedule.ts"
