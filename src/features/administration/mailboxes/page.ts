import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  field,
  html,
  ledger,
  ledgers,
  lines,
  link,
  muted,
  notice,
  said,
  select,
  status,
  url,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { SendingState } from '../../mail-routing/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { mayMoveMailbox, sizesOf, type Mailbox, type MailboxState } from '../../mailbox/index.ts'
import { moment } from '../words.ts'
import { megabyte, quotaReasons, type MailboxAct } from './act.ts'

export type MailboxDeskView = {
  readonly id: AccountId
  readonly name: string
  readonly mailboxes: readonly Mailbox[]
  readonly addresses: readonly string[]
  readonly lastUsedAt: Date | undefined
  /** Where its mail goes on to. */
  readonly target: string | undefined
  /** The last time somebody changed how much it holds, and the code of why. */
  readonly quotaChange: { readonly at: Date; readonly why: string | undefined } | undefined
  readonly letters: Readonly<Record<SendingState, number>>
  readonly zone: string
  readonly now: Date
  readonly typed?: { readonly quota: string; readonly reason: string } | undefined
  readonly no?: Refusal
}

/** The mailbox of one account as the service desk sees it: never what is in it. */
export function mailboxPage(t: Texts, view: MailboxDeskView): Page {
  const box = view.mailboxes.findLast(({ state }) => state !== 'deleted')
  return {
    title: t('administration.mailbox.title'),
    over: view.name,
    lead: t('administration.mailbox.lead'),
    section: 'administration',
    noIndex: true,
    margin: link(t('administration.mailbox.back'), t.path(`/admin/accounts/${view.id}`)),
    body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))}
    ${ledgers(
      ledger(
        t('administration.mailbox.now'),
        box ? nowPart(t, view, box) : muted(t('administration.mailbox.none')),
      ),
      box && ledger(t('administration.mailbox.addresses'), addressesPart(t, view, box)),
      (box || Object.values(view.letters).some((count) => count > 0)) &&
        ledger(t('administration.letters'), lettersPart(t, view)),
      ledger(
        t('administration.mailbox.acts'),
        box ? actsPart(t, view, box) : form(t, view, 'create', 'action'),
      ),
      box && box.state !== 'archived' && ledger(t('administration.mailbox.quota'), quotaPart(t, view, box)),
    )}`,
  }
}

const looks: Readonly<Record<MailboxState, Parameters<typeof status>[0]>> = {
  active: 'confirmed',
  suspended: 'pending',
  archived: 'withdrawn',
  deleted: 'withdrawn',
}

const nowPart = (t: Texts, { lastUsedAt, target, zone, now }: MailboxDeskView, box: Mailbox): Html =>
  lines([
    {
      first: said(
        bdi(box.address),
        lastUsedAt
          ? t('administration.mailbox.last-use', { moment: moment(t, lastUsedAt, zone, now) })
          : t('administration.mailbox.never-used'),
        target && t.html('administration.mailbox.forwarded', { target: bdi(target) }),
      ),
      says: t('mailbox.used', sizesOf(t, box.usedBytes, box.quotaBytes)),
      end: status(looks[box.state], t(`mailbox.state.${box.state}`)),
    },
  ])

/** The mailbox's own address, and others that can be taken away. */
function addressesPart(t: Texts, { id, addresses }: MailboxDeskView, box: Mailbox): Html {
  const others = addresses.filter((one) => one !== box.address)
  const forms = others.map(
    (one) =>
      html`<form method="post" action="${url(t.path(`/admin/accounts/${id}/mailbox`))}">
        <input type="hidden" name="act" value="alias" />
        <input type="hidden" name="alias" value="${one}" />
        ${button(t('administration.mailbox.alias'), { kind: 'plain', spoken: `${t('administration.mailbox.alias')}: ${one}` })}
      </form>`,
  )
  return html`${lines([{ first: bdi(box.address) }, ...others.map((one, place) => ({ first: bdi(one), end: forms[place] }))])}
  ${others.length > 0 && html`<p>${muted(t('administration.mailbox.alias.means'))}</p>`}`
}

/** How many letters wait, are held or failed, and the way to each. */
const lettersPart = (t: Texts, { id, letters }: MailboxDeskView): Html =>
  html`<p>
      ${t('administration.letters.counts', { waiting: letters.queued, held: letters.held, failed: letters.failed })}
    </p>
    <p>${link(t('administration.letters.look'), t.path(`/admin/accounts/${id}/mailbox/letters`))}</p>`

const offered: readonly (readonly [MailboxAct, MailboxState])[] = [
  ['suspend', 'suspended'],
  ['resume', 'active'],
  ['archive', 'archived'],
]

/** Deleting is for good, so that it is offered only when a mailbox has been put away. */
const actsPart = (t: Texts, view: MailboxDeskView, box: Mailbox): Html =>
  html`${offered
    .filter(([, to]) => mayMoveMailbox(box.state, to))
    .map(([act]) => form(t, view, act, 'second'))}
  ${box.state === 'archived' && form(t, view, 'delete', 'second')}`

const form = (t: Texts, { id }: MailboxDeskView, act: MailboxAct, kind: 'action' | 'second'): Html =>
  html`<form method="post" action="${url(t.path(`/admin/accounts/${id}/mailbox`))}">
    <input type="hidden" name="act" value="${act}" />
    <p>${t(`administration.mailbox.${act}.means`)}</p>
    ${actions(button(t(`administration.mailbox.${act}`), { kind }))}
  </form>`

const quotaPart = (t: Texts, view: MailboxDeskView, box: Mailbox): Html =>
  html`${view.quotaChange && lastChange(t, view, view.quotaChange)}
    <form method="post" action="${url(t.path(`/admin/accounts/${view.id}/mailbox`))}" novalidate>
      <input type="hidden" name="act" value="quota" />
      ${field(t, {
        name: 'quota',
        label: t('administration.mailbox.quota.field'),
        inputmode: 'numeric',
        width: 'short',
        value: view.typed?.quota ?? String(Math.round(box.quotaBytes / megabyte)),
      })}
      ${select(t, {
        name: 'reason',
        label: t('administration.mailbox.quota.reason'),
        value: view.typed?.reason ?? '',
        options: [
          { value: '', label: t('administration.mailbox.quota.choose') },
          ...quotaReasons.map((one) => ({ value: one, label: t(`administration.detail.kind.quota-${one}`) })),
        ],
      })}
      ${actions(button(t('administration.mailbox.quota.save'), { kind: 'second' }))}
    </form>`

function lastChange(
  t: Texts,
  { zone, now }: MailboxDeskView,
  { at, why }: NonNullable<MailboxDeskView['quotaChange']>,
): Html {
  const reason =
    why !== undefined && t.has(`administration.detail.kind.${why}`) && t(`administration.detail.kind.${why}`)
  const changed = t('administration.mailbox.quota.changed', { moment: moment(t, at, zone, now) })
  return html`<p class="muted">${changed}${reason && html` · ${reason}`}</p>`
}
