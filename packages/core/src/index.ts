export * from "./Asset.ts"
export * as AssetSink from "./AssetSink.ts"
export {
  AssetFiles,
  AssetManifest,
  AssetStore,
  type AssetStoreOptions,
  type AssetStoreService,
  type DirectoryOptions,
  SavedAsset,
  type SaveOptions
} from "./AssetStore.ts"
export { BatchConflict, BatchLedger, BatchLedgerError, type BatchLedgerService, LedgerEntry } from "./BatchLedger.ts"
export { Budget, type BudgetService, type LimitOptions, type Standing } from "./Budget.ts"
export * as CallbackRoutes from "./CallbackRoutes.ts"
export { Callbacks, type CallbacksService, type Notice } from "./Callbacks.ts"
export * as CallbackSource from "./CallbackSource.ts"
export * as ContentCoding from "./ContentCoding.ts"
export * as Cost from "./Cost.ts"
export * as Dialect from "./Dialect.ts"
export { type Alike, type DurationModel, Durations, type DurationsService } from "./Durations.ts"
export * as DurationsStore from "./DurationsStore.ts"
export * from "./FailureCategory.ts"
export * as Fallback from "./Fallback.ts"
export * as Handover from "./Handover.ts"
export * as HostAddress from "./HostAddress.ts"
export * as MediaBatch from "./MediaBatch.ts"
export * as MediaProvider from "./MediaProvider.ts"
export * from "./MediaRequest.ts"
export * as Model from "./Model.ts"
export * as ModelSchema from "./ModelSchema.ts"
export { Poller, type PollerService, type RunOptions, type WaitOptions } from "./Poller.ts"
export * as PollSchedule from "./PollSchedule.ts"
export * as ProviderHttp from "./ProviderHttp.ts"
export * as RetryAfter from "./RetryAfter.ts"
export * as ScriptedProvider from "./ScriptedProvider.ts"
export * as Sending from "./Sending.ts"
export { type Price, Spending, type SpendingOptions, type SpendingService, type Spent } from "./Spending.ts"
export * from "./TaskError.ts"
export * from "./TaskProvider.ts"
export * from "./TaskRef.ts"
export * as TaskRequest from "./TaskRequest.ts"
export * from "./TaskSnapshot.ts"
export * as Telemetry from "./Telemetry.ts"
export * as Translation from "./Translation.ts"
export * as UploadCheck from "./UploadCheck.ts"
export * as Verdict from "./Verdict.ts"
export * as Wire from "./Wire.ts"
