import type { Language, Localised } from '../../../values/language.ts'

type Types = {
  readonly eventTypes: readonly { readonly id: string; readonly ofGroups?: boolean }[]
}

/** The kind of event that a group's meetings are. */
export const typeOfMeetings = (
  { eventTypes }: Types,
  group: { readonly meetsAs: string | null } = { meetsAs: null },
): string =>
  eventTypes.find(({ id }) => id === group.meetsAs)?.id ??
  eventTypes.find(({ ofGroups }) => ofGroups)?.id ??
  eventTypes[0]?.id ??
  ''

/** The languages of the body in which nothing is said. */
export const languagesMissing = (words: Localised, languages: readonly Language[]): readonly Language[] =>
  languages.filter((language) => !words[language])
