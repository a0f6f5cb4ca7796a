import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  html,
  link,
  notice,
  small,
  status,
  userText,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { maskedAddress } from '../../accounts/rules.ts'
import { moment } from '../../words.ts'
import { isOpen } from '../rules.ts'
import type { LostMailboxChange } from '../types.ts'

export type ChangeView = {
  readonly name: string
  readonly change: LostMailboxChange
  readonly askedBy: string
  readonly agreedBy: string
  readonly zone: string
  readonly now: Date
}

/** A change of a lost mailbox that waits or has come to its end. */
export const changePage = (t: Texts, view: ChangeView, no?: Refusal): Page => {
  const { change, zone, now } = view
  return {
    title: t('administration.change.title'),
    over: userText(view.name),
    lead: t('administration.change.words'),
    section: 'administration',
    noIndex: true,
    margin: link(t('administration.account.back'), t.path(`/admin/accounts/${change.accountId}`)),
    body: html`${no && notice('bad', t(no.refused, no.values))}
    ${answers(t, [
      {
        rows: [
          { label: t('administration.change.state'), value: state(t, view) },
          { label: t('administration.change.address'), value: bdi(maskedAddress(change.address)) },
          { label: t('administration.change.due'), value: moment(t, change.dueAt, zone, now) },
          { label: t('administration.asked-by'), value: userText(view.askedBy) },
          { label: t('administration.agreed-by'), value: userText(view.agreedBy) },
        ],
      },
    ])}
    ${
      isOpen(change) &&
      html`<form
        method="post"
        action="${t.path(`/admin/accounts/${change.accountId}/lost-mailbox/${change.id}/end`)}"
      >
        ${actions(button(t('administration.change.stop'), { kind: 'second' }))}
        ${small(t('administration.change.stop.words'))}
      </form>`
    }`,
  }
}

function state(t: Texts, { change, zone, now }: ChangeView) {
  if (change.doneAt)
    return status(
      'confirmed',
      t('administration.change.done', { moment: moment(t, change.doneAt, zone, now) }),
    )
  if (change.stoppedBy) return status('withdrawn', t(`administration.change.stopped.${change.stoppedBy}`))
  const key = change.provenAt ? 'administration.change.proven' : 'administration.change.unproven'
  return status('pending', t(key, { moment: moment(t, change.dueAt, zone, now) }))
}
