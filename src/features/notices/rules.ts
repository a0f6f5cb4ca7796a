import type { Language } from '../../values/language.ts'
import { refuse, type Refusal } from '../../values/refusal.ts'
import { mayMove } from './states.ts'
import type { Notice, Reader, Standing, Wording, Wordings } from './types.ts'

/** When a notice is over by itself: as its writer said, else an outage with its end, else never. */
export const endOf = ({
  kind,
  shownUntil,
  endsAt,
}: Pick<Notice, 'kind' | 'shownUntil' | 'endsAt'>): Date | null =>
  shownUntil ?? (kind === 'outage' ? endsAt : null)

/** How a notice stands now. */
export function standingOf(
  it: Pick<Notice, 'state' | 'kind' | 'shownFrom' | 'shownUntil' | 'endsAt'>,
  now: Date,
): Standing {
  if (it.state !== 'published') return it.state
  if (it.shownFrom && it.shownFrom > now) return 'scheduled'
  const end = endOf(it)
  return end && end <= now ? 'over' : 'live'
}

/** A circular is for members of its kinds and for those who write notices; everything else is for everybody. */
export const maySee = (it: Pick<Notice, 'kind' | 'categories'>, reader: Reader): boolean =>
  it.kind !== 'circular' || reader.seesAll || it.categories.some((one) => reader.categories.has(one))

/** What somebody reads: their language, else English, else the first language of the body it is written in. */
export function wordingFor(
  wordings: Wordings,
  language: Language,
  languages: readonly Language[],
): { readonly wording: Wording; readonly language: Language; readonly isFallback: boolean } {
  const order = [language, 'en', ...languages, ...Object.keys(wordings)]
  const found = order.find((one) => Object.hasOwn(wordings, one)) ?? language
  const wording = wordings[found] ?? { title: '', words: '' }
  return { wording, language: found, isFallback: found !== language }
}

export const missingLanguages = (wordings: Wordings, languages: readonly Language[]): readonly Language[] =>
  languages.filter((one) => !Object.hasOwn(wordings, one))

/** No page begins with more than so many. */
export const mostBanners = 2

/** What stands at the top of a page for this reader: urgent, live and not put away; warnings first, then the newest. */
export const bannersFor = (
  all: readonly Notice[],
  reader: Reader,
  dismissed: ReadonlySet<string>,
  now: Date,
): readonly Notice[] =>
  all
    .filter(
      (it) => it.isUrgent && standingOf(it, now) === 'live' && !dismissed.has(it.id) && maySee(it, reader),
    )
    .toSorted(
      (one, other) => Number(other.kind === 'warning') - Number(one.kind === 'warning') || byTime(one, other),
    )
    .slice(0, mostBanners)

/** The newest first. */
export const byTime = (
  one: Pick<Notice, 'shownFrom' | 'id'>,
  other: Pick<Notice, 'shownFrom' | 'id'>,
): number =>
  (other.shownFrom?.getTime() ?? 0) - (one.shownFrom?.getTime() ?? 0) || (one.id < other.id ? 1 : -1)

/** Changing a notice is refused when somebody else changed it meanwhile, or when it is withdrawn. */
export function decideChange(
  it: Pick<Notice, 'state' | 'revision'>,
  seen: number,
): { readonly change: true } | Refusal {
  if (it.state === 'withdrawn') return refuse('notices.refused.withdrawn')
  return it.revision === seen ? { change: true } : refuse('notices.refused.changed')
}

/** Nobody would ever see it: it is taken away before it is shown. */
export const isNeverShown = ({ shownFrom, shownUntil }: Pick<Notice, 'shownFrom' | 'shownUntil'>): boolean =>
  shownFrom !== null && shownUntil !== null && shownUntil <= shownFrom

/**
 * Publishing: shown from the time its writer chose, or from now when that is past. One whose end has passed would never be
 * seen.
 */
export function decidePublication(
  it: Pick<Notice, 'state' | 'revision' | 'kind' | 'shownFrom' | 'shownUntil' | 'endsAt'>,
  seen: number,
  now: Date,
): { readonly shownFrom: Date } | Refusal {
  if (!mayMove(it.state, 'published')) return refuse('notices.refused.not-a-draft')
  if (it.revision !== seen) return refuse('notices.refused.changed')
  const end = endOf(it)
  if (end && end <= now) return refuse('notices.refused.over-already')
  return { shownFrom: it.shownFrom && it.shownFrom > now ? it.shownFrom : now }
}

export const decideWithdrawal = (it: Pick<Notice, 'state'>): { readonly withdraw: true } | Refusal =>
  mayMove(it.state, 'withdrawn') ? { withdraw: true } : refuse('notices.refused.withdrawn')

/** Rich text as a mail without marks says it: a link is its words and its address. */
export const plainWords = (words: string): string =>
  words
    .replace(/!?\[([^\]\n]*)\]\(([^)\s]*)\)/g, (_, said: string, to: string) =>
      said === to ? to : `${said} (${to})`,
    )
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/(?<![\w*])[*_](?=\S)([^*_\n]*?\S)[*_](?![\w*])/g, '$1')
    .replace(/^[ \t]*[*+-]\s+/gm, '– ')
