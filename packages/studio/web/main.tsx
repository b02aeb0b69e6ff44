import { render } from "solid-js/web"
import { App } from "./App.tsx"
import { start } from "./store.ts"
import "./style.css"

const root = document.getElementById("studio")
if (root !== null) render(() => <App />, root)
start()
