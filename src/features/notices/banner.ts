import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import { html, link, linkList, notice, type Html } from '../../platform/ui/index.ts'
import { richText } from '../../platform/ui/rich-text.ts'
import type { Actor } from '../../values/actor.ts'
import { pressingNow, readerOf } from './live.ts'
import { dismissForm } from './pages/show.ts'
import { titleOf } from './pages/words.ts'
import { bannersFor, byTime, maySee, standingOf, wordingFor } from './rules.ts'
import type { Notice } from './types.ts'

type Part = Pick<House, 'db' | 'clock' | 'profile'>

/** The page where people come to sign in has the newest warning whole, so it does not stand at its top once more. */
const warnsAt = '/access'

/** What this browser has put away, as its cookie says it. */
export const dismissedIn = (cookie: string | undefined): ReadonlySet<string> =>
  new Set((cookie ?? '').split('.').filter((id) => /^[0-9a-f-]{36}$/.test(id)))

/** The cookie after one more was put away; a few of the last are enough. */
export const dismissing = (cookie: string | undefined, id: string): string =>
  [...dismissedIn(cookie)]
    .filter((one) => one !== id)
    .slice(-7)
    .concat(id)
    .join('.')

/** The notices that stand at the top of a page. Nothing is asked of the database while there are none. */
export const noticesOnTop =
  ({ db, clock, profile }: Part) =>
  async (actor: Actor, t: Texts, cookie: string | undefined, path: string): Promise<Html | undefined> => {
    const now = clock.now()
    const pressing = await pressingNow(db, now)
    const urgent = pressing.filter((it) => it.isUrgent && standingOf(it, now) === 'live')
    if (urgent.length === 0) return undefined
    const reader = await readerOf(db, actor)
    const away = new Set([...reader.dismissed, ...dismissedIn(cookie)])
    const [page] = path.split('?')
    const inPage = page === warnsAt ? newestWarning(pressing, now)?.id : undefined
    if (inPage) away.add(inPage)
    const shown = bannersFor(urgent, reader, away, now).filter(({ id }) => page !== `/notices/${id}`)
    if (shown.length === 0) return undefined
    return html`<aside class="viewing" aria-label="${t('notices.banner.label')}">
      ${shown.map((it) => banner(t, it, profile.languages, path))}
    </aside>`
  }

const banner = (t: Texts, it: Notice, languages: readonly string[], path: string): Html =>
  html`<div class="viewing-line">
    <p>
      <b>${t(`notices.kind.${it.kind}`)}:</b> ${titleOf(t, it, languages)}
      ${link(html`${t('notices.read')}<span class="unseen">: ${titleOf(t, it, languages)}</span>`, t.path(`/notices/${it.id}`))}
    </p>
    ${dismissForm(t, it, path, 'banner')}
  </div>`

const newestWarning = (pressing: readonly Notice[], now: Date): Notice | undefined =>
  pressing.filter((one) => one.kind === 'warning' && standingOf(one, now) === 'live').toSorted(byTime)[0]

/** The newest warning that is live, for the page where people come to sign in; undefined when there is none. */
export const warningNow =
  ({ db, clock, profile }: Part) =>
  async (t: Texts): Promise<Html | undefined> => {
    const now = clock.now()
    const it = newestWarning(await pressingNow(db, now), now)
    if (!it || !maySee(it, { categories: new Set(), seesAll: false })) return undefined
    const { wording, language } = wordingFor(it.wordings, t.language, profile.languages)
    return notice(
      'bad',
      html`<p><strong>${titleOf(t, it, profile.languages)}</strong></p>
        ${richText(wording.words, { under: 3, language, path: t.path })}
        ${linkList(
          link(t('notices.check.title'), t.path('/notices/check')),
          link(t('notices.report.title'), t.path('/notices/report')),
        )}`,
    )
  }
