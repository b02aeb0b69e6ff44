import { For, Show } from "solid-js"

/** A list of facts; empty ones are left out. */
export const Facts = (props: { readonly facts: ReadonlyArray<readonly [name: string, value: string]> }) => (
  <dl class="facts">
    <For each={props.facts}>
      {([name, value]) => (
        <Show when={value !== ""}>
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        </Show>
      )}
    </For>
  </dl>
)
