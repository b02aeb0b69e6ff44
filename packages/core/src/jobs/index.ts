export { BatchConflict, BatchLedger, BatchLedgerError, type BatchLedgerService, LedgerEntry } from "./BatchLedger.ts"
export * as Fallback from "./Fallback.ts"
export * as MediaBatch from "./MediaBatch.ts"
export * as SubmitOnce from "./SubmitOnce.ts"
