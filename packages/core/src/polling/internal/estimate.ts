import type { MediaKind } from "../../task/TaskRef.ts"

/** A log-logistic duration: half of the tasks end before `median` (ms); a smaller `spread` means closer to it. */
export interface DurationModel {
  readonly median: number
  readonly spread: number
}

/** The probability that a task takes longer than this age, in ms. */
export const survivalAt = ({ median, spread }: DurationModel, age: number): number =>
  age <= 0 ? 1 : 1 / (1 + (age / median) ** (1 / spread))

/** The hazard, per ms: the rate at which tasks that have not ended by this age, in ms, end now. */
export const hazardAt = (model: DurationModel, age: number): number =>
  (1 - survivalAt(model, age)) / (model.spread * Math.max(1, age))

/** Logarithms of durations in ms, the newest last. */
export type Logs = ReadonlyArray<number>

/**
 * The expected duration of each kind, in ms, if nothing is known: near the medians of public recordings of April 2026.
 */
const priorMedian: Readonly<Record<MediaKind, number>> = {
  image: 35_000,
  video: 130_000,
  audio: 60_000,
  other: 60_000
}

/** The weight of each prior in observations, and the spread between models of a kind and within a model, in logs. */
const prior = { kind: 0.5, betweenModels: 0.6, betweenModelsWeight: 2, withinModel: 0.3, withinModelWeight: 6 }

/** The weight of each task compared with the one after it: a vendor that becomes slow overnight is noticed. */
const forgetting = 0.9

const summary = (logs: Logs) => {
  let weight = 0
  let sum = 0
  let squares = 0
  let w = 1
  for (let i = logs.length - 1; i >= 0; i--) {
    const log = logs[i] ?? 0
    weight += w
    sum += w * log
    squares += w * log * log
    w *= forgetting
  }
  const mean = weight === 0 ? 0 : sum / weight
  return { weight, mean, scatter: Math.max(0, squares - weight * mean * mean) }
}

/**
 * Estimates the duration of a model from the models of its provider and kind. Its own mean is shrunk towards theirs by
 * how much each is worth, and theirs towards the prior of the kind.
 */
export const estimate = (kind: MediaKind, models: Iterable<Logs>, own: Logs): DurationModel => {
  const each = Array.from(models, summary)
  const sum = (of: (model: ReturnType<typeof summary>) => number) => each.reduce((total, model) => total + of(model), 0)
  const kindWeight = prior.kind + each.length
  const kindMean = (prior.kind * Math.log(priorMedian[kind]) + sum(({ mean }) => mean)) / kindWeight
  const between = (prior.betweenModelsWeight * prior.betweenModels ** 2 + sum(({ mean }) => (mean - kindMean) ** 2)) /
    (prior.betweenModelsWeight + each.length)
  const within = (prior.withinModelWeight * prior.withinModel ** 2 + sum(({ scatter }) => scatter)) /
    (prior.withinModelWeight + sum(({ weight }) => Math.max(0, weight - 1)))
  const mine = summary(own)
  const uncertain = between * (1 + 1 / kindWeight)
  const precision = 1 / uncertain + mine.weight / within
  const mean = (kindMean / uncertain + mine.weight * mine.mean / within) / precision
  const deviation = Math.sqrt(within + 1 / precision)
  return { median: Math.exp(mean), spread: deviation * Math.sqrt(3) / Math.PI }
}
