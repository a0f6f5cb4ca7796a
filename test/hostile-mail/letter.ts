/**
 * A message that means harm. `{remote}` in it is an address elsewhere that notes who comes; `{run}` is script that says it ran.
 * The name says from which report it is made; what is common knowledge and has no number of its own says `issue`.
 */
export type HostileLetter = {
  readonly name: string
  readonly html?: string
  readonly text?: string
  readonly subject?: string
  readonly from?: string
  /** The name of a file that comes along. */
  readonly file?: string
}

/** The letter with its addresses and its script filled in; both carry the number of the letter, so that each tells on itself. */
export function armed(letter: HostileLetter, number: number, remote: string): HostileLetter {
  const elsewhere = `${remote}/${number}`
  // Without quotes of either kind, so that it fits into any attribute.
  const run = `(new Image).src=\`${elsewhere}/script\``
  const fill = (text: string) => text.replaceAll('{remote}', elsewhere).replaceAll('{run}', run)
  return Object.fromEntries(
    Object.entries(letter).map(([field, text]) => [field, field === 'name' ? text : fill(text)]),
  ) as HostileLetter
}
