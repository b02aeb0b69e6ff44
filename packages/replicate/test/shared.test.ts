import * as Suites from "@effect-media/provider-tests/Suites"
import { subject } from "./subject.ts"

Suites.all(subject)
