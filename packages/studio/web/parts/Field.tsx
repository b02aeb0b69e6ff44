import type { FieldSpec } from "@effect-media/core/model/Model"
import { createSignal, createUniqueId, For, Match, Show, Switch } from "solid-js"

interface Problem {
  readonly problem: string
  readonly suggestion?: string | undefined
  readonly isDoubt?: true | undefined
}

interface FieldProps {
  readonly name: string
  readonly field: FieldSpec
  readonly value: unknown
  readonly problems: ReadonlyArray<Problem>
  readonly onChange: (value: unknown) => void
}

const limits = ({ max, maxItems, maxLength, min, minItems, step }: FieldSpec): string =>
  [
    min !== undefined && max !== undefined ? `${min} to ${max}` : min !== undefined ? `at least ${min}` : max !== undefined ? `at most ${max}` : "",
    step !== undefined && step !== 1 ? `in steps of ${step}` : "",
    maxLength !== undefined ? `at most ${maxLength.toLocaleString("en")} characters` : "",
    minItems !== undefined ? `at least ${minItems}` : "",
    maxItems !== undefined ? `at most ${maxItems}` : ""
  ].filter(Boolean).join(", ")

const numberOf = (text: string): number | undefined => (text === "" ? undefined : Number(text))

/** A list of values, one in each line. */
const Lines = (props: FieldProps & { readonly id: string; readonly describedBy: string }) => (
  <textarea
    id={props.id}
    aria-describedby={props.describedBy}
    rows={3}
    placeholder={props.field.items?.format === "url" ? "https://… one link in each line" : "one in each line"}
    value={Array.isArray(props.value) ? props.value.join("\n") : ""}
    onInput={(event) => {
      const lines = event.currentTarget.value.split("\n").map((line) => line.trim()).filter((line) => line !== "")
      props.onChange(lines.length === 0 ? undefined : lines)
    }}
  />
)

/** An object or a list of objects, as JSON. */
const Raw = (props: FieldProps & { readonly id: string; readonly describedBy: string }) => {
  const [isWrong, setWrong] = createSignal(false)
  return (
    <>
      <textarea
        id={props.id}
        aria-describedby={props.describedBy}
        rows={4}
        spellcheck={false}
        value={props.value === undefined ? "" : JSON.stringify(props.value, null, 2)}
        onChange={(event) => {
          const text = event.currentTarget.value
          try {
            props.onChange(text === "" ? undefined : JSON.parse(text))
            setWrong(false)
          } catch {
            setWrong(true)
          }
        }}
      />
      <Show when={isWrong()}><small class="bad">This is not JSON.</small></Show>
    </>
  )
}

/** The control for a field of a model, made from what is known of it. */
export const Field = (props: FieldProps) => {
  const id = createUniqueId()
  const about = `${id}-about`
  const { field } = props
  const items = field.items?.type
  const isList = field.type === "array" && items !== "object" && items !== "array"
  const isChoice = field.enum !== undefined && field.type !== "array"
  return (
    <div class="field">
      <label for={id}>
        {props.name}
        <Show when={field.required}><span class="required">required</span></Show>
        <Show when={field.deprecated}><span class="required">deprecated</span></Show>
      </label>
      <Switch
        fallback={
          <Show
            when={/prompt|text|lyrics|script/i.test(props.name) || (field.maxLength ?? 0) > 200}
            fallback={
              <>
                <input
                  id={id}
                  aria-describedby={about}
                  list={field.suggest === undefined ? undefined : `${id}-list`}
                  value={typeof props.value === "string" ? props.value : ""}
                  placeholder={field.format === "url" ? "https://…" : String(field.default ?? "")}
                  onInput={(event) => props.onChange(event.currentTarget.value || undefined)}
                />
                <datalist id={`${id}-list`}>
                  <For each={field.suggest ?? []}>{(word) => <option value={word} />}</For>
                </datalist>
              </>
            }
          >
            <textarea
              id={id}
              aria-describedby={about}
              rows={props.name === "prompt" ? 4 : 2}
              value={typeof props.value === "string" ? props.value : ""}
              onInput={(event) => props.onChange(event.currentTarget.value || undefined)}
            />
          </Show>
        }
      >
        <Match when={isChoice}>
          <select
            id={id}
            aria-describedby={about}
            onChange={(event) => {
              const chosen = event.currentTarget.value
              props.onChange(field.enum?.find((value) => String(value) === chosen))
            }}
          >
            <option value="" selected={props.value === undefined}>
              {field.default === undefined ? "as the vendor chooses" : `${field.default} (default)`}
            </option>
            <For each={field.enum ?? []}>
              {(value) => <option value={String(value)} selected={props.value === value}>{String(value)}</option>}
            </For>
          </select>
        </Match>
        <Match when={field.type === "boolean"}>
          <select
            id={id}
            aria-describedby={about}
            onChange={(event) => {
              const { value } = event.currentTarget
              props.onChange(value === "" ? undefined : value === "true")
            }}
          >
            <option value="" selected={props.value === undefined}>
              {field.default === undefined ? "as the vendor chooses" : `${field.default === true ? "on" : "off"} (default)`}
            </option>
            <option value="true" selected={props.value === true}>on</option>
            <option value="false" selected={props.value === false}>off</option>
          </select>
        </Match>
        <Match when={field.type === "integer" || field.type === "number"}>
          <input
            id={id}
            aria-describedby={about}
            type="number"
            step={field.step ?? (field.type === "integer" ? 1 : "any")}
            min={field.min}
            max={field.max}
            placeholder={String(field.default ?? "")}
            value={typeof props.value === "number" ? props.value : ""}
            onInput={(event) => props.onChange(numberOf(event.currentTarget.value))}
          />
          <Show when={field.min !== undefined && field.max !== undefined && field.max - field.min <= 1000}>
            <input
              type="range"
              aria-label={props.name}
              min={field.min}
              max={field.max}
              step={field.step ?? (field.type === "integer" ? 1 : "any")}
              value={Number(props.value ?? field.default ?? field.min)}
              onInput={(event) => props.onChange(Number(event.currentTarget.value))}
            />
          </Show>
        </Match>
        <Match when={isList}>
          <Lines {...props} id={id} describedBy={about} />
        </Match>
        <Match when={field.type === "object" || field.type === "array"}>
          <Raw {...props} id={id} describedBy={about} />
        </Match>
      </Switch>
      <small id={about}>
        {[field.note, limits(field)].filter(Boolean).join(" · ")}
        <For each={props.problems}>
          {({ isDoubt, problem, suggestion }) => (
            <Show when={isDoubt !== true || props.value !== undefined}>
              <span class={isDoubt ? "doubt" : "bad"}>
                {" "}
                {problem}
                {suggestion === undefined ? "" : `. Did you mean ${suggestion}?`}
              </span>
            </Show>
          )}
        </For>
      </small>
    </div>
  )
}
