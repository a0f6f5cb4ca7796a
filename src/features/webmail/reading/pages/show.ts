import { sizeOf, type Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  html,
  link,
  url,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { icon } from '../../../../platform/ui/icon.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { Named } from '../../../../protocols/mime/index.ts'
import { frameMay } from '../../letter/document.ts'
import { passagesOf, plainLetter } from '../../letter/plain.ts'
import { folderKey } from '../../mine.ts'
import { backLink, keyLink, mailPage } from '../../pages.ts'
import { folderName, moment, nameOf, shortMoment } from '../../words.ts'
import type { LetterFile } from '../letter.ts'
import type { FolderView, MessageView } from '../view.ts'
import { listPane, namesIn } from './list.ts'
import { authenticity, judgementPanel, returnedNote } from './verdict.ts'

/** How the words of the letter are shown: in a frame of their own, or as text in the page. */
export type Shown =
  | {
      readonly kind: 'frame'
      readonly height: number
      readonly remotePictures: number
      readonly showsPictures: boolean
    }
  | {
      readonly kind: 'text'
      readonly text: string
      readonly flowed: boolean
      readonly delSp: boolean
      readonly hasHtml: boolean
    }

export type ShowView = FolderView &
  MessageView & { readonly shown: Shown; readonly files: readonly LetterFile[] }

export const showPage = (t: Texts, view: ShowView): Page =>
  mailPage(t, view, {
    title: view.letter.subject || t('webmail.no-subject'),
    here: folderKey(view.folder),
    list: listPane(t, view, 'h2', view.message.id),
    letter: letterPane(t, view),
  })

const addressOf = (t: Texts, { folder, message }: MessageView): string =>
  t.path(`/mail/${folderKey(folder)}/${message.id}`)

function letterPane(t: Texts, view: ShowView): Html {
  const { letter, folder, message, reader, judgement, files, before } = view
  const at = addressOf(t, view)
  const back = `${t.path(`/mail/${folderKey(folder)}`)}${before ? `?before=${before}` : ''}`
  return html`<article class="mail-letter" aria-labelledby="mail-subject">
    ${backLink(folderName(t, folder), back)}
    <h1 id="mail-subject" dir="auto">${letter.subject || t('webmail.no-subject')}</h1>
    <div class="mail-from">
      <p>
        <b dir="auto">${quotedName(t, letter.from, judgement.level === 'bad')}</b>
        ${letter.from.name && html`<span class="muted">${bdi(letter.from.address)}</span>`}
      </p>
      <p class="muted">
        <time datetime="${message.internalDate.toISOString()}"
          >${moment(t, message.internalDate, reader.zone, reader.now)}</time
        >
      </p>
    </div>
    <details class="mail-about">
      <summary>
        ${t.html('webmail.to-people', { names: userText(peopleShort(t, letter.to)) })}${icon('open')}
      </summary>
      ${about(t, view)}
    </details>
    ${returnedNote(t, message.verdict)} ${judgementPanel(t, judgement, at)} ${words(t, view, at)}
    ${files.length > 0 && fileList(t, files, at)} ${actsOf(t, view, at)} ${conversation(t, view)}
  </article>`
}

const quotedName = (t: Texts, from: Named, isDoubted: boolean): string =>
  isDoubted && from.name ? t('webmail.so-called', { name: from.name }) : nameOf(from) || t('webmail.nobody')

const peopleShort = (t: Texts, people: readonly Named[]): string =>
  people.length > 3
    ? t('webmail.and-more', { names: people.slice(0, 2).map(nameOf).join(', '), count: people.length - 2 })
    : people.map(nameOf).join(', ') || t('webmail.nobody')

/** Who else got it, where answers go, how it proved whose it is. */
function about(t: Texts, { letter, message }: ShowView): Html {
  const people = (all: readonly Named[]) =>
    all.map(
      ({ name, address }) =>
        html`<span class="mail-person"
          >${name && html`<span dir="auto">${name}</span> `}${bdi(address)}</span
        >`,
    )
  const line = (label: string, value: Html | Html[] | string | undefined) =>
    value &&
    html`<div>
      <dt>${t(label)}</dt>
      <dd>${value}</dd>
    </div>`
  const other = letter.replyTo.filter(
    ({ address }) => address.toLowerCase() !== letter.from.address.toLowerCase(),
  )
  return html`<dl>
    ${line('webmail.field.from', people([letter.from]))}
    ${line('webmail.field.to', letter.to.length > 0 ? people(letter.to) : undefined)}
    ${line('webmail.field.cc', letter.cc.length > 0 ? people(letter.cc) : undefined)}
    ${line('webmail.field.reply-to', other.length > 0 ? people(other) : undefined)}
    ${line('webmail.field.proof', authenticity(t, message.verdict))}
    ${line('webmail.field.size', sizeOf(t, message.size))}
  </dl>`
}

/** The letter itself. An HTML letter stands in a frame that can do nothing; a plain one in the page. */
function words(t: Texts, view: ShowView, at: string): Html {
  const { shown, judgement, letter } = view
  const isOff = judgement.level === 'bad'
  if (shown.kind === 'text')
    return html`${plainLetter(passagesOf(shown.text, shown), {
      write: (to) => t.path(`/mail/write?to=${encodeURIComponent(to)}`),
      quoted: t('webmail.show-quoted'),
      withoutLinks: isOff,
    })}
    ${
      (isOff || shown.hasHtml) &&
      html`<p class="mail-note">
        ${isOff && t('webmail.off')} ${shown.hasHtml && link(t('webmail.as-html'), `${at}?as=html`)}
      </p>`
    }`
  const query = shown.showsPictures ? '?pictures=on' : ''
  return html`${tag('iframe', {
    class: 'mail-frame',
    src: url(`${at}/letter${query}`),
    sandbox: frameMay,
    title: t('webmail.frame', { subject: letter.subject || t('webmail.no-subject') }),
    height: shown.height,
    referrerpolicy: 'no-referrer',
  })}
  ${picturesNote(t, view, shown, at)}`
}

function picturesNote(
  t: Texts,
  { judgement }: ShowView,
  shown: Extract<Shown, { kind: 'frame' }>,
  at: string,
): Html {
  const { remotePictures, showsPictures } = shown
  const isOff = judgement.level === 'bad'
  return html`<div class="mail-note">
    ${isOff && html`<p>${t('webmail.off')}</p>`}
    ${
      !isOff &&
      remotePictures > 0 &&
      (showsPictures
        ? html`<p>${t('webmail.pictures.shown')}</p>`
        : html`<form method="post" action="${url(`${at}/sender`)}">
            <p>
              ${t('webmail.pictures.hidden', { count: remotePictures })}
              ${link(t('webmail.pictures.once'), `${at}?pictures=on`)} ·
              ${button(t('webmail.pictures.always'), { kind: 'plain', name: 'said', value: 'pictures' })}
            </p>
          </form>`)
    }
    <p>
      ${link(t('webmail.as-text'), `${at}?as=text`)} ·
      <a href="${url(`${at}/letter`)}" target="_blank" rel="noopener">${t('webmail.alone')}</a>
    </p>
  </div>`
}

const fileList = (t: Texts, files: readonly LetterFile[], at: string): Html =>
  html`<section class="mail-files" aria-labelledby="mail-files">
    <h2 id="mail-files">${t('webmail.files', { count: files.length })}</h2>
    <ul>
      ${files.map(
        ({ number, name, size, type }) =>
          html`<li>
            <a href="${url(`${at}/files/${number}`)}"><span dir="auto">${name}</span></a>
            <span class="muted">${sizeOf(t, size)} · ${bdi(type)}</span>
          </li>`,
      )}
    </ul>
  </section>`

/** Answering, then filing away, then what is needed seldom. */
function actsOf(t: Texts, view: ShowView, at: string): Html {
  const { folder, message } = view
  const write = (how: string) => t.path(`/mail/write?how=${how}&of=${message.id}`)
  const acts = `${t.path(`/mail/${folderKey(folder)}`)}/acts`
  const act = (value: string, words: string) =>
    tag('button', { class: 'link-button', type: 'submit', name: 'act', value, 'data-key': value }, t(words))
  const isFlagged = message.flags.includes('\\Flagged')
  return html`<div class="mail-acts">
    <div class="actions">
      ${keyLink(t('webmail.reply'), write('reply'), 'reply', 'button button-action')}
      ${keyLink(t('webmail.reply-all'), write('all'), 'all', 'button button-second')}
      ${keyLink(t('webmail.forward'), write('forward'), 'forward', 'button button-second')}
    </div>
    <form method="post" action="${url(acts)}" class="mail-file-away">
      <input type="hidden" name="pick" value="${message.id}" />
      ${folder.role !== 'archive' && act('archive', 'webmail.act.archive')}
      ${act('trash', folder.role === 'trash' ? 'webmail.act.expunge' : 'webmail.act.trash')}
      ${folder.role === 'junk' ? act('inbox', 'webmail.act.not-junk') : act('junk', 'webmail.act.junk')}
      ${act('unread', 'webmail.act.unread')}
      ${act(isFlagged ? 'unflag' : 'flag', isFlagged ? 'webmail.act.unflag' : 'webmail.act.flag')}
    </form>
    <details>
      <summary>${t('webmail.more')}${icon('open')}</summary>
      <form method="post" action="${url(acts)}" class="mail-bar">
        <input type="hidden" name="pick" value="${message.id}" />
        <label for="mail-act-one">${t('webmail.act')}</label>
        ${tag('select', { class: 'control', id: 'mail-act-one', name: 'act' }, otherFolders(t, view))}
        ${button(t('webmail.do-it'), { kind: 'second' })}
      </form>
      <ul class="links">
        <li>${link(t('webmail.source'), `${at}/source`)}</li>
        <li>
          <a href="${url(`${at}/letter?print=on`)}" target="_blank" rel="noopener">${t('webmail.print')}</a>
        </li>
      </ul>
      <form method="post" action="${url(`${at}/report`)}">
        <p>${button(t('webmail.report-this'), { kind: 'plain' })}</p>
      </form>
    </details>
  </div>`
}

const otherFolders = (t: Texts, { folders, folder }: ShowView): Html[] =>
  folders
    .filter(({ id }) => id !== folder.id)
    .map((one) =>
      tag('option', { value: `to:${one.id}` }, t('webmail.act.to', { folder: folderName(t, one) })),
    )

/** The other letters of the conversation, the oldest first. */
function conversation(t: Texts, { thread, message, folders, reader }: ShowView): Html | undefined {
  const others = thread.filter(({ id }) => id !== message.id)
  if (others.length === 0) return undefined
  return html`<section class="mail-thread" aria-labelledby="mail-thread">
    <h2 id="mail-thread">${t('webmail.thread', { count: thread.length })}</h2>
    <ul>
      ${thread.map((one) => {
        const folder = folders.find(({ id }) => id === one.folderId)
        const words = html`<b dir="auto">${namesIn(one.sender)}</b>
          <span class="muted" dir="auto">${one.snippet.slice(0, 120)}</span>
          <time datetime="${one.internalDate.toISOString()}"
            >${shortMoment(t, one.internalDate, reader.zone, reader.now)}</time
          >`
        return html`<li>
          ${one.id === message.id || !folder ? tag('div', { 'aria-current': 'true' }, words) : tag('a', { href: url(t.path(`/mail/${folderKey(folder)}/${one.id}`)) }, words)}
        </li>`
      })}
    </ul>
  </section>`
}
