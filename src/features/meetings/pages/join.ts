import { timeOf, type Texts } from '../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  notice,
  userParagraph,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { Announcement } from '../room/types.ts'
import { mayBeOverruled } from '../rules.ts'
import type { SittingView } from '../view.ts'
import { joinForm, nextBoard } from './list.ts'
import { momentThere, overLine, sittingTitle, timeLine, yourTime } from './words.ts'

type Reader = {
  readonly zone: string | undefined
  readonly now: Date
  readonly signedInAs: string
  /** What is said to everybody now, also to those who wait at the door. */
  readonly announcements: readonly Announcement[]
}

/** The door of one sitting: JOIN, or why not and what to do about it. */
export function joinPage(t: Texts, view: SittingView, reader: Reader, refused?: Refusal): Page {
  const { sitting } = view
  const no = refused ?? view.no
  const isTime = no === undefined || no.refused === 'meetings.no.too-early'
  return {
    title: sittingTitle(t, sitting),
    over: overLine(t, sitting),
    section: 'registrations',
    noIndex: true,
    margin: link(t('meetings.mine'), t.path('/meetings')),
    body: html`${announced(t, view, reader.announcements)}
    ${isTime ? nextBoard(t, { ...view, no }, reader) : refusal(t, view, no, refused !== undefined)}
    ${ledgers(
      !isTime &&
        ledger(
          t('meetings.label.when'),
          html`<p>${timeLine(t, sitting, reader.now)}</p>
            <p>${yourTime(t, sitting, reader.zone)}</p>`,
        ),
      ledger(t('meetings.label.how'), html`<p>${t(`meetings.format.${sitting.room.format}`)}</p>`),
      t.words(sitting.remoteRights) !== '' &&
        ledger(t('meetings.label.rights'), userParagraph(t.words(sitting.remoteRights))),
      !no &&
        sitting.room.telephone &&
        ledger(t('meetings.label.telephone'), userParagraph(sitting.room.telephone)),
      ledger(
        t('meetings.label.you'),
        html`<p>${t.html('meetings.signed-in-as', { account: bdi(reader.signedInAs) })}</p>`,
      ),
      ledger(t('meetings.label.before'), html`<p>${link(t('meetings.test'), t.path('/meetings/test'))}</p>`),
    )}`,
  }
}

/** What those who lead, or the secretariat, say to everybody. */
const announced = (t: Texts, { sitting }: SittingView, list: readonly Announcement[]): Html =>
  html`${list.map((one) =>
    notice(
      'live',
      html`<p class="muted">${bdi(timeOf(t, one.madeAt, sitting.timeZone))} ${t('meetings.said.by')}</p>
        ${userParagraph(one.words)}`,
    ),
  )}`

/** Asks those who lead to be let in all the same; it is the same as pressing JOIN. */
const knockForm = (t: Texts, { sitting }: SittingView): Html =>
  html`<form method="post" action="${t.path(`/meetings/${sitting.id}/join`)}">
    ${button(t('meetings.door.knock'), { kind: 'second' })}
  </form>`

/** What happened, why, and the next step, which is never a dead end. */
function refusal(t: Texts, view: SittingView, no: Refusal, hasKnocked: boolean): Html {
  const { sitting, ticket, phase, minutes } = view
  const event = t.path(`/events/${sitting.code}`)
  const own = ticket && t.path(`/registrations/${ticket.number}`)
  const mayKnock = mayBeOverruled(no) && phase === 'open'
  const isDown = no.refused === 'meetings.no.engine-down'
  const isOver = phase === 'over' && no.refused === 'meetings.no.ended'
  return html`${notice(isOver ? 'info' : 'bad', t(no.refused, no.values))}
    <p>${t(`${no.refused}.next`, { moment: momentThere(t, view.opensAt, sitting) })}</p>
    ${mayKnock && hasKnocked && notice('info', t('meetings.door.seen'))}
    ${isOver && minutes > 0 && html`<p>${t('meetings.present', { minutes })}</p>`}
    ${linkList(
      own && link(t('meetings.my-registration'), own),
      !own && link(t('meetings.other-account'), t.path('/account/merging')),
      link(t('meetings.the-event'), event),
      (isDown || (mayKnock && hasKnocked)) && joinForm(t, view),
      mayKnock && !hasKnocked && knockForm(t, view),
    )}
    ${isDown && sitting.room.telephone && userParagraph(sitting.room.telephone)}`
}
