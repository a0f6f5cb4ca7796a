import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  button,
  emptyState,
  html,
  neighbours,
  url,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { icon } from '../../../../platform/ui/icon.ts'
import { classes, tag } from '../../../../platform/ui/tag.ts'
import type { BlobId, Folder, ListedMessage } from '../../../mailbox/index.ts'
import { folderKey, type Mine } from '../../mine.ts'
import { keyLink, mailPage } from '../../pages.ts'
import type { Judgement } from '../../verdict/types.ts'
import { folderName, shortMoment } from '../../words.ts'
import { isInBodysName } from './verdict.ts'
import { placeText } from '../parse.ts'
import type { FolderView, Reader } from '../view.ts'

export const folderPage = (t: Texts, view: FolderView): Page =>
  mailPage(t, view, {
    title: folderName(t, view.folder),
    here: folderKey(view.folder),
    pane: 'list',
    list: listPane(t, view, 'h1'),
    letter: html`<div class="mail-letter mail-nothing"><p>${t('webmail.choose-letter')}</p></div>`,
  })

/** The letters of a folder: its heading, each letter in four lines, what can be done to those that are ticked. */
export function listPane(t: Texts, view: FolderView, heading: 'h1' | 'h2', open?: string): Html {
  const { folder, list } = view
  const at = t.path(`/mail/${folderKey(folder)}`)
  const name = folder.role ? folderName(t, folder) : userText(folder.path)
  return html`<section class="mail-list" aria-labelledby="mail-list-name">
    <div class="mail-list-head">
      ${tag(heading, { id: 'mail-list-name' }, name)}
      ${keyLink(t('webmail.search'), t.path(`/mail/search?in=${folderKey(folder)}`), 'search')}
    </div>
    ${
      list.messages.length === 0
        ? emptyState(t(emptyWords(folder)))
        : rowsForm(t, view, { action: `${at}/acts`, open, isWhole: true })
    }
    ${isEmptied(folder) && list.messages.length > 0 && html`<p class="mail-empty-it"><a href="${url(`${at}/emptying`)}">${t(`webmail.empty.${folder.role}`)}</a></p>`}
    ${neighbours(t, {
      label: t('webmail.pages'),
      previous: view.before ? at : undefined,
      next: list.next && `${at}?before=${placeText(list.next)}`,
    })}
  </section>`
}

const isEmptied = ({ role }: Folder): boolean => role === 'trash' || role === 'junk'

const emptyWords = ({ role }: Folder): string =>
  role === 'inbox' || role === 'drafts' || role === 'trash' ? `webmail.nothing.${role}` : 'webmail.nothing'

export type RowsView = Mine & {
  readonly folder?: Folder
  readonly list: { readonly messages: readonly ListedMessage[] }
  readonly judgements: ReadonlyMap<BlobId, Judgement>
  readonly before?: string
  readonly reader: Reader
}

/** The rows with their boxes, in a form that does something to those that are ticked. */
export function rowsForm(
  t: Texts,
  view: RowsView,
  {
    action,
    open,
    isWhole,
  }: { readonly action: string; readonly open?: string | undefined; readonly isWhole: boolean },
): Html {
  return html`<form method="post" action="${url(action)}" data-mail-rows>
    <ul class="mail-rows">
      ${view.list.messages.map((message) => row(t, view, message, open))}
    </ul>
    ${isWhole && html`<input type="hidden" name="whole" value="yes" />`}
    ${tag('input', { type: 'hidden', name: 'back', value: view.before ?? '' })}
    <div class="mail-bar">
      <label class="unseen" for="mail-act">${t('webmail.act')}</label>
      ${actChoice(t, view, view.folder)} ${button(t('webmail.do-it'), { kind: 'second' })}
    </div>
  </form>`
}

/** What can be done to letters, as one choice. */
export function actChoice(t: Texts, { folders }: Mine, folder: Folder | undefined): Html {
  const here = folder?.role
  const moves = (['archive', 'junk', 'trash', 'inbox'] as const).filter(
    (role) => role !== here || role === 'trash',
  )
  const own = folders.filter((one) => one.role === null && one.id !== folder?.id)
  return html`<div class="select">
    <select class="control" id="mail-act" name="act">
      ${(['read', 'unread', 'flag', 'unflag'] as const).map((act) => tag('option', { value: act }, t(`webmail.act.${act}`)))}
      ${moves.map((act) => tag('option', { value: act }, t(act === 'trash' && here === 'trash' ? 'webmail.act.expunge' : `webmail.act.${act}`)))}
      ${own.map((one) => tag('option', { value: `to:${one.id}` }, t('webmail.act.to', { folder: one.path })))}</select
    >${icon('open')}
  </div>`
}

function row(
  t: Texts,
  { folders, folder, judgements, before, reader }: RowsView,
  message: ListedMessage,
  open: string | undefined,
): Html {
  const its = folder ?? folders.find(({ id }) => id === message.folderId)
  if (!its) return html``
  const isUnread = message.unseenInThread > 0
  const isOwn = its.role === 'sent' || its.role === 'drafts'
  const name = namesIn(isOwn ? message.recipients : message.sender) || t('webmail.nobody')
  const href =
    its.role === 'drafts'
      ? t.path(`/mail/write/${message.id}`)
      : t.path(`/mail/${folderKey(its)}/${message.id}${before ? `?before=${before}` : ''}`)
  const subject = message.subject || t('webmail.no-subject')
  return tag(
    'li',
    { class: classes('mail-row', isUnread && 'mail-unread', message.id === open && 'mail-here') },
    html`<span class="mail-tick"
        >${tag('input', { type: 'checkbox', id: `pick-${message.id}`, name: 'pick', value: message.id, 'aria-label': t('webmail.pick', { subject }) })}</span
      >
      ${tag(
        'a',
        { href: url(href), 'aria-current': message.id === open && 'true' },
        html`<span class="mail-who"
            >${isUnread && html`<span class="mail-dot" aria-hidden="true"></span><span class="unseen">${t('webmail.unread')} </span>`}<span
              class="mail-name"
              dir="auto"
              >${isOwn ? t('webmail.to', { names: name }) : name}</span
            ></span
          >
          <time datetime="${message.internalDate.toISOString()}"
            >${shortMoment(t, message.internalDate, reader.zone, reader.now)}</time
          >
          <span class="mail-subject" dir="auto">${subject}</span>
          <span class="mail-snippet" dir="auto">${message.snippet}</span>`,
        marksOf(t, message, judgements.get(message.blobId), folder ? undefined : its),
      )}`,
  )
}

/** What stands under a letter in the list, in words. */
function marksOf(
  t: Texts,
  message: ListedMessage,
  judgement: Judgement | undefined,
  folder: Folder | undefined,
): Html | undefined {
  const marks = [
    judgement?.level === 'bad' &&
      html`<b class="mail-bad"
        >${t(isInBodysName(judgement) ? 'webmail.not-body' : 'webmail.not-believed')}</b
      >`,
    judgement?.level === 'doubt' && html`<b class="mail-doubt">${t('webmail.doubted')}</b>`,
    message.flags.includes('\\Flagged') && t('webmail.flagged'),
    message.inThread > 1 && t('webmail.in-thread', { count: message.inThread }),
    message.hasAttachments && t('webmail.has-file'),
    message.flags.includes('\\Answered') && t('webmail.answered'),
    folder && folderName(t, folder),
  ].filter((mark) => mark !== false && mark !== undefined)
  return marks.length > 0
    ? html`<span class="mail-marks">${marks.map((mark) => html`<span>${mark}</span>`)}</span>`
    : undefined
}

/** The names of people in a list of `Name <address>`, without their addresses where they have names. */
export function namesIn(people: string): string {
  const all = people.match(/(?:"[^"]*"|[^,"<]|<[^>]*>)+/g) ?? []
  const names = all.map((one) => one.replace(/\s*<[^>]*>\s*$/, '').trim() || one.replace(/[<>]/g, '').trim())
  return names.filter(Boolean).slice(0, 4).join(', ')
}
