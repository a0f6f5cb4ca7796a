import { dayAndTime, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import { html, lines, link, muted, said, userText, type Html } from '../../../../platform/ui/index.ts'
import type { ChangeLine } from '../types.ts'
import { categoryWords, regimeWords } from './words.ts'

/** What was changed, the newest first: when and by whom, of what, from what to what, and why. */
export const changeLines = (
  t: Texts,
  profile: Profile,
  changes: readonly ChangeLine[],
  { zone, named = true }: { readonly zone: string; readonly named?: boolean },
): Html =>
  lines(
    changes.map((one) => ({
      first: said(
        muted(dayAndTime(t, one.at, zone)),
        one.by ? userText(one.by.name) : t('events.overrides.operator'),
      ),
      says: said(
        html`${named && html`${link(userText(t.words(one.of.title)), t.path(rulesPath(one.of)))} · `}${t(
          'events.overrides.from-to',
          {
            category: categoryWords(t, profile, one.category),
            from: regimeWords(t, one.from),
            to: regimeWords(t, one.to),
          },
        )}`,
        userText(one.reason),
      ),
    })),
    'dated',
  )

/** Where the overrides of an event or a group are changed. */
export const rulesPath = ({ kind, code }: Pick<ChangeLine['of'], 'kind' | 'code'>): string =>
  kind === 'event' ? `/desk/events/${code}/rules` : `/desk/groups/${code}/rules`
