import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  html,
  ledger,
  ledgers,
  link,
  linkButton,
  notice,
  small,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { Language } from '../../../../values/language.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { mailFrame } from '../../../messages/index.ts'
import type { Preview } from '../preview.ts'
import type { GroupMessage, Reach } from '../types.ts'
import { subjectOf } from './list.ts'
import { groupList, listLink, messagesPath } from './words.ts'

export type ReviewView = {
  readonly message: GroupMessage
  readonly group: readonly string[]
  readonly reach: Reach
  readonly previews: readonly Preview[]
  readonly languages: readonly Language[]
  readonly refused?: Refusal | undefined
}

/** Before a message is sent: who gets it, who does not and why, and what each language reads. */
export const reviewPage = (t: Texts, view: ReviewView): Page => ({
  title: subjectOf(t, view.message),
  over: t('registrations.messages.review'),
  section: 'desk',
  noIndex: true,
  margin: link(t('registrations.messages.margin'), t.path(messagesPath)),
  body: html`${view.refused && notice('bad', t(view.refused.refused, view.refused.values))}
  ${ledgers(
    ledger(t('registrations.groups.label'), html`${groupList(view.group)} ${listLink(t, view.message)}`),
    ledger(t('registrations.messages.who'), who(t, view)),
    ledger(t('registrations.messages.skipped'), skipped(t, view.reach)),
    ledger(t('registrations.messages.preview'), previews(t, view)),
  )}
  ${acts(t, view)}`,
})

function who(t: Texts, { message, reach }: ReviewView): Html {
  const more =
    reach.registrations - reach.readers - reach.skipped['no-address'] - reach.skipped['account-closed']
  return html`<p><b>${t('registrations.messages.reach', { readers: reach.readers })}</b></p>
    <ul>
      ${reach.byLanguage.map((one) => html`<li>${languageLine(t, message, one)}</li>`)}
    </ul>
    ${more > 0 && html`<p>${t('registrations.messages.who.several', { count: more })}</p>`}
    ${message.replyTo && html`<p>${t.html('registrations.messages.answers-to', { address: message.replyTo })}</p>`}`
}

const languageLine = (
  t: Texts,
  { texts, fallback }: GroupMessage,
  { language, count }: Reach['byLanguage'][number],
): string => {
  const name = languageName(t, language).here
  return texts[language]
    ? t('registrations.messages.language-count', { language: name, count })
    : t('registrations.messages.language-fallback', {
        language: name,
        count,
        fallback: languageName(t, fallback).here,
      })
}

function skipped(t: Texts, { skipped: by }: Reach): Html {
  const reasons = (['no-address', 'account-closed'] as const).filter((one) => by[one] > 0)
  if (reasons.length === 0) return html`<p>${t('registrations.messages.skipped.none')}</p>`
  return html`<ul>
    ${reasons.map((one) => html`<li>${t(`registrations.messages.skipped.${one}`, { count: by[one] })}</li>`)}
  </ul>`
}

function previews(t: Texts, { message, previews: all, languages }: ReviewView): Html {
  const unread = languages.filter(
    (language) => message.texts[language] && !all.some((one) => one.language === language),
  )
  return html`${all.map((preview, place) => onePreview(t, message, preview, place === 0))}
  ${unread.map((language) => {
    const written = message.texts[language]
    return html`<h3>${languageName(t, language).here}</h3>
      ${small(t('registrations.messages.preview.missing', { language: languageName(t, language).here }))}
      <p>${userText(written?.subject)}</p>
      <p class="own-lines" dir="auto" lang="${language}">${written?.body}</p>`
  })}`
}

/** What a real reader of one language gets; all but the first are opened when somebody wants to see them. */
const onePreview = (
  t: Texts,
  { id }: GroupMessage,
  { language, name, copy }: Preview,
  isOpen: boolean,
): Html =>
  tag(
    'details',
    { class: 'tiles-table', open: isOpen },
    html`<summary>
        <span
          >${t.html('registrations.messages.preview.to', { language: languageName(t, language).here, name })}</span
        >
      </summary>
      <p>${bdi(copy.subject)}</p>
      ${mailFrame(t, { text: copy.text }, `${messagesPath}/${id}/preview/${language}`)}`,
  )

const acts = (t: Texts, { message, reach }: ReviewView): Html =>
  html`${
      reach.readers > 0 &&
      html`<form method="post" action="${t.path(`${messagesPath}/${message.id}/sending`)}">
        <input type="hidden" name="readers" value="${reach.readers}" />
        <input type="hidden" name="revision" value="${message.revision}" />
        ${actions(
          button(t('registrations.messages.send', { readers: reach.readers }), { kind: 'main' }),
          linkButton(
            t('registrations.messages.edit'),
            t.path(`${messagesPath}/${message.id}/text`),
            'second',
          ),
        )}
        ${small(t('registrations.messages.send.words'))}
      </form>`
    }
    ${
      reach.readers === 0 &&
      actions(
        linkButton(t('registrations.messages.edit'), t.path(`${messagesPath}/${message.id}/text`), 'second'),
      )
    }
    <form method="post" action="${t.path(`${messagesPath}/${message.id}/discard`)}">
      ${actions(button(t('registrations.messages.discard'), { kind: 'plain' }))}
    </form>`
