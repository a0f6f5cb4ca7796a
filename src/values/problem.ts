/** What is wrong with one field of a form. `code` names the text shown beside it. */
export type Problem = {
  readonly field: string
  readonly code: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** What a browser sent, as it was typed: kept and shown again when something is wrong. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

/** Input is either understood, or comes back with every problem at once. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }
