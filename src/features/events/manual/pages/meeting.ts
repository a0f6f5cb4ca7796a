import { plainDay, shortDay, timeOf, timeRange, type Texts } from '../../../../platform/i18n/index.ts'
import { html, userParagraph, userText, type Html } from '../../../../platform/ui/index.ts'
import { placeOf } from '../../pages/when.ts'
import type { ManualFacts } from '../types.ts'
import { mail, moment, numbered } from './parts.ts'

/** Help with a visa: for whom, until when, what is needed; or that the host helps. */
export const visaPart = (t: Texts, { visa, visaUntil, event }: ManualFacts): Html =>
  visa === 'host'
    ? html`<p>${t('events.who.visa.host')}</p>`
    : numbered(
        t('events.manual.visa.who'),
        t('events.manual.visa.until', { day: plainDay(t, visaUntil) }),
        t('events.manual.visa.details'),
        t(`events.manual.visa.letter.${event.visaLetterTo}`),
      )

/** The room: where it is, what to bring. */
export function onSitePart(t: Texts, { event, countryName, whatToBring }: Place): Html {
  const place = [t.words(event.venue), t.words(event.city), countryName]
    .filter(Boolean)
    .join(t('events.where.comma'))
  const [notes, practical] = [t.words(event.accessNotes), t.words(event.practical)]
  return html`${place && html`<p>${userText(place)}</p>`} ${notes && html`<p>${userText(notes)}</p>`}
  ${whatToBring.length > 0 && html`<p>${t('events.manual.on-site.bring')}</p>`}
  ${numbered(...whatToBring.map((one) => t.words(one)))} ${practical && userParagraph(practical)}`
}

type Place = ManualFacts & { readonly countryName: string | undefined }

/** Joining from elsewhere: with which account, from when, what one may do there. */
export function remotePart(t: Texts, facts: ManualFacts): Html {
  const { event, joins, joinLeadMinutes } = facts
  const rights = t.words(event.remoteRights)
  return html`${numbered(
      t('events.manual.remote.account'),
      t('events.manual.remote.join', { minutes: joinLeadMinutes }),
      event.modeIsBinding && event.modes.length > 1 && t('events.manual.register.binding'),
      event.hasCaptions && t('events.manual.remote.captions'),
      rights && userText(rights),
    )}
    <table class="days-table">
      <caption class="small">
        ${t('events.manual.remote.times', { place: placeOf(t, event) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('events.when.day')}</th>
          <th scope="col">${t('events.manual.remote.from')}</th>
          <th scope="col">${t('events.manual.remote.session')}</th>
        </tr>
      </thead>
      <tbody>
        ${joins.map(
          ({ opensAt, startsAt, endsAt }) =>
            html`<tr>
              <th scope="row">${shortDay(t, startsAt, event.timeZone)}</th>
              <td>${timeOf(t, opensAt, event.timeZone)}</td>
              <td>${timeRange(t, startsAt, endsAt, event.timeZone)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

/** Another mode, no longer coming, something typed wrong. */
export function changesPart(t: Texts, { event }: ManualFacts): Html {
  const until = event.modeChangeUntil
  const policy = event.changePolicy
  return numbered(
    event.modes.length > 1 &&
      (policy === 'ask-secretariat'
        ? t.html('events.manual.changes.ask', { contact: mail(event.contact) })
        : until
          ? t('events.manual.changes.mode-until', { moment: moment(t, until, event) })
          : t('events.manual.changes.mode')),
    event.reopensOnChange && t('events.manual.changes.again'),
    t('events.manual.changes.withdraw'),
  )
}
