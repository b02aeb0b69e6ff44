/** The place in the page, in the part of the address after `#`: it works below any prefix. */
import { createSignal } from "solid-js"

/** A place: the view, what it shows, and its options. */
export interface Route {
  readonly view: string
  readonly id: string
  readonly query: URLSearchParams
}

const read = (): Route => {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?")
  const [view = "", ...rest] = path.split("/")
  return {
    view: view === "" ? "jobs" : view,
    id: decodeURIComponent(rest.join("/")),
    query: new URLSearchParams(query)
  }
}

const [route, setRoute] = createSignal(read())
addEventListener("hashchange", () => setRoute(read()))

export { route }

/** The address of a place. */
export const hrefOf = (view: string, id = "", query: Readonly<Record<string, string>> = {}): string => {
  const words = new URLSearchParams(query).toString()
  return `#/${view}${id === "" ? "" : `/${encodeURIComponent(id)}`}${words === "" ? "" : `?${words}`}`
}

/** Goes to a place. */
export const go = (view: string, id = "", query: Readonly<Record<string, string>> = {}): void => {
  location.hash = hrefOf(view, id, query)
}
