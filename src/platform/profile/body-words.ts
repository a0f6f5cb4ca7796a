import type { Localised } from '../../values/language.ts'
import type { CategoryKind, Profile } from './profile.ts'

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

// Words of daily use that happen to be labels too: a sentence of the program may need them ("an associate of mine",
// "the media", the Arabic short name, which means "the union"), so finding one proves nothing.
const ordinary = new Set(
  [
    ['associate', 'associates', 'media'],
    ['associé', 'associés', 'médias'],
    ['asociado', 'asociados', 'medios de comunicación'],
    ['منتسب', 'المنتسبون', 'وسائط الإعلام', 'الاتحاد'],
    ['сми'],
    ['媒体'],
  ].flat(),
)

// "I do not know" and "not a member" are the program's own notions, whatever a body calls them.
const programKinds: readonly CategoryKind[] = ['unknown', 'none']

function labelsOf({ categories, eventTypes, focalPointKinds }: Profile): string[] {
  const own = categories.filter(({ kind }) => !programKinds.includes(kind))
  return [...own, ...eventTypes, ...focalPointKinds].flatMap(({ label, plural }) => [
    ...allWords(label),
    ...allWords(plural),
  ])
}

const allWords = (words: Localised) => Object.values(words)
function folded(words: string): string {
  return words.toLocaleLowerCase().replaceAll('’', "'")
}
