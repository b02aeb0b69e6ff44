import { ApixoCallback } from "@effect-media/apixo"
import * as Suites from "@effect-media/provider-tests/Suites"
import * as TokenCallback from "@effect-media/provider-tests/TokenCallback"
import { subject } from "./subject.ts"

Suites.all(subject)
TokenCallback.suite(subject.provider, subject.samples, ApixoCallback)
