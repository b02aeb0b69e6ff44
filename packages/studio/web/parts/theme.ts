/** The colours: those of the system, or the ones that were chosen. */
import { createSignal } from "solid-js"

const name = "effect-media-studio-theme"
const stored = () => {
  try {
    return localStorage.getItem(name) ?? "auto"
  } catch {
    return "auto"
  }
}

const [theme, set] = createSignal(stored())
document.documentElement.dataset["theme"] = theme()

export { theme }

/** Chooses the colours: `auto`, `light` or `dark`. */
export const setTheme = (chosen: string): void => {
  set(chosen)
  document.documentElement.dataset["theme"] = chosen
  try {
    localStorage.setItem(name, chosen)
  } catch {
    // Without storage the choice lasts until the page is left.
  }
}
