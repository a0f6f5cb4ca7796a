import type { Localised } from '../../values/language.ts'
import type { Profile } from './profile.ts'

/**
 * The words only this body uses: the names it gives things that the other profile does not share, its own name,
 * place, hosts and addresses. The program and its texts must hold none of them as whole words.
 */
export function bodyWords(profile: Profile, other: Profile): string[] {
  const shared = new Set(labelsOf(other).map(folded))
  const own = labelsOf(profile).filter((label) => !shared.has(folded(label)) && !ordinary.has(folded(label)))
  const identity = [
    profile.accessName,
    profile.welcomeWord,
    profile.mailDomain,
    ...profile.hosts,
    ...Object.values(profile.helpContacts),
    ...[profile.name.short, profile.name.long, profile.seat.city].flatMap(allWords),
  ].filter((word) => !ordinary.has(folded(word)))
  return [...new Set([...own, ...identity])]
}

// Single words of every language's daily use that happen to be labels too. A sentence of the program may need
// them ("an associate", "the media", the Arabic short name that means "the union"), so finding one proves nothing.
const ordinary = new Set(
  [
    'associate',
    'associates',
    'media',
    'médias',
    'associé',
    'associés',
    'asociado',
    'asociados',
    'الاتحاد',
    'منتسب',
    '媒体',
  ].map(folded),
)

function labelsOf({ categories, eventTypes, focalPointKinds }: Profile): string[] {
  return [...categories, ...eventTypes, ...focalPointKinds].flatMap(({ label, plural }) => [
    ...allWords(label),
    ...allWords(plural),
  ])
}

const allWords = (words: Localised) => Object.values(words)
function folded(words: string): string {
  return words.toLocaleLowerCase().replaceAll('’', "'")
}
