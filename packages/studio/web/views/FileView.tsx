import { createEffect, createResource, Show } from "solid-js"
import { call, fileUrl } from "../api.ts"
import { bytes, fullTime, money } from "../format.ts"
import { Facts } from "../parts/Facts.tsx"
import { Preview } from "../parts/Media.tsx"
import { hrefOf } from "../route.ts"

/** A saved file with everything that its manifest says. */
export const FileView = (props: { readonly path: string }) => {
  let heading: HTMLHeadingElement | undefined
  const [detail] = createResource(() => props.path, (path) => call((client) => client.gallery.item({ query: { path } })))
  createEffect(() => {
    if (detail() !== undefined) heading?.focus()
  })
  return (
    <section class="file" aria-label="File">
      <header>
        <h1 tabIndex={-1} ref={(element) => (heading = element)}>{detail()?.item.prompt || props.path}</h1>
        <a class="button" href={hrefOf("gallery")}>Back to the gallery</a>
      </header>
      <Show when={detail.error === undefined} fallback={<p role="alert">There is no file with a manifest here.</p>}>
        <Show when={detail()} fallback={<p>Loading</p>}>
          {(found) => (
            <>
              <Preview file={found().item} label={found().item.prompt} />
              <div class="actions">
                <a class="button primary" href={`${fileUrl(found().item.path)}?download`} download="">Download</a>
                <Show when={found().job}>
                  {(key) => (
                    <>
                      <a class="button" href={hrefOf("jobs", key())}>Show the job</a>
                      <a class="button" href={hrefOf("new", "", { from: key() })}>Again with changes</a>
                    </>
                  )}
                </Show>
              </div>
              <Facts
                facts={[
                  ["Vendor", found().item.vendor],
                  ["Model", found().item.model],
                  ["File", found().item.path],
                  ["Type", `${found().item.mediaType}, ${bytes(found().item.bytes)}`],
                  ["Saved", fullTime(found().item.savedAt)],
                  ["Cost", costText(found().item.cost)]
                ]}
              />
              <h2>Manifest</h2>
              <pre tabIndex={0}>{JSON.stringify(found().manifest, null, 2)}</pre>
            </>
          )}
        </Show>
      </Show>
    </section>
  )
}

const costText = (cost: Parameters<typeof money>[0] | undefined): string => (cost === undefined ? "" : money(cost))
