import { dayAndTime, dayOf, languageName, type Texts } from '../../../../platform/i18n/index.ts'
import { dayRange } from '../../../../platform/i18n/day-range.ts'
import {
  actions,
  bdi,
  button,
  emptyState,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  notice,
  problemOf,
  rows,
  select,
  textArea,
  url,
  userParagraph,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Language } from '../../../../values/language.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { sittingTitle, timeLine } from '../../pages/words.ts'
import type { OwnSitting, OwnView } from '../own-view.ts'
import type { OwnEvent } from '../types.ts'
import { knownByWords, knownWords, originOf, stayWords } from '../words.ts'

/** The events somebody was at. */
export const ownListPage = (t: Texts, events: readonly OwnEvent[]): Page => ({
  title: t('meetings.attendance.mine'),
  lead: t('meetings.attendance.mine.lead'),
  section: 'registrations',
  noIndex: true,
  margin: link(t('meetings.mine'), t.path('/meetings')),
  body:
    events.length === 0
      ? emptyState(t('meetings.attendance.mine.none'), link(t('meetings.mine'), t.path('/meetings')))
      : rows(
          events.map((event) => ({
            lead: bdi(event.code),
            title: t.words(event.title),
            href: ownPath(t, event),
            lines: [dayRange(t, event.startsAt, event.endsAt, event.timeZone)],
          })),
        ),
})

export const ownPath = (t: Texts, { code }: Pick<OwnEvent, 'code'>, more = ''): string =>
  t.path(`/meetings/attendance/${code}${more}`)

export type OwnPage = {
  readonly view: OwnView
  readonly now: Date
  readonly languages: readonly Language[]
  readonly typed?: Typed
  readonly problems?: readonly Problem[]
  readonly no?: Refusal | undefined
}

const formId = 'objection'

/** One's own attendance at an event: each sitting with its minutes and how it is known, saying what is wrong, the certificate. */
export function ownPage(t: Texts, page: OwnPage): Page {
  const { view, problems = [], no } = page
  const { event, sittings, minutes } = view
  return {
    title: t('meetings.attendance.mine'),
    over: html`${bdi(event.code)} · <span dir="auto">${t.words(event.title)}</span>`,
    lead: t('meetings.attendance.mine.sum', { minutes }),
    section: 'registrations',
    noIndex: true,
    problems: [...problems],
    form: formId,
    margin: linkList(
      link(t('meetings.attendance.mine.all'), t.path('/meetings/attendance')),
      link(t('meetings.mine'), t.path('/meetings')),
      link(t('meetings.the-event'), t.path(`/events/${event.code}`)),
    ),
    body: html`${no && notice('bad', t(no.refused, no.values))}
    ${ledgers(
      ...sittings.map((one) => ledger(sittingTitle(t, one.sitting), sittingWords(t, one, page.now))),
      ledger(t('meetings.attendance.certificate'), certificate(t, page)),
      ledger(t('meetings.attendance.wrong'), objectionForm(t, page)),
    )}`,
  }
}

function sittingWords(t: Texts, { sitting, attendance, objections }: OwnSitting, now: Date): Html {
  const { stays, minutes, corrections } = attendance
  const correction = corrections.at(-1)
  return html`<p>${timeLine(t, sitting, now)}</p>
    <p>
      <b
        >${stays.length > 0 ? t('meetings.minutes', { minutes }) : t(sitting.startsAt > now ? 'meetings.attendance.ahead' : 'meetings.attendance.not-there')}</b
      >
    </p>
    ${
      stays.length > 0 &&
      html`${stays.map((stay) => html`<p>${stayWords(t, stay, sitting)}</p>`)}
        <p>
          ${t(`meetings.attendance.origin.${originOf(stays)}`)} ·
          ${stays.length > 1 ? knownByWords(t, stays) : knownWords(t, attendance)}
        </p>`
    }
    ${
      correction &&
      html`<p>${t('meetings.attendance.corrected-on', { day: dayOf(t, correction.at, sitting.timeZone) })}</p>
        ${userParagraph(correction.reason)}`
    }
    ${objections.map(
      (one) =>
        html`<p>
            ${t(one.answeredAt ? 'meetings.attendance.you-said' : 'meetings.attendance.you-wait', { when: dayAndTime(t, one.saidAt, sitting.timeZone) })}
          </p>
          ${userParagraph(one.words)}
          ${
            one.answer !== null &&
            html`<p>${t('meetings.attendance.answer')}</p>
              ${userParagraph(one.answer)}`
          }`,
    )}`
}

function certificate(t: Texts, { view, languages }: OwnPage): Html {
  const { event, certificate: it, mayHaveCertificate } = view
  if (!mayHaveCertificate && !it) return html`<p>${t('meetings.attendance.certificate.later')}</p>`
  return html`${
    it &&
    html`<p>${t.html('meetings.attendance.certificate.serial', { serial: bdi(it.serial) })}</p>
      <p>
        ${
          it.hasFile
            ? link(t('meetings.attendance.certificate.fetch'), t.path(`/certificates/${it.serial}/file`))
            : t('meetings.attendance.certificate.making')
        }
      </p>`
  }
  ${
    mayHaveCertificate &&
    html`<form method="post" action="${url(ownPath(t, event, '/certificate'))}">
      ${select(t, {
        name: 'language',
        label: t('meetings.attendance.certificate.language'),
        value: it?.language ?? t.language,
        options: languages.map((code) => ({ value: code, label: languageName(t, code).own, lang: code })),
      })}
      ${actions(button(t(it ? 'meetings.attendance.certificate.again' : 'meetings.attendance.certificate.ask'), { kind: it ? 'second' : 'main' }))}
    </form>`
  }`
}

const only = (typed: Typed | undefined, name: string): string => [typed?.[name] ?? ''].flat()[0] ?? ''

function objectionForm(t: Texts, { view, now, typed, problems = [] }: OwnPage): Html {
  const begun = view.sittings.filter(({ sitting }) => sitting.startsAt <= now)
  if (begun.length === 0) return html`<p>${t('meetings.attendance.wrong.later')}</p>`
  const named = (name: string) => ({ name, value: only(typed, name), problem: problemOf(problems, name) })
  return html`<p>${t('meetings.attendance.wrong.lead')}</p>
    <form id="${formId}" method="post" action="${url(ownPath(t, view.event, '/objection'))}" novalidate>
      ${select(t, {
        ...named('sitting'),
        label: t('meetings.attendance.wrong.sitting'),
        options: begun.map(({ sitting }) => ({
          value: sitting.id,
          label: `${sittingTitle(t, sitting)}, ${dayAndTime(t, sitting.startsAt, sitting.timeZone)}`,
        })),
      })}
      ${textArea(t, { ...named('words'), label: t('meetings.attendance.wrong.words'), hint: t('meetings.attendance.wrong.hint') })}
      ${actions(button(t('meetings.attendance.wrong.send'), { kind: 'second' }))}
    </form>`
}
