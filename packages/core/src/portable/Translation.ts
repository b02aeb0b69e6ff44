/**
 * Translates a portable request into the format of one vendor, with a table of the vendor's names and the specs of its
 * models.
 */
import * as Arr from "effect/Array"
import * as Result from "effect/Result"
import { closestMatch } from "../internal/closestMatch.ts"
import * as InputCheck from "../model/InputCheck.ts"
import type { FieldSpec, FieldValue, ModelSpec } from "../model/Model.ts"
import { type UnsupportedPart, UnsupportedRequest } from "../task/TaskError.ts"
import * as forms from "./internal/fieldValues.ts"
import { canonicalModels, type MediaRequest, type MediaTask, OptionalPart, type Part } from "./MediaRequest.ts"

/** The fields for images: one field for all of them, or one field for each, in order. */
export type Place = string | readonly [first: string, ...rest: ReadonlyArray<string>]

/**
 * Maps the parts of a portable request to a vendor's fields. All lists are in order of preference: the first entry that
 * the model has, and that accepts the value, is used.
 *
 * - `models`: its ids of the neutral names
 * - `prompt`, `aspectRatio`, …: its names of the fields. A field without a list of values is used only if its name is
 *   the first one of the part: `resolution` always, but `quality` only if it lists sizes
 * - `images`: the fields for images, by task
 * - `tasks`: fields that say what kind of job it is, and their values for it
 * - `auto`: values that leave a field to the vendor
 * - `ofModel`: exceptions for one model
 */
export interface FieldMapping extends Readonly<Record<"prompt" | OptionalPart, ReadonlyArray<string>>> {
  readonly models: Readonly<Record<string, ReadonlyArray<string>>>
  readonly images: Readonly<Partial<Record<MediaTask, ReadonlyArray<Place>>>>
  readonly tasks?: Readonly<Record<string, Readonly<Partial<Record<MediaTask, ReadonlyArray<string>>>>>> | undefined
  readonly auto?: ReadonlyArray<string> | undefined
  readonly ofModel?: Readonly<Record<string, Peculiar>> | undefined
}

/**
 * Exceptions for one model.
 *
 * - `words`: the values of its fields, by field, then by the neutral value
 * - `made`: the properties that its results always have
 * - `sets`: the fields that must be set in addition to the parts
 */
export interface Peculiar {
  readonly words?: Readonly<Record<string, Readonly<Record<string, FieldValue>>>> | undefined
  readonly made?: Readonly<Partial<Record<OptionalPart, unknown>>> | undefined
  readonly sets?: Readonly<Record<string, FieldValue>> | undefined
}

/**
 * A request in a vendor's own format.
 *
 * - `model`: the vendor's model
 * - `input`: its fields
 * - `dropped`: the parts that were left out, as the request allows
 */
export interface Translation {
  readonly model: ModelSpec
  readonly input: Readonly<Record<string, unknown>>
  readonly dropped: ReadonlyArray<OptionalPart>
}

/** The table and the models of one vendor. */
export interface Translator {
  readonly provider: string
  readonly models: ReadonlyArray<ModelSpec>
  readonly mapping: FieldMapping
  /**
   * Returns the reason why this service cannot run the model although the vendor does. @default it can run all of
   * `models`
   */
  readonly unreachable?: ((model: ModelSpec) => string | undefined) | undefined
}

/** Returns the value of a part for a field, in the field's format. */
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

/** One model with one choice of values for the task. */
interface Draft {
  readonly model: ModelSpec
  readonly choice: Readonly<Record<string, string>>
}

/** Lists every combination of values for the task that a model's fields accept. */
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

/** The values and their fields, or the reason why there are none. */
type Written = { readonly values: ReadonlyArray<readonly [field: string, value: unknown]> } | {
  readonly problem: string
}

/** Writes a request for one draft: sets every part, fills required fields, and runs the model's own check. */
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
    // A part that the model's rules forbid together with the rest is dropped like a part without a field.
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

const partNamed = (name: string, vocabulary: FieldMapping): Part | "task" | undefined => {
  if (name in (vocabulary.tasks ?? {})) return "task"
  if (Object.values(vocabulary.images).some((places) => places.some((place) => Arr.ensure(place).includes(name)))) {
    return "images"
  }
  return vocabulary.prompt.includes(name)
    ? "prompt"
    : OptionalPart.literals.find((part) => vocabulary[part].includes(name))
}

const requiredOf = ({ fields, modes }: ModelSpec, input: Readonly<Record<string, unknown>>): ReadonlyArray<string> =>
  [
    ...Object.keys(fields).filter((name) => fields[name]?.required === true),
    ...(modes?.[String(input["mode"])]?.required ?? [])
  ].filter((name) => input[name] === undefined)

const promptOf = ({ fields }: ModelSpec, { prompt }: MediaRequest, vocabulary: FieldMapping): Written => {
  const name = vocabulary.prompt.find((name) => name in fields)
  return name === undefined ? { problem: "it has no field for it" } : { values: [[name, prompt]] }
}

/**
 * Puts the images into the first place that the model has. If no place accepts them, returns the problem of the first.
 */
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

/** Puts a part into the first field that accepts its value. If none does, returns the problem of the first. */
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
  // Every model makes one image or one video if no count is given.
  if (part === "count" && asked === 1 && problem === undefined && request.task !== "text-to-music") {
    return { values: [] }
  }
  return { problem: problem ?? "it has no field for it" }
}

const names: ReadonlyArray<string> = canonicalModels

const didYouMean = (model: string): string => {
  const suggestion = names.includes(model) ? undefined : closestMatch(model, names)
  return suggestion === undefined ? "" : `, and the nearest name is "${suggestion}"`
}

/**
 * Translates a portable request for a vendor: uses the first of its models that can express all of it, else the first
 * that can do so without the parts that the request allows to drop. If none can, it fails with what each of its models
 * for the task lacks.
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
    const unsupported: Array<UnsupportedPart> = []
    for (const draft of drafts) {
      const attempt = write(translator, draft, request, optional)
      if (Result.isSuccess(attempt)) return Result.succeed(attempt.success)
      unsupported.push(...attempt.failure)
    }
    if (optional === allowances.at(-1)) problems.push(...unsupported)
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
