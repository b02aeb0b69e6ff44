/**
 * Checks a request's input against what is known of its model, before anything is paid for.
 *
 * A problem is sure if the vendor's own page forbids the value and no other source allows it; only sure problems refuse
 * a request. All others are doubts: unknown fields, facts that only other people's code states, rules that are not
 * documented, and numbers that are sent as strings.
 *
 * It imports no library at run time: bundlers would move code that a chunk of tables and this module share with a
 * program out of the program, into a third chunk.
 */
import { closestMatch } from "../internal/closestMatch.ts"
import type { RequestProblem } from "../task/TaskError.ts"
import type {
  Bounds,
  Fields,
  FieldSpec,
  FieldTest,
  FieldType,
  FieldValue,
  FormerModel,
  ItemTest,
  ModelSpec,
  Rule
} from "./Model.ts"
import type { Checked, CheckOptions, RequestCheck } from "./TaskRequest.ts"

type Input = Readonly<Record<string, unknown>>

/**
 * Lists everything that is wrong or doubtful in an input, each with its path under `input`. A word of a list of allowed
 * values counts in any letter case.
 *
 * @example
 * ```ts import.meta.vitest
 * import type { Model } from "@effect-media/core/model"
 * import * as InputCheck from "@effect-media/core/model/InputCheck"
 *
 * const spec: Model.ModelSpec = {
 *   id: "painter-2",
 *   kind: "image",
 *   task: "text-to-image",
 *   tasks: ["text-to-image"],
 *   path: "/v1/tasks",
 *   container: "input",
 *   evidence: "vendor",
 *   fields: {
 *     prompt: { type: "string", required: true },
 *     aspect_ratio: { type: "string", enum: ["1:1", "16:9"] }
 *   }
 * }
 *
 * const problems = InputCheck.check(spec, { promt: "a boat", aspect_ratio: "16x9" })
 * problems.map(({ path, suggestion }) => [path, suggestion]) // => [["input.prompt", undefined], ["input.aspect_ratio", "16:9"], ["input.promt", "prompt"]]
 * problems.map(({ isDoubt }) => isDoubt === true) // => [false, false, true]
 * ```
 */
export const check = (spec: ModelSpec, written: Input): ReadonlyArray<RequestProblem> => {
  const input = spell(spec.fields, written)
  const given = (name: string) => isPresent(input[name])
  const found = new Map<string, RequestProblem>()
  // The first problem of a field is nearest to its cause. Each broken rule is reported; a sure problem replaces a
  // doubt.
  const add = (key: string, problem: RequestProblem) => {
    const before = found.get(key)
    if (before === undefined || isDoubtful(before) && !isDoubtful(problem)) found.set(key, problem)
  }
  for (const problem of ofFields(spec.fields, input, "input")) add(problem.path, problem)
  for (const problem of ofMode(spec, input, given)) add(problem.path, problem)
  for (const rule of spec.rules ?? []) {
    for (const problem of ofRule(rule, spec.fields, input)) add(`${problem.path} ${rule.text}`, problem)
  }
  const problems = [...found.values()]
  return spec.evidence === "third-party"
    ? problems.map(asDoubt)
    : problems.toSorted((a, b) => Number(isDoubtful(a)) - Number(isDoubtful(b)))
}

/**
 * Creates the check of a provider's requests over the known models. Doubts are logged, once per model and path. A sure
 * problem refuses the request, together with the doubts, unless the validation is `warn`. A request of a former model is
 * translated if the vendor's own pages name its new id and fields; otherwise it is refused with both.
 */
export const make = (
  shipped: ReadonlyArray<ModelSpec>,
  former: ReadonlyArray<FormerModel> = []
) =>
(options: CheckOptions): RequestCheck => {
  const { elsewhere, models: own = [], provider, validation } = options
  const models = [...shipped.filter(({ id }) => !own.some((spec) => spec.id === id)), ...own]
  const byId = new Map(models.flatMap((spec) => [spec.id, ...(spec.aliases ?? [])].map((id) => [id, spec])))
  const formerById = new Map(former.map((model) => [model.id, model]))
  const ids = models.filter((spec) => elsewhere?.(spec) === undefined).map(({ id }) => id)

  const problemsOf = (spec: ModelSpec, request: object): ReadonlyArray<RequestProblem> => {
    const place = elsewhere?.(spec, "kind" in request ? request.kind : undefined)
    if (place !== undefined) return [{ path: "model", problem: place, given: spec.id }]
    return "input" in request && isInput(request.input) ? check(spec, request.input) : []
  }

  const logged = new Set<string>()
  const warningOf = (model: string, problems: ReadonlyArray<RequestProblem>, what: string) => () => {
    const fresh = problems.filter(({ path }) => !logged.has(`${model} ${path}`))
    if (fresh.length === 0) return undefined
    if (logged.size > mostLogged) logged.clear()
    for (const { path } of fresh) logged.add(`${model} ${path}`)
    const lines = fresh.map(({ path, problem }) => `- ${path}: ${problem}`)
    return [`${what}, model "${model}":`, ...lines].join("\n")
  }

  return (given) => {
    const silent: Checked = { request: given, problems: [], isRefused: false, warning: () => undefined }
    if (!isInput(given) || typeof given["model"] !== "string") return silent
    const model = given["model"]
    const old = formerById.get(model)
    const change = old === undefined ? undefined : changeOf(provider, old, byId.get(model), given)
    const request = change === undefined ? given : change.request ?? given
    const spec = change === undefined || change.request !== undefined ? byId.get(String(request["model"])) : undefined
    if (spec === undefined && change === undefined) {
      const unchecked = `A submit to ${provider} is not checked`
      return { ...silent, warning: warningOf(model, [unknownModel(provider, model, ids)], unchecked) }
    }
    const input = request["input"]
    const spelled = spec === undefined || !isInput(input) ? request : { ...request, input: spell(spec.fields, input) }
    const problems = [
      ...(change === undefined ? [] : [change.problem]),
      ...(spec === undefined ? [] : problemsOf(spec, spelled))
    ]
    const isRefused = validation === "strict" && !problems.every(isDoubtful)
    const warning = warningOf(model, problems, `A submit to ${provider} may be refused`)
    return { request: spelled, problems, isRefused, warning }
  }
}

/**
 * Describes what changed for a request of a former model, and translates it if that is certain. Returns `undefined` for a
 * model that kept its id, if the request has none of its former fields.
 */
const changeOf = (
  provider: string,
  old: FormerModel,
  current: ModelSpec | undefined,
  request: Input
): { readonly problem: RequestProblem; readonly request?: Input } | undefined => {
  const { dropped = [], evidence, id, renamed = {}, replacedBy, set = {}, since } = old
  const input = isInput(request["input"]) ? request["input"] : {}
  const isOld = (name: string) => input[name] !== undefined && current?.fields[name] === undefined
  const names = Object.keys(renamed)
  if (replacedBy === id && !names.some(isOld) && !dropped.some(isOld)) return undefined
  const known = { path: "model", given: id, suggestion: replacedBy === id ? undefined : replacedBy }
  if (replacedBy === undefined) {
    const problem = `${provider} has not listed "${id}" since ${since}, and names no successor`
    return { problem: { ...known, problem, isDoubt: doubt } }
  }
  const steps = [
    `"${replacedBy}" in place of "${id}"`,
    ...Object.entries(renamed).map(([before, now]) => `${now} in place of ${before}`),
    ...Object.entries(set).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    ...dropped.map((name) => `no ${name}`)
  ]
  const problem = `has changed at ${provider} (${since}): write ${steps.join(", ")}`
  if (evidence === "third-party" || dropped.some(isOld)) return { problem: { ...known, problem } }
  const translated = Object.entries(input).map(([name, value]) => [renamed[name] ?? name, value] as const)
  return {
    problem: { ...known, problem: `${problem}. It is sent in this form`, isDoubt: doubt },
    request: { ...request, model: replacedBy, input: { ...Object.fromEntries(translated), ...set } }
  }
}

/** Returns an input with the words of lists as the vendor writes them, if only their letter case differs. */
const spell = (fields: Fields, input: Input): Input => {
  const changed = Object.entries(input).flatMap(([name, value]) => {
    const field = fields[name]
    const word = field === undefined ? value : spellValue(field, value)
    return word === value ? [] : [[name, word] as const]
  })
  return changed.length === 0 ? input : { ...input, ...Object.fromEntries(changed) }
}

const spellValue = (spec: FieldSpec, value: unknown): unknown => {
  const { disputed = [], enum: words = [], fields, items } = spec
  if (typeof value === "string") {
    const all = [spec, ...disputed].flatMap((bounds) => [...(bounds.enum ?? []), ...(bounds.special ?? [])])
    const lower = value.toLowerCase()
    return all.includes(value)
      ? value
      : words.find((word) => typeof word === "string" && word.toLowerCase() === lower) ?? value
  }
  if (Array.isArray(value)) {
    if (items === undefined) return value
    const words = value.map((item) => spellValue(items, item))
    return words.every((word, index) => word === value[index]) ? value : words
  }
  return isInput(value) && fields !== undefined ? spell(fields, value) : value
}

/** The limit of remembered names: they come from requests, so their number is unlimited. */
const mostLogged = 10_000

const doubt = true as const

const isInput = (value: unknown): value is Input => typeof value === "object" && value !== null && !Array.isArray(value)

/** Returns the id that was probably meant by an unknown one, if there is one. */
export const closestModel = (model: string, ids: ReadonlyArray<string>): string | undefined => closestMatch(model, ids)

const unknownModel = (provider: string, model: string, ids: ReadonlyArray<string>): RequestProblem => {
  const suggestion = closestMatch(model, ids)
  return {
    path: "model",
    problem: `${provider}'s models known here do not include "${model}"${didYouMean(suggestion)}`,
    given: model,
    suggestion,
    isDoubt: true
  }
}

const isDoubtful = ({ isDoubt }: RequestProblem) => isDoubt === true

const asDoubt = (problem: RequestProblem): RequestProblem => ({ ...problem, isDoubt: true })

const didYouMean = (suggestion: string | undefined) => suggestion === undefined ? "" : `. Did you mean "${suggestion}"?`

const ofFields = (fields: Fields, input: Input, path: string): ReadonlyArray<RequestProblem> => {
  const names = Object.keys(fields)
  const known = new Set(names.flatMap((name) => [name, ...(fields[name]?.alsoNamed ?? [])]))
  return [
    ...names.flatMap((name): ReadonlyArray<RequestProblem> => {
      const spec = fields[name]
      if (spec === undefined) return []
      const value = input[name]
      if (value !== undefined) return ofValue(spec, value, `${path}.${name}`)
      if (spec.required !== true) return []
      const isMaybeNamed = (spec.alsoNamed ?? []).some((other) => input[other] !== undefined)
      const isMaybeFree = (spec.disputed ?? []).some(({ required }) => required === false)
      return [{
        path: `${path}.${name}`,
        problem: "is required",
        allowed: describe(spec),
        isDoubt: isMaybeNamed || isMaybeFree || spec.default !== undefined ? doubt : undefined
      }]
    }),
    ...Object.keys(input).filter((name) => !known.has(name) && input[name] !== undefined).map((name) => {
      const suggestion = closestMatch(name, names.filter((other) => input[other] === undefined)) ??
        closestMatch(name, names)
      return {
        path: `${path}.${name}`,
        problem: `is a field that is not known here, and may be ignored${didYouMean(suggestion)}`,
        given: show(input[name]),
        suggestion,
        isDoubt: doubt
      }
    })
  ]
}

/** Lists the problems of one value: if sources disagree, the mildest one counts. */
const ofValue = (spec: FieldSpec, value: unknown, path: string): ReadonlyArray<RequestProblem> => {
  const problems = ofBounds(spec, value, path)
  if (problems.every(isDoubtful)) return problems
  const others: ReadonlyArray<Bounds> = spec.disputed ?? []
  const isAllowedBy = (other: Bounds) => ofBounds(readAs(spec, other), value, path).every(isDoubtful)
  return others.some(isAllowedBy) || isAllowedBy(Object.assign({}, ...others)) ? problems.map(asDoubt) : problems
}

/** Returns a field as another source describes it. The other source's range replaces a list of values. */
const readAs = (spec: FieldSpec, other: Bounds): FieldSpec => ({
  ...spec,
  ...other,
  type: other.type ?? spec.type,
  enum: other.enum ?? (other.min === undefined || other.max === undefined ? spec.enum : undefined)
})

const ofBounds = (spec: FieldSpec, value: unknown, path: string): ReadonlyArray<RequestProblem> => {
  const problem = (
    text: string,
    more: { readonly isDoubt?: true | undefined; readonly suggestion?: string | undefined } = {}
  ): RequestProblem => {
    const given = show(value)
    return {
      path,
      problem: `${text}, not ${given}${didYouMean(more.suggestion)}`,
      allowed: describe(spec),
      given,
      ...more
    }
  }

  if (spec.special?.includes(toValue(value)) === true) return []
  const types = [spec.type, ...(spec.alsoTypes ?? [])]
  const type = types.find((type) => hasType(type, value))
  const other = type === undefined ? otherWriting(types, value) : value
  if (other === undefined) {
    return [problem(`must be ${types.map((type) => typeNames[type]).join(" or ")}`, {
      isDoubt: value === null && spec.required !== true ? true : undefined
    })]
  }
  const found: Array<RequestProblem> = []
  const written = types.map((type) => typeNames[type]).join(" or ")
  if (type === undefined) found.push(problem(`is written as ${written} by the vendor`, { isDoubt: true }))

  if (spec.enum !== undefined && !Array.isArray(other) && !spec.enum.some((one) => String(one) === String(other))) {
    const words = spec.enum.map(String)
    found.push(problem(`must be one of ${list(spec.enum)}`, { suggestion: closestMatch(String(other), words) }))
  } else if (typeof other === "number" || typeof other === "bigint") {
    const { max = Infinity, min = -Infinity, step } = spec
    if (other < min || other > max) found.push(problem(`must be ${range(spec)}`))
    else if (step !== undefined && !isStep(Number(other) - (Number.isFinite(min) ? min : 0), step)) {
      found.push(problem(`goes in steps of ${step}`, { isDoubt: true }))
    }
  } else if (typeof other === "string") found.push(...ofText(spec, other, problem))
  else if (Array.isArray(other)) found.push(...ofList(spec, other, path, problem))
  else if (isInput(other) && spec.fields !== undefined && Object.keys(spec.fields).length > 0) {
    found.push(...ofFields(spec.fields, other, path))
  }
  return found
}

type Problem = (text: string, more?: { readonly isDoubt?: true | undefined }) => RequestProblem

const ofText = (spec: FieldSpec, text: string, problem: Problem): ReadonlyArray<RequestProblem> => {
  const { format, maxLength = Infinity, minLength = 0, pattern } = spec
  // A length in UTF-16 units is larger: a text that is short enough in characters may pass.
  const characters = text.length <= maxLength ? text.length : [...text].length
  if (characters > maxLength) return [problem(`must have at most ${maxLength} characters`)]
  if (characters < minLength) return [problem(`must have at least ${minLength} characters`)]
  if (pattern !== undefined && !new RegExp(pattern).test(text)) return [problem(`must look like ${pattern}`)]
  if (format === "url" && !isLink(text)) return [problem("must be a link")]
  return []
}

/** Returns whether a text is a link, including one to an asset of the vendor or a data URL. */
const isLink = (text: string) => /^[a-z][a-z\d+.-]*:./i.test(text)

const ofList = (
  spec: FieldSpec,
  values: ReadonlyArray<unknown>,
  path: string,
  problem: Problem
): ReadonlyArray<RequestProblem> => {
  const { items, maxItems = Infinity, minItems = 0 } = spec
  const found: Array<RequestProblem> = []
  if (values.length > maxItems) found.push(problem(`must have at most ${maxItems}`))
  if (values.length < minItems) found.push(problem(`must have at least ${minItems}`))
  if (items === undefined) return found
  return [...found, ...values.flatMap((value, index) => ofValue(items, value, `${path}.${index}`))]
}

const ofMode = (spec: ModelSpec, input: Input, given: (name: string) => boolean): ReadonlyArray<RequestProblem> => {
  const value = input["mode"]
  const mode = typeof value === "string" ? spec.modes?.[value] : undefined
  if (mode === undefined) return []
  const says = `with the mode ${show(value)}`
  return [
    ...(mode.required ?? []).filter((name) => input[name] === undefined).map((name) => ({
      path: `input.${name}`,
      problem: `is required ${says}`,
      allowed: describe(spec.fields[name]),
      isDoubt: spec.fields[name]?.default === undefined ? undefined : doubt
    })),
    ...(mode.notFor ?? []).filter(given).map((name) => ({
      path: `input.${name}`,
      problem: `is not for the mode ${show(value)}`,
      given: show(input[name]),
      isDoubt: doubt
    })),
    ...Object.entries(mode.maxItems ?? {}).flatMap(([name, most]) => {
      const items = input[name]
      return Array.isArray(items) && items.length > most
        ? [{
          path: `input.${name}`,
          problem: `must have at most ${most} ${says}, not ${show(items)}`,
          given: show(items)
        }]
        : []
    })
  ]
}

/** Checks a rule. Only given values certainly break it; if a default breaks it, that is a doubt. */
const ofRule = (rule: Rule, fields: Fields, input: Input): ReadonlyArray<RequestProblem> => {
  const withDefaults = (name: string) => input[name] ?? fields[name]?.default
  const plain = broken(rule, (name) => input[name], input)
  if (plain.length > 0) return rule.inferred === true ? plain.map(asDoubt) : plain
  return broken(rule, withDefaults, input).map(asDoubt)
}

const broken = (rule: Rule, valueOf: (name: string) => unknown, input: Input): ReadonlyArray<RequestProblem> => {
  const { atLeastOne, atMostOne, count, must = {}, text, when = {} } = rule
  const given = (name: string) => isPresent(input[name])
  if (!Object.entries(when).every(([name, test]) => passes(test, valueOf(name), given(name), false))) return []
  const problem = (name: string) => ({
    path: name === "" ? "input" : `input.${name}`,
    problem: `breaks the rule: ${text}`,
    allowed: text,
    given: name === "" ? undefined : show(input[name])
  })
  const taken = (atMostOne ?? []).filter(given)
  const items = Object.entries(count?.of ?? {}).reduce((sum, [name, times]) => sum + times * itemsOf(input[name]), 0)
  return [
    ...Object.entries(must).filter(([name, test]) => !passes(test, valueOf(name), given(name), true)).map(([name]) =>
      problem(name)
    ),
    ...(atLeastOne !== undefined && !atLeastOne.some(given)
      ? [problem(atLeastOne.length === 1 ? atLeastOne[0] ?? "" : "")]
      : []),
    ...taken.slice(1).map(problem),
    ...(count !== undefined && items > count.max ? [problem("")] : [])
  ]
}

const itemsOf = (value: unknown): number => Array.isArray(value) ? value.length : isPresent(value) ? 1 : 0

/** Returns whether a test of a field passes; for a field that is absent and has no default, it returns `ifAbsent`. */
const passes = (test: FieldTest, value: unknown, isGiven: boolean, ifAbsent: boolean): boolean => {
  const { max, maxItems, maxLength, min, minItems, present } = test
  if (present !== undefined && present !== isGiven) return false
  const asksValue = Object.keys(test).some((key) => key !== "present")
  if (!asksValue) return true
  if (!isPresent(value)) return ifAbsent
  const among = (values: ReadonlyArray<FieldValue>) => values.some((one) => String(one) === String(value))
  const number = typeof value === "number" ? value : typeof value === "string" ? Number(value) : Number.NaN
  const length = Array.isArray(value) ? value.length : 0
  const hasItem = (fields: ItemTest) =>
    Array.isArray(value) &&
    value.some((item) =>
      isInput(item) && Object.entries(fields).every(([name, one]) => one.in.includes(toValue(item[name])))
    )
  return (test.in === undefined || among(test.in)) &&
    (test.notIn === undefined || !among(test.notIn)) &&
    !(min !== undefined && number < min) &&
    !(max !== undefined && number > max) &&
    !(minItems !== undefined && length < minItems) &&
    !(maxItems !== undefined && length > maxItems) &&
    (test.some === undefined || hasItem(test.some)) &&
    !(test.none !== undefined && hasItem(test.none)) &&
    !(maxLength !== undefined && typeof value === "string" && [...value].length > maxLength)
}

const isPresent = (value: unknown) =>
  value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0)

const toValue = (value: unknown): FieldValue =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : ""

const hasType = (type: FieldType, value: unknown): boolean => {
  if (type === "array") return Array.isArray(value)
  if (type === "object") return isInput(value)
  if (typeof value === "bigint") return type === "integer" || type === "number"
  if (type === "integer") return Number.isSafeInteger(value)
  return type === "number" ? Number.isFinite(value) : typeof value === type
}

/** Reads a number as a string or a string as a number, as the field needs: vendors' pages use both. */
const otherWriting = (types: ReadonlyArray<FieldType>, value: unknown): unknown => {
  const isNumeric = types.includes("integer") || types.includes("number")
  if (typeof value === "string" && isNumeric && /^-?\d+(\.\d+)?$/.test(value)) {
    const number = Number(value)
    return types.some((type) => hasType(type, number)) ? number : undefined
  }
  return (typeof value === "number" || typeof value === "bigint") && types.includes("string")
    ? String(value)
    : undefined
}

const isStep = (distance: number, step: number) => Math.abs(distance / step - Math.round(distance / step)) < 1e-6

const typeNames: Readonly<Record<FieldType, string>> = {
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object"
}

const list = (values: ReadonlyArray<FieldValue>) => values.map((value) => JSON.stringify(value)).join(", ")

const range = ({ max, min, special }: Bounds) => {
  const bounds = min === undefined ? `at most ${max}` : max === undefined ? `at least ${min}` : `from ${min} to ${max}`
  return special === undefined ? bounds : `${bounds}, or ${list(special)}`
}

const describe = (spec: FieldSpec | undefined): string | undefined => {
  if (spec === undefined) return undefined
  if (spec.enum !== undefined) return `one of ${list(spec.enum)}`
  const { maxItems, maxLength, minItems, minLength } = spec
  const bound = (least: number | undefined, most: number | undefined) =>
    least === undefined ? `at most ${most}` : most === undefined ? `at least ${least}` : `${least} to ${most}`
  const type = spec.format === "url" ? "a link" : typeNames[spec.type]
  if (spec.min !== undefined || spec.max !== undefined) return `${type} ${range(spec)}`
  if (minItems !== undefined || maxItems !== undefined) return `${type} of ${bound(minItems, maxItems)}`
  if (maxLength !== undefined) return `${type} of ${bound(minLength, maxLength)} characters`
  return type
}

/** Shows a value in an error: shortened, with no more of lists and texts than needed. */
const show = (value: unknown): string => {
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === "string") {
    return value.length > 40 ? `a text of ${[...value].length} characters` : JSON.stringify(value)
  }
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value)
  return value === null ? "null" : isInput(value) ? "an object" : `a ${typeof value}`
}
