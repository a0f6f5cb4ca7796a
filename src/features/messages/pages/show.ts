import type { Texts } from '../../../platform/i18n/index.ts'
import {
  bdi,
  columns,
  emptyState,
  html,
  type Html,
  ledger,
  ledgers,
  link,
  linkList,
  type Page,
  said,
} from '../../../platform/ui/index.ts'
import { directionOf } from '../../../values/language.ts'
import { frameSandbox } from '../framed.ts'
import { piecesOf } from '../links.ts'
import type { ReadSource } from '../read-source.ts'
import type { Message } from '../types.ts'
import { occasionWords, statePill, titleOf, whenWords, whyWords } from './words.ts'

export type MessageView = {
  readonly message: Message
  readonly read: ReadSource
  readonly zone: string
  /** Where it is shown: `/messages` or `/outbox`. */
  readonly path: '/messages' | '/outbox'
}

/** One mail: what it says about itself, how it looks, what its text part says, and its source. */
export function showPage(t: Texts, view: MessageView): Page {
  const { message, path } = view
  return {
    title: titleOf(t, message),
    over: occasionWords(t, message.occasion),
    margin: link(t(path === '/messages' ? 'messages.title' : 'messages.outbox.title'), t.path(path)),
    section: path === '/messages' ? 'account' : 'outbox',
    noIndex: true,
    body: html`${body(t, view)}
    ${message.text === undefined && emptyState(t(message.state === 'waiting' ? 'messages.unwritten' : 'messages.forgotten'))}`,
  }
}

function about(t: Texts, { message, read, zone, path }: MessageView): Html {
  const when = t(message.state === 'sent' ? 'messages.sent-at' : 'messages.asked-at')
  const files = read.files.map((file, place) => {
    const size = t('messages.size', { size: Math.max(1, Math.round(file.content.length / 1024)) })
    return link(html`${bdi(file.name)}, ${size}`, t.path(`${path}/${message.id}/files/${place}`))
  })
  return html`${columns(
    said(statePill(t, message), whyWords(t, message)),
    said(when, whenWords(t, message.at, zone)),
    html`${read.from && said(t('messages.from'), bdi(read.from))} ${said(t('messages.to'), bdi(message.to))}`,
  )}
  ${
    files.length > 0 &&
    html`<h3>${t('messages.files')}</h3>
      ${linkList(...files)}`
  }`
}

function body(t: Texts, view: MessageView): Html {
  const { message, path } = view
  const base = `${path}/${message.id}`
  return ledgers(
    ledger(t('messages.about'), about(t, view)),
    message.html && ledger(t('messages.designed'), frame(t, message, base)),
    message.text && ledger(t('messages.text'), text(message.text, message.language)),
    message.source &&
      ledger(t('messages.source'), html`<p>${link(t('messages.source.show'), t.path(`${base}/source`))}</p>`),
  )
}

/** As tall as the text is long, more or less: a frame without scripts cannot say how tall it is. */
export const frame = (t: Texts, { text = '' }: Pick<Message, 'text'>, base: string): Html =>
  html`<iframe
    class="mail-frame"
    src="${t.path(`${base}/html`)}"
    title="${t('messages.designed.label')}"
    sandbox="${frameSandbox}"
    height="${Math.min(2400, 260 + text.split('\n').length * 25)}"
    referrerpolicy="no-referrer"
  ></iframe>`

/** Long rules are drawn short, so that they do not break on a phone. */
export const text = (words: string, language: string): Html =>
  html`<pre class="mail-text" lang="${language}" dir="${directionOf(language)}">
${piecesOf(words.replace(/^([-=])\1{23,}$/gm, (_, sign: string) => sign.repeat(24))).map(({ text: piece, isLink }) => (isLink ? link(bdi(piece), piece) : piece))}</pre>`
