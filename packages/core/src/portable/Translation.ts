/**
 * From a portable request to the words of one vendor: by a table of the vendor's names, through what is known of its models.
 */
import * as Arr from "effect/Array"
import * as Result from "effect/Result"
import { closestMatch } from "../internal/closestMatch.ts"
import * as InputCheck from "../model/InputCheck.ts"
import type { FieldSpec, FieldValue, ModelSpec } from "../model/Model.ts"
import { type UnsupportedPart, UnsupportedRequest } from "../task/TaskError.ts"
import * as forms from "./internal/fieldValues.ts"
import { canonicalModels, type MediaRequest, type MediaTask, OptionalPart, type Part } from "./MediaRequest.ts"

/** Where images go: one field for all of them, or one for each, in order. */
export type Place = string | readonly [first: string, ...rest: ReadonlyArray<string>]

/**
 * How a vendor says the parts of a portable request. All lists are in order of preference: the first that the model has,
 * and that takes the value, is used.
 *
 * - `models`: its ids of the neutral names
 * - `prompt`, `aspectRatio`, …: its names of the fields. One without a list of values is only trusted where its name is the
 *   first of the part: `resolution` of anything, but `quality` only where it lists sizes
 * - `images`: where they go, by task
 * - `tasks`: fields that say what the job is, and their words for it
 * - `auto`: words by which a field is left to the vendor
 * - `ofModel`: what holds for one model alone
 */
export interface FieldMapping extends Readonly<Record<"prompt" | OptionalPart, ReadonlyArray<string>>> {
  readonly models: Readonly<Record<string, ReadonlyArray<string>>>
  readonly images: Readonly<Partial<Record<MediaTask, ReadonlyArray<Place>>>>
  readonly tasks?: Readonly<Record<string, Readonly<Partial<Record<MediaTask, ReadonlyArray<string>>>>>> | undefined
  readonly auto?: ReadonlyArray<string> | undefined
  readonly ofModel?: Readonly<Record<string, Peculiar>> | undefined
}

/**
 * What holds for one model alone.
 *
 * - `words`: what its fields call a value, by field, then by the neutral word
 * - `made`: what it always makes
 * - `sets`: what has to be said beside the parts
 */
export interface Peculiar {
  readonly words?: Readonly<Record<string, Readonly<Record<string, FieldValue>>>> | undefined
  readonly made?: Readonly<Partial<Record<OptionalPart, unknown>>> | undefined
  readonly sets?: Readonly<Record<string, FieldValue>> | undefined
}

/**
 * A request in a vendor's own words.
 *
 * - `model`: which model of the vendor's
 * - `input`: its fields
 * - `dropped`: which parts were left out, as the request allows
 */
export interface Translation {
  readonly model: ModelSpec
  readonly input: Readonly<Record<string, unknown>>
  readonly dropped: ReadonlyArray<OptionalPart>
}

/** What translates for one vendor. */
export interface Translator {
  readonly provider: string
  readonly models: ReadonlyArray<ModelSpec>
  readonly mapping: FieldMapping
  /** Why this service cannot make the model, though the vendor does. @default it can make all of `models` */
  readonly unreachable?: ((model: ModelSpec) => string | undefined) | undefined
}

/** The value of a part for a field, in its form. */
const formOf = (part: OptionalPart, field: FieldSpec, request: MediaRequest): forms.Form => {
  switch (part) {
    case "aspectRatio":
      return forms.ratio(field, request.aspectRatio ?? "")
    case "size":
      return forms.word(field, request.size ?? "")
    case "audio":
      return field.type === "boolean" ? { value: request.audio } : { problem: "it is no switch" }
    case "duration":
    case "count":
    case "seed":
      return forms.number(field, request[part] ?? 0)
  }
}

/** One model with one choice of words for the task. */
interface Draft {
  readonly model: ModelSpec
  readonly choice: Readonly<Record<string, string>>
}

/** The words for the task that a model's fields take, each combination. */
const draftsOf = (model: ModelSpec, task: MediaTask, { tasks = {} }: FieldMapping): ReadonlyArray<Draft> => {
  let choices: ReadonlyArray<Readonly<Record<string, string>>> = [{}]
  for (const [name, words] of Object.entries(tasks)) {
    const field = model.fields[name]
    const fitting = (words[task] ?? []).filter((word) => field?.enum?.includes(word))
    if (fitting.length > 0) {
      choices = choices.flatMap((choice) => fitting.map((word) => ({ ...choice, [name]: word })))
    }
  }
  return choices.map((choice) => ({ model, choice }))
}

const ofKind: Readonly<Record<MediaTask, ModelSpec["kind"]>> = {
  "text-to-image": "image",
  "image-to-image": "image",
  "text-to-video": "video",
  "image-to-video": "video",
  "reference-to-video": "video",
  "text-to-music": "audio"
}

/** What goes into which fields, or why nothing does. */
type Written = { readonly values: ReadonlyArray<readonly [field: string, value: unknown]> } | {
  readonly problem: string
}

/** Puts a request into the words of one draft: says every part, fills what is required, and asks the model's own check. */
const write = (
  translator: Translator,
  draft: Draft,
  request: MediaRequest,
  optional: ReadonlyArray<OptionalPart>
): Result.Result<Translation, ReadonlyArray<UnsupportedPart>> => {
  const { mapping } = translator
  const { choice, model } = draft
  const input: Record<string, unknown> = { ...mapping.ofModel?.[model.id]?.sets, ...choice }
  const problems: Array<UnsupportedPart> = []
  const dropped: Array<OptionalPart> = []
  const cannot = (part: string, problem: string) => problems.push({ part, problem, model: model.id })

  const parts: ReadonlyArray<readonly [Part, Written]> = [
    ["prompt", promptOf(model, request, mapping)],
    ["images", imagesOf(model, request, mapping)],
    ...OptionalPart.literals
      .filter((part) => request[part] !== undefined)
      .map((part) => [part, partOf(part, model, request, mapping)] as const)
  ]
  for (const [part, written] of parts) {
    if ("values" in written) Object.assign(input, Object.fromEntries(written.values))
    else if (isDroppable(part) && optional.includes(part)) dropped.push(part)
    else cannot(part, written.problem)
  }

  for (const name of requiredOf(model, input)) {
    const field = model.fields[name]
    const unsaid = field?.default ?? field?.enum?.find((word) => mapping.auto?.includes(String(word)))
    const part = partNamed(name, mapping)
    if (unsaid !== undefined) input[name] = unsaid
    else if (part === undefined) cannot("model", `it needs the field ${name}, which no part says`)
    else if (part !== "images") cannot(part, `it has to be said here (${name})`)
    else if (problems.every(({ part }) => part !== "images")) cannot(part, `it needs one more (${name})`)
  }
  if (problems.length > 0) return Result.fail(problems)

  for (const { path, problem } of InputCheck.check(model, input)) {
    const name = path.split(".")[1] ?? ""
    const part = partNamed(name, mapping) ?? "model"
    // What the model's rules do not let stand beside the rest is left out like what it has no field for.
    if (isDroppable(part) && optional.includes(part) && request[part] !== undefined) {
      const { [part]: _, ...rest } = request
      return Result.map(write(translator, draft, rest, optional), (translation) => ({
        ...translation,
        dropped: [...translation.dropped, part]
      }))
    }
    cannot(part, name === "" ? problem : `${name} ${problem}`)
  }
  return problems.length > 0 ? Result.fail(problems) : Result.succeed({ model, input, dropped })
}

const isDroppable = (part: string): part is OptionalPart => OptionalPart.literals.some((one) => one === part)

/** The part that is said in a field. */
const partNamed = (name: string, vocabulary: FieldMapping): Part | "task" | undefined => {
  if (name in (vocabulary.tasks ?? {})) return "task"
  if (Object.values(vocabulary.images).some((places) => places.some((place) => Arr.ensure(place).includes(name)))) {
    return "images"
  }
  return vocabulary.prompt.includes(name)
    ? "prompt"
    : OptionalPart.literals.find((part) => vocabulary[part].includes(name))
}

/** The fields that are required, with this input, and not in it. */
const requiredOf = ({ fields, modes }: ModelSpec, input: Readonly<Record<string, unknown>>): ReadonlyArray<string> =>
  [
    ...Object.keys(fields).filter((name) => fields[name]?.required === true),
    ...(modes?.[String(input["mode"])]?.required ?? [])
  ].filter((name) => input[name] === undefined)

const promptOf = ({ fields }: ModelSpec, { prompt }: MediaRequest, vocabulary: FieldMapping): Written => {
  const name = vocabulary.prompt.find((name) => name in fields)
  return name === undefined ? { problem: "it has no field for it" } : { values: [[name, prompt]] }
}

/** The images in the first place that a model has; the problem of the first one where none takes them. */
const imagesOf = ({ fields }: ModelSpec, { images, task }: MediaRequest, vocabulary: FieldMapping): Written => {
  const places = vocabulary.images[task]
  if (places === undefined) return images === undefined ? { values: [] } : { problem: `${task} takes none` }
  if (images === undefined) return { problem: `${task} needs some` }
  let problem: string | undefined
  for (const place of places) {
    const names = Arr.ensure(place).filter((name) => name in fields)
    const [first] = names
    const field = first === undefined ? undefined : fields[first]
    if (first === undefined || field === undefined) continue
    if (typeof place === "string") {
      const form = forms.links(field, images)
      if ("value" in form) return { values: [[first, form.value]] }
      problem ??= form.problem
    } else {
      if (images.length <= names.length) return { values: Arr.zip(names, images) }
      problem ??= `${images.length} images, and it takes ${names.length}`
    }
  }
  return { problem: problem ?? "it has no field for them" }
}

/** The first field of a part that takes its value; the problem of the first one where none does. */
const partOf = (
  part: OptionalPart,
  { fields, id }: ModelSpec,
  request: MediaRequest,
  vocabulary: FieldMapping
): Written => {
  const asked = request[part]
  const peculiar = vocabulary.ofModel?.[id]
  const made = peculiar?.made?.[part]
  if (made !== undefined) {
    return String(made).toLowerCase() === String(asked).toLowerCase()
      ? { values: [] }
      : { problem: `it always makes ${JSON.stringify(made)}` }
  }
  let problem: string | undefined
  for (const [i, name] of vocabulary[part].entries()) {
    const field = fields[name]
    if (field === undefined) continue
    const words = peculiar?.words?.[name]
    if (words !== undefined) {
      const form = forms.word({ ...field, enum: Object.keys(words) }, String(asked))
      if ("value" in form) return { values: [[name, words[String(form.value)]]] }
      problem ??= form.problem
      continue
    }
    if (i > 0 && field.enum === undefined && typeof asked === "string") continue
    const form = formOf(part, field, request)
    if ("value" in form) return { values: [[name, form.value]] }
    problem ??= form.problem
  }
  // Every model makes one picture, or one video, where nobody says how many.
  if (part === "count" && asked === 1 && problem === undefined && request.task !== "text-to-music") {
    return { values: [] }
  }
  return { problem: problem ?? "it has no field for it" }
}

const names: ReadonlyArray<string> = canonicalModels

/** Of a name that is known nowhere, the nearest that is. */
const didYouMean = (model: string): string => {
  const suggestion = names.includes(model) ? undefined : closestMatch(model, names)
  return suggestion === undefined ? "" : `, and the nearest name is "${suggestion}"`
}

/**
 * Puts a portable request into a vendor's words: the first of its models that can express all of it, else the first that
 * can without what the request allows to drop. Fails with what every one of its models for the task lacks.
 */
export const translate = (
  translator: Translator,
  request: MediaRequest
): Result.Result<Translation, UnsupportedRequest> => {
  const { models, provider, unreachable, mapping } = translator
  const problems: Array<UnsupportedPart> = []
  const drafts: Array<Draft> = []
  const known = Object.hasOwn(mapping.models, request.model) ? mapping.models[request.model] ?? [] : []
  for (const id of known) {
    const model = models.find((model) => model.id === id)
    if (model === undefined || model.kind !== ofKind[request.task] || !model.tasks.includes(request.task)) continue
    const why = unreachable?.(model)
    if (why === undefined) drafts.push(...draftsOf(model, request.task, mapping))
    else problems.push({ part: "model", problem: why, model: id })
  }
  const allowances = request.optional === undefined || request.optional.length === 0 ? [[]] : [[], request.optional]
  for (const optional of allowances) {
    const told: Array<UnsupportedPart> = []
    for (const draft of drafts) {
      const attempt = write(translator, draft, request, optional)
      if (Result.isSuccess(attempt)) return Result.succeed(attempt.success)
      told.push(...attempt.failure)
    }
    if (optional === allowances.at(-1)) problems.push(...told)
  }
  const nothing = known.length === 0
    ? { part: "model", problem: `it does not have it${didYouMean(request.model)}` }
    : { part: "task", problem: `it does not do ${request.task} with it` }
  return Result.fail(
    new UnsupportedRequest({
      provider,
      model: request.model,
      problems: Arr.isReadonlyArrayNonEmpty(problems) ? Arr.dedupe(problems) : [nothing]
    })
  )
}
