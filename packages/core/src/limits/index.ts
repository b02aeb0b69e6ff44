export { type AccountState, type LimitOptions, RateLimits, type RateLimitsService } from "./RateLimits.ts"
