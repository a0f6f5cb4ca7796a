import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  button,
  html,
  ledger,
  ledgers,
  link,
  linkButton,
  notice,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { GroupMessage } from '../types.ts'
import { subjectOf } from './list.ts'
import { groupList, listLink, messagePill, messagesPath, momentWords } from './words.ts'

export type ShowView = {
  readonly message: GroupMessage
  readonly group: readonly string[]
  readonly zone: string
  readonly maySeeOutbox: boolean
}

/** A message that is being sent, or was. */
export const messagePage = (t: Texts, view: ShowView): Page => ({
  title: subjectOf(t, view.message),
  over: t('registrations.messages.title'),
  section: 'desk',
  noIndex: true,
  margin: link(t('registrations.messages.margin'), t.path(messagesPath)),
  ...(view.message.state === 'sending' && { refreshAfter: 5 }),
  body: ledgers(
    ledger(t('registrations.messages.became'), became(t, view)),
    ledger(t('registrations.groups.label'), html`${groupList(view.group)} ${listLink(t, view.message)}`),
    ledger(t('registrations.messages.text'), texts(t, view.message)),
  ),
})

function became(t: Texts, { message, zone, maySeeOutbox }: ShowView): Html {
  const { state, told, readers, skipped, begunAt, endedAt } = message
  return html`${state === 'sending' && progress(t, message)}
  ${answers(t, [
    {
      rows: [
        { label: t('registrations.queue.state'), value: messagePill(t, state) },
        {
          label: t('registrations.messages.became.told'),
          value: t('registrations.messages.progress', { told, readers }),
        },
        { label: t('registrations.messages.became.skipped'), value: skipped },
        ...(begunAt
          ? [{ label: t('registrations.messages.became.begun'), value: momentWords(t, begunAt, zone) }]
          : []),
        ...(endedAt
          ? [{ label: t('registrations.messages.became.ended'), value: momentWords(t, endedAt, zone) }]
          : []),
      ],
    },
  ])}
  ${
    maySeeOutbox &&
    html`<p>
      ${link(
        t('registrations.messages.became.outbox'),
        t.path('/desk/outbox?occasion=registrations.group-message'),
      )}
    </p>`
  }`
}

const progress = (t: Texts, { id, told, readers }: GroupMessage): Html =>
  html`${tag(
    'progress',
    {
      class: 'progress',
      max: Math.max(1, readers),
      value: told,
      'aria-label': t('registrations.messages.progress.label'),
    },
    `${told} / ${readers}`,
  )}
  ${actions(
    linkButton(t('registrations.messages.progress.look'), t.path(`${messagesPath}/${id}`), 'second'),
    link(t('registrations.messages.stop'), t.path(`${messagesPath}/${id}/end`)),
  )}`

const texts = (t: Texts, message: GroupMessage): Html =>
  html`${Object.entries(message.texts).map(
    ([language, { subject, body }]) =>
      html`<h3>${languageName(t, language).here}</h3>
        <p dir="auto" lang="${language}"><b>${subject}</b></p>
        <p class="own-lines" dir="auto" lang="${language}">${body}</p>`,
  )}`

/** What stopping means, and the button. */
export const stopPage = (t: Texts, message: GroupMessage, refused?: Refusal): Page => ({
  title: t('registrations.messages.stop.title'),
  over: subjectOf(t, message),
  section: 'desk',
  noIndex: true,
  margin: link(t('registrations.messages.margin'), t.path(messagesPath)),
  body: html`${refused && notice('bad', t(refused.refused, refused.values))}
    <p>${t('registrations.messages.progress', { told: message.told, readers: message.readers })}</p>
    <p>${t('registrations.messages.stop.words')}</p>
    <form method="post" action="${t.path(`${messagesPath}/${message.id}/end`)}">
      ${actions(button(t('registrations.messages.stop'), { kind: 'main' }))}
    </form>`,
})
