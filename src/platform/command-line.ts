import type { Config } from './config.ts'
import type { House } from './house.ts'

export type VerbOption = {
  readonly summary: string
  /** What stands for the value in the help; an option without one is a switch. */
  readonly value?: string
  /** Given by its place, without a name: `event show C-00015213`. */
  readonly positional?: boolean
  readonly required?: boolean
}

/** What was given, by the option's name; `json` too, for verbs whose data is another then. */
export type GivenOptions = Readonly<Record<string, string | boolean | undefined>>

type About = {
  readonly noun: string
  readonly verb: string
  readonly summary: string
  readonly options: Readonly<Record<string, VerbOption>>
  readonly examples: readonly string[]
}

/** One act of the command line. What it returns is printed; a `Refusal` ends it with code 1. */
export type Verb = About & { run(house: House, options: GivenOptions): Promise<unknown> }

/** One that needs no house, such as those that make the database ready for one. */
export type PlainVerb = About & { runWithout(config: Config, options: GivenOptions): Promise<unknown> }
