import type { Texts } from '../../../platform/i18n/index.ts'
import {
  bdi,
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
import type { SittingView } from '../view.ts'
import { joinForm, nextBoard } from './list.ts'
import { momentThere, overLine, sittingTitle, timeLine, yourTime } from './words.ts'

type Reader = { readonly zone: string | undefined; readonly now: Date; readonly signedInAs: string }

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
    body: html`${isTime ? nextBoard(t, { ...view, no }, reader) : refusal(t, view, no)}
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

/** What happened, why, and the next step, which is never a dead end. */
function refusal(t: Texts, view: SittingView, no: Refusal): Html {
  const { sitting, ticket, phase, minutes } = view
  const event = t.path(`/events/${sitting.code}`)
  const own = ticket && t.path(`/registrations/${ticket.number}`)
  const isDown = no.refused === 'meetings.no.engine-down'
  const isOver = phase === 'over' && no.refused === 'meetings.no.ended'
  return html`${notice(isOver ? 'info' : 'bad', t(no.refused, no.values))}
    <p>${t(`${no.refused}.next`, { moment: momentThere(t, view.opensAt, sitting) })}</p>
    ${isOver && minutes > 0 && html`<p>${t('meetings.present', { minutes })}</p>`}
    ${linkList(
      own && link(t('meetings.my-registration'), own),
      !own && link(t('meetings.other-account'), t.path('/account/merging')),
      link(t('meetings.the-event'), event),
      isDown && joinForm(t, view),
    )}
    ${isDown && sitting.room.telephone && userParagraph(sitting.room.telephone)}`
}
