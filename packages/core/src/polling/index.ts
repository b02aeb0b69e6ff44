export { type DurationModel, Durations, type DurationsService, type TaskClass } from "./Durations.ts"
export * as DurationsStore from "./DurationsStore.ts"
export { Poller, type PollerService, type RunOptions, type WaitOptions } from "./Poller.ts"
export * as PollSchedule from "./PollSchedule.ts"
