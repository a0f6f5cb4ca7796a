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
  status,
  url,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { mayMoveMailbox, sizesOf, type Mailbox, type MailboxState } from '../../mailbox/index.ts'
import { megabyte, type MailboxAct } from './act.ts'

export type MailboxDeskView = {
  readonly id: AccountId
  readonly name: string
  readonly mailboxes: readonly Mailbox[]
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
        box ? nowPart(t, box) : muted(t('administration.mailbox.none')),
      ),
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

const nowPart = (t: Texts, box: Mailbox): Html =>
  lines([
    {
      first: bdi(box.address),
      says: t('mailbox.used', sizesOf(box.usedBytes, box.quotaBytes)),
      end: status(looks[box.state], t(`mailbox.state.${box.state}`)),
    },
  ])

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

const quotaPart = (t: Texts, { id }: MailboxDeskView, box: Mailbox): Html =>
  html`<form method="post" action="${url(t.path(`/admin/accounts/${id}/mailbox`))}" novalidate>
    <input type="hidden" name="act" value="quota" />
    ${field(t, {
      name: 'quota',
      label: t('administration.mailbox.quota.field'),
      inputmode: 'numeric',
      width: 'short',
      value: String(Math.round(box.quotaBytes / megabyte)),
    })}
    ${actions(button(t('administration.mailbox.quota.save'), { kind: 'second' }))}
  </form>`
