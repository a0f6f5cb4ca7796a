import { dateBlock, dayAndTime, plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  bdi,
  daysFigure,
  html,
  ledger,
  ledgers,
  link,
  notice,
  small,
  userText,
  walkFigure,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { placeOf, whenTable } from '../../pages/when.ts'
import { whoMayAttend, type AudienceWords } from '../../pages/who.ts'
import { partsOf, placesOnLine, walkOf, type ManualPart, type WalkStop } from '../rules.ts'
import type { ManualFacts } from '../types.ts'
import { accountPart } from './account.ts'
import { decisionPart } from './decision.ts'
import { changesPart, onSitePart, remotePart, visaPart } from './meeting.ts'
import { mail } from './parts.ts'
import { registerPart } from './register.ts'

export type ManualView = ManualFacts & {
  readonly profile: Pick<Profile, 'categories'>
  readonly audience: AudienceWords
  readonly countryName: string | undefined
}

/** The registration manual of one event: step by step, from no account to the meeting, on a page and on paper. */
export function manualPage(t: Texts, view: ManualView): Page {
  const { event } = view
  const parts = partsOf(event)
  return {
    title: t('events.manual.title'),
    over: html`${userText(t.words(event.title))} · ${bdi(event.code)}`,
    lead: t('events.manual.lead'),
    dateBlock: dateBlock(t, event.startsAt, event.endsAt, event.timeZone),
    section: 'events',
    prints: 'manual',
    body: html`${event.state === 'cancelled' && notice('bad', t('events.cancelled'))}
    ${ledgers(
      ledger(t('events.manual.at-a-glance'), html`${walk(t, view)} ${whenTable(t, event, undefined)}`),
      ledger(t('events.who'), whoMayAttend(t, view.audience)),
      ...parts.map((part, place) =>
        ledger(
          t('events.manual.step', { number: place + 1, title: t(`events.manual.part.${part}`) }),
          partWords(t, view, part, parts),
          { id: part },
        ),
      ),
      ledger(t('events.deadlines'), deadlines(t, view)),
      ledger(
        t('events.help'),
        html`<p>${t.html('events.help.words', { contact: mail(event.contact) })}</p>
          <p>${link(t('events.manual.back'), t.path(`/events/${event.code}`))}</p>`,
      ),
    )}`,
  }
}

function partWords(t: Texts, view: ManualView, part: ManualPart, parts: readonly ManualPart[]): Child {
  switch (part) {
    case 'account':
      return accountPart(t, view)
    case 'register':
      return registerPart(t, { ...view, visaStep: parts.indexOf('visa') + 1 })
    case 'decision':
      return decisionPart(t, view)
    case 'visa':
      return visaPart(t, view)
    case 'on-site':
      return onSitePart(t, view)
    case 'remote':
      return remotePart(t, view)
    case 'changes':
      return changesPart(t, view)
  }
}

/** The whole way in one drawing, with its list. */
function walk(t: Texts, { event, promise }: ManualView): Html {
  const stops = walkOf(promise)
  const mode = event.modes.length > 1 ? 'both' : (event.modes[0] ?? 'remote')
  const key: Readonly<Record<WalkStop, string>> = {
    account: 'account',
    register: 'register',
    decision: `decision.${promise}`,
    confirmed: 'confirmed',
    meeting: `meeting.${mode}`,
  }
  return walkFigure({
    caption: t(promise === 'automatic' ? 'events.manual.walk.automatic' : 'events.manual.walk', {
      count: stops.length,
    }),
    isRightToLeft: t.direction === 'rtl',
    stops: stops.map((stop) => ({
      title: t(`events.manual.stop.${key[stop]}`),
      words: stop === 'account' ? t('events.manual.stop.account.words') : undefined,
      isDecision: stop === 'decision',
    })),
  })
}

/** Every day that counts, on a line and in its table. */
function deadlines(t: Texts, view: ManualView): Html {
  const { event } = view
  const days = [
    ...view.deadlines.map(({ what, at }) => ({
      at,
      when: dayAndTime(t, at, event.timeZone),
      what: t(`events.deadline.${what}`, { minutes: view.joinLeadMinutes }),
    })),
    ...(view.visa === 'members'
      ? [
          {
            at: new Date(`${view.visaUntil}T12:00:00Z`),
            when: plainDay(t, view.visaUntil),
            what: t('events.manual.visa.last-day'),
          },
        ]
      : []),
    {
      at: event.startsAt,
      when: dayAndTime(t, event.startsAt, event.timeZone),
      what: t('events.manual.starts'),
    },
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime())
  const places = placesOnLine(
    days.map(({ at }) => at),
    1000,
    60,
  )
  return html`${daysFigure({
    caption: t('events.deadlines'),
    heads: [t('events.manual.days.number'), t('events.manual.days.when'), t('events.manual.days.what')],
    days: days.map((day, place) => ({ ...day, at: places[place] ?? 0 })),
    isRightToLeft: t.direction === 'rtl',
  })}
  ${small(t('events.deadlines.zone', { place: placeOf(t, event) }))}`
}
