import * as Suites from "@effect-media/provider-tests/Suites"
import { subject } from "./utils.ts"

Suites.all(subject)
