import { check } from "@effect-media/core/model/InputCheck"
import type { FieldSpec, ModelSpec } from "@effect-media/core/model/Model"
import { createEffect, createMemo, createResource, createSignal, For, Show } from "solid-js"
import { createStore, reconcile } from "solid-js/store"
import type { Json } from "effect/Schema"
import { call, Failure } from "../api.ts"
import { Field } from "../parts/Field.tsx"
import { go, route } from "../route.ts"

type Input = Record<string, Json>

const isInput = (value: unknown): value is { readonly model: string; readonly input: Input } =>
  typeof value === "object" && value !== null && "model" in value && "input" in value

/** Orders fields for a person: what is required first, then the prompt, then the rest. */
const ordered = (model: ModelSpec): ReadonlyArray<readonly [string, FieldSpec]> => {
  const rank = ([name, field]: readonly [string, FieldSpec]) =>
    (name === "prompt" ? 0 : field.required === true ? 1 : 2) + (field.deprecated === true ? 8 : 0)
  return Object.entries(model.fields).toSorted((a, b) => rank(a) - rank(b))
}

/** The form for a new job, made from what is known of the model. */
export const New = () => {
  const [vendors] = createResource(() => call((client) => client.vendors.all()))
  const [vendor, setVendor] = createSignal("")
  const [model, setModel] = createSignal("")
  const [input, setInput] = createStore<Input>({})
  const [problem, setProblem] = createSignal("")
  const [isBusy, setBusy] = createSignal(false)
  const [count, setCount] = createSignal(1)
  const chosen = createMemo(() => (vendors() ?? []).find(({ name }) => name === vendor()))
  createEffect(() => {
    const [first] = (vendors() ?? []).filter(({ isReady }) => isReady)
    if (vendor() === "" && first !== undefined && !route().query.has("from")) choose(first.name)
  })
  const choose = (name: string) => {
    setVendor(name)
    setModel((vendors() ?? []).find((one) => one.name === name)?.models[0]?.id ?? "")
  }
  createEffect(() => {
    const key = route().query.get("from")
    if (key === null) return
    void call((client) => client.jobs.get({ query: { key } })).then(({ job, request }) => {
      setVendor(job.vendor)
      setModel(job.model)
      if (isInput(request)) setInput(reconcile(request.input))
    }, (error: unknown) => setProblem(String(error)))
  })
  const [spec] = createResource(
    () => (vendor() !== "" && model() !== "" ? [vendor(), model()] as const : false),
    ([vendor, model]) =>
      call((client) => client.vendors.model({ query: { vendor, model } })).then(
        (json) => json as unknown as ModelSpec,
        () => undefined
      )
  )
  const given = createMemo(() => {
    const known = spec()
    return Object.fromEntries(
      Object.entries(input).filter(([name, value]) =>
        value !== undefined && (known === undefined || known.fields[name] !== undefined)
      )
    )
  })
  const rest = () => {
    const others = Object.entries(given()).filter(([name]) => name !== "prompt")
    return others.length === 0 ? undefined : Object.fromEntries(others)
  }
  const problems = createMemo(() => {
    const known = spec()
    return known === undefined ? [] : check(known, given())
  })
  const sure = () => problems().filter(({ isDoubt }) => isDoubt !== true)
  const ofField = (name: string) => problems().filter(({ path }) => path.split(/[.[]/)[1] === name)
  const submit = async () => {
    setBusy(true)
    setProblem("")
    try {
      const payload = { vendor: vendor(), request: { model: model(), input: { ...given() } } }
      let key = ""
      for (let n = 0; n < count(); n++) {
        key = (await call((client) => client.jobs.submit({ payload }))).key
      }
      go("jobs", count() === 1 ? key : "")
    } catch (error) {
      const details = error instanceof Failure ? error.problems.map(({ path, problem }) => `${path}: ${problem}`) : []
      setProblem([error instanceof Error ? error.message : String(error), ...details].join(" "))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section class="new" aria-label="New job">
      <h1>New job</h1>
      <Show when={(vendors() ?? []).length > 0 && !(vendors() ?? []).some(({ isReady }) => isReady)}>
        <p role="note">
          There is no key for any vendor. Set one and start the studio again, or look around with{" "}
          <code>effect-media studio --emulate</code>.
        </p>
      </Show>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div class="pair">
          <label>
            Vendor
            <select value={vendor()} onChange={(event) => choose(event.currentTarget.value)}>
              <For each={vendors() ?? []}>
                {({ isReady, name }) => (
                  <option value={name} selected={name === vendor()} disabled={!isReady}>
                    {name}
                    {isReady ? "" : " (no key)"}
                  </option>
                )}
              </For>
            </select>
          </label>
          <label>
            Model
            <Show
              when={(chosen()?.models.length ?? 0) > 0}
              fallback={<input value={model()} onChange={(event) => setModel(event.currentTarget.value)} />}
            >
              <select value={model()} onChange={(event) => setModel(event.currentTarget.value)}>
                <For each={chosen()?.models ?? []}>
                  {({ id, task }) => <option value={id} selected={id === model()}>{id} · {task}</option>}
                </For>
              </select>
            </Show>
          </label>
        </div>
        <Show when={spec() === undefined && model() !== ""}>
          <p>This model is not in the tables, so its fields are not known and nothing is checked.</p>
          <Field
            name="prompt"
            field={{ type: "string" }}
            value={input["prompt"]}
            problems={[]}
            onChange={(value) => setInput("prompt", value as Json)}
          />
          <Field
            name="other fields"
            field={{ type: "object", note: "as a JSON object" }}
            value={rest()}
            problems={[]}
            onChange={(value) => setInput(reconcile({ prompt: input["prompt"] ?? "", ...(value as Input | undefined) }))}
          />
        </Show>
        <Show when={spec()}>
          {(spec) => (
            <For each={ordered(spec())}>
              {([name, field]) => (
                <Field
                  name={name}
                  field={field}
                  value={input[name]}
                  problems={ofField(name)}
                  onChange={(value) => setInput(name, value as Json)}
                />
              )}
            </For>
          )}
        </Show>
        <div class="actions">
          <label>
            Variations{" "}
            <input
              type="number"
              min={1}
              max={20}
              value={count()}
              onInput={(event) => setCount(Math.max(1, Math.min(20, Math.round(Number(event.currentTarget.value)))))}
            />
          </label>
          <button class="primary" type="submit" disabled={isBusy() || sure().length > 0 || chosen()?.isReady !== true}>
            Submit
          </button>
          <Show when={sure().length > 0}>
            <span class="bad">{sure()[0]?.path.replace(/^input\./, "")}: {sure()[0]?.problem}</span>
          </Show>
        </div>
        <p role="alert" class="bad">{problem()}</p>
      </form>
    </section>
  )
}
