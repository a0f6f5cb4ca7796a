import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  fourAnswers,
  html,
  ledger,
  lines,
  link,
  said,
  small,
  status,
  userParagraph,
  userText,
  type Child,
  type Html,
} from '../../../../platform/ui/index.ts'
import { moment, statePill, stateWords } from '../../words.ts'
import type { DeskView } from '../desk-view.ts'
import type { Offer } from '../../types.ts'

/** The state in words: who has it, since when, what opens it again, what can be done. */
export const stateBlock = (t: Texts, view: DeskView): Html =>
  fourAnswers(t, { who: who(t, view), since: since(t, view), next: next(t, view), can: can(t, view) })

const who = (t: Texts, { account, merges }: DeskView): Html => {
  const survivor = merges.find((one) => !one.isSurvivor)?.other
  return html`${statePill(t, account.state)}
  ${said(
    t(`administration.who.${account.state}`),
    survivor && link(userText(survivor.name), t.path(`/admin/accounts/${survivor.id}`)),
  )}`
}

const since = (t: Texts, { account, zone, now }: DeskView): Html =>
  said(
    moment(t, account.stateSince, zone, now),
    account.blockReason && stateWords(t, account),
    account.blockNote && userText(account.blockNote),
  )

/** What happens by itself, and what opens the account again. */
function next(t: Texts, { account, merges, blocksAt, zone, now }: DeskView): Html {
  const { state, blockReason } = account
  if (state === 'blocked') return said(t(`administration.next.blocked.${blockReason ?? 'staff'}`))
  if (state === 'merged')
    return said(
      t(
        merges.some((one) => !one.settledAt)
          ? 'administration.next.merged'
          : 'administration.next.merged-for-good',
      ),
    )
  if (state === 'active' && blocksAt)
    return said(t('administration.next.unused', { moment: moment(t, blocksAt, zone, now) }))
  return said(t(`administration.next.${state}`))
}

const can = (t: Texts, { no, offers }: DeskView): Html => {
  if (no) return said(t(no.refused, no.values))
  return offers.length > 0
    ? said(link(t('administration.can.see'), '#acts'))
    : said(t('administration.can.nothing'))
}

/** What can be done now, each with a page that says what it means before anything happens. */
export const actsPart = (t: Texts, { account, offers }: DeskView): Child =>
  offers.length > 0 &&
  ledger(
    t('administration.acts'),
    lines(
      offers.map((offer) => ({
        first: link(
          t(`administration.do.${offer.act}.title`),
          t.path(`/admin/accounts/${account.id}/${offer.act}`),
        ),
        says: said(t(`administration.do.${offer.act}.short`), second(t, offer)),
      })),
    ),
    { id: 'acts' },
  )

const second = (t: Texts, { needsSecond }: Offer): Child => needsSecond && t('administration.needs-second')

/** What somebody asked for and somebody else has to agree to, and a contact address that waits to be changed. */
export function waitingPart(t: Texts, { waiting, change, account, zone, now }: DeskView): Child {
  if (waiting.length === 0 && !change) return undefined
  return ledger(
    t('administration.waits'),
    html`${
      waiting.length > 0 &&
      lines(
        waiting.map((one) => ({
          first: link(t(`administration.detail.kind.${one.kind}`), t.path(`/admin/second-look/${one.id}`)),
          says: userParagraph(one.reason),
          end: status(
            'pending',
            t('administration.waits-until', { moment: moment(t, one.expiresAt, zone, now) }),
          ),
        })),
      )
    }
    ${
      change &&
      html`<p>
          ${link(
            t(change.provenAt ? 'administration.change.proven' : 'administration.change.unproven', {
              moment: moment(t, change.dueAt, zone, now),
            }),
            t.path(`/admin/accounts/${account.id}/lost-mailbox`),
          )}
        </p>
        ${small(t('administration.change.words'))}`
    }`,
  )
}
