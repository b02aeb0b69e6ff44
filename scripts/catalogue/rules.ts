// Checks that rules.json, unchecked.json, former.json and the rows agree.
import type { Former, MachineRule, Row, Rules, Unchecked } from "./Row.ts"

/** Returns the fields that a rule names. */
const fieldsOf = ({ atLeastOne, atMostOne, count, must, when }: MachineRule) => [
  ...(atLeastOne ?? []),
  ...(atMostOne ?? []),
  ...Object.keys(count?.of ?? {}),
  ...Object.keys(must ?? {}),
  ...Object.keys(when ?? {})
]

/** Returns the checks that follow from one text of a row. */
const machineOf = (rules: Rules, vendor: string, row: Row, text: string) =>
  rules[vendor]?.[text]?.filter(({ models }) => models?.includes(row.model) ?? true) ?? []

/** Lists the problems in the rules of a vendor. */
export const ruleFaults = (
  vendor: string,
  rows: ReadonlyArray<Row>,
  rules: Rules,
  unchecked: Unchecked
): ReadonlyArray<string> => {
  const written = new Set(rows.flatMap((row) => row.rules ?? []))
  const stray = (file: string, texts: Readonly<Record<string, unknown>> = {}) =>
    Object.keys(texts).filter((text) => !written.has(text)).map((text) =>
      `${file}: no model of ${vendor} has the rule "${text}"`
    )
  const named = Object.entries(rules[vendor] ?? {}).flatMap(([text, machine]) =>
    machine.flatMap(({ models = [] }) => models).filter((model) =>
      !rows.some((row) => row.model === model && row.rules?.includes(text) === true)
    ).map((model) => `rules.json: ${vendor} ${model} has no rule "${text}"`)
  )
  const ofRows = rows.flatMap((row) =>
    (row.rules ?? []).flatMap((text) => {
      const machine = machineOf(rules, vendor, row, text)
      if (machine.length === 0 && unchecked[vendor]?.[text] === undefined) {
        return [`${vendor} ${row.model}: "${text}" is neither in rules.json nor in unchecked.json`]
      }
      return machine.flatMap(fieldsOf).filter((field) => !(field in row.fields)).map((field) =>
        `rules.json: ${vendor} ${row.model} has no field ${field}: "${text}"`
      )
    })
  )
  return [...stray("rules.json", rules[vendor]), ...stray("unchecked.json", unchecked[vendor]), ...named, ...ofRows]
}

/** Lists the problems in the former models of a vendor: each replacement must be a row, with the fields that it names. */
export const formerFaults = (
  vendor: string,
  rows: ReadonlyArray<Row>,
  former: ReadonlyArray<Former>
): ReadonlyArray<string> =>
  former.flatMap(({ model, renamed = {}, replacedBy, set = {} }) => {
    const listed = model !== replacedBy && rows.some((row) => row.model === model)
    const ofModel = listed ? [`former.json: ${vendor} ${model} is in the catalogue`] : []
    if (replacedBy === undefined) return ofModel
    const next = rows.find((row) => row.model === replacedBy)
    if (next === undefined) return [...ofModel, `former.json: ${vendor} ${replacedBy} is not in the catalogue`]
    const unknown = [...Object.values(renamed), ...Object.keys(set)].filter((field) => !(field in next.fields))
    return [...ofModel, ...unknown.map((field) => `former.json: ${vendor} ${replacedBy} has no field ${field}`)]
  })
