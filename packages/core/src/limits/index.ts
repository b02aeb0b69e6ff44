export { type LimitOptions, RateLimits, type RateLimitsService, type Standing } from "./RateLimits.ts"
