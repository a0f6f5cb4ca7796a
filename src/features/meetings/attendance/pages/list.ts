import { countryName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  button,
  emptyState,
  html,
  lines,
  link,
  linkList,
  notice,
  pagination,
  said,
  url,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import { eventDeskFrame } from '../../../events/index.ts'
import type { AtDesk } from '../../desk/pages.ts'
import { sittingTitle } from '../../pages/words.ts'
import type { Sitting } from '../../types.ts'
import type { Attendance } from '../known.ts'
import type { Listed } from '../types.ts'
import { knownWords, originOf, stayWords } from '../words.ts'
import { searchForm } from './search.ts'

export type KnownLine = Listed & {
  readonly isInside: boolean
  readonly isOut: boolean
  readonly attendance: Attendance | undefined
  /** Something they say waits for an answer. */
  readonly isAsking: boolean
}

export type ListView = AtDesk & {
  readonly sitting: Sitting
  readonly list: readonly KnownLine[]
  readonly whole: number
  readonly page: number
  readonly pages: number
  readonly search: string
  readonly profile: Pick<Profile, 'countries'>
  readonly unverified: readonly { readonly name: string; readonly source: string }[]
}

export const attendancePath = (t: Texts, code: string, sitting: Pick<Sitting, 'id'>, more = ''): string =>
  t.path(`/desk/events/${code}/rooms/${sitting.id}/attendance${more}`)

/** Who is there and who was: live by loading again, each line leading to what is known and to correcting it. */
export function attendancePage(t: Texts, view: ListView): Page {
  const { event, permissions, sitting, list, whole, page, pages, search, unverified } = view
  const own = attendancePath(t, event.code, sitting)
  const query = search ? `&q=${encodeURIComponent(search)}` : ''
  return eventDeskFrame(t, event, permissions, {
    here: 'attendance',
    title: t('meetings.desk.who'),
    lead: sittingTitle(t, sitting),
    margin: linkList(
      link(t('meetings.attendance.whole'), t.path(`/desk/events/${event.code}/attendance`)),
      link(t('meetings.desk.set-up'), t.path(`/desk/events/${event.code}/rooms/${sitting.id}`)),
      link(t('meetings.attendance.tick'), `${own}/present`),
      link(t('meetings.desk.csv'), `${own}.csv`),
      link(t('meetings.attendance.xlsx'), `${own}.xlsx`),
    ),
    body: html`${searchForm(t, { action: own, search, label: t('meetings.attendance.search') })}
    ${whole > 0 && html`<p>${t('meetings.attendance.count', { count: whole })}</p>`}
    ${whole === 0 ? emptyState(t(search ? 'meetings.attendance.none-found' : 'meetings.desk.nobody'), link(t('meetings.attendance.tick'), `${own}/present`)) : lines(list.map((one) => lineOf(t, one, view, own)))}
    ${pagination(t, { page, pages, href: (other) => `${own}?page=${other}${query}` })}
    ${
      unverified.length > 0 &&
      notice(
        'info',
        html`<p>${t('meetings.attendance.unverified')}</p>
          <ul>
            ${unverified.map(({ name }) => html`<li>${userText(name)}</li>`)}
          </ul>`,
      )
    }`,
  })
}

function lineOf(t: Texts, one: KnownLine, { sitting, profile }: ListView, own: string): Line {
  const { attendance } = one
  const stays = attendance?.stays ?? []
  const corrected = (attendance?.corrections.length ?? 0) > 0
  return {
    first: said(
      link(userText(one.name), `${own}/${one.personId}`),
      one.organisation && userText(one.organisation),
      countryName(t, profile, one.countryCode),
    ),
    says: html`<p>
        ${t('meetings.minutes', { minutes: attendance?.minutes ?? 0 })} ·
        ${stays.length > 0 && html`${t(`meetings.attendance.origin.${originOf(stays)}`)} · `}${knownWords(t, { known: attendance?.known })}
      </p>
      ${stays.map((stay) => html`<p>${stayWords(t, stay, sitting)}</p>`)}
      ${corrected && html`<p>${t('meetings.attendance.corrected')}</p>`}
      ${one.isAsking && html`<p><b>${t('meetings.attendance.asks')}</b></p>`}`,
    end: (one.isInside || one.isOut) && moderation(t, one, own),
  }
}

function moderation(t: Texts, { personId, name, isOut }: KnownLine, own: string): Html {
  const act = isOut ? 'let-in' : 'put-out'
  const words = t(`meetings.desk.${act}`)
  return html`<form method="post" action="${url(own)}">
    <input type="hidden" name="person" value="${personId}" />
    <input type="hidden" name="act" value="${act}" />
    ${button(words, { kind: 'plain', spoken: `${words}: ${name}` })}
  </form>`
}
