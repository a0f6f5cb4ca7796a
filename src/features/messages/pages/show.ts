import type { Texts } from '../../../platform/i18n/index.ts'
import {
  answers,
  bdi,
  emptyState,
  html,
  type Html,
  ledger,
  ledgers,
  link,
  linkList,
  type Page,
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
    body: html`${about(t, view)}
    ${message.text === undefined ? emptyState(t('messages.unwritten')) : parts(t, view)}`,
  }
}

function about(t: Texts, { message, read, zone, path }: MessageView): Html {
  const base = `${path}/${message.id}`
  const files = read.files.map((file, place) =>
    link(
      html`${bdi(file.name)},
      ${t('messages.size', { size: Math.max(1, Math.round(file.content.length / 1024)) })}`,
      t.path(`${base}/files/${place}`),
    ),
  )
  return answers(t, [
    {
      rows: [
        { label: t('messages.state'), value: statePill(t, message), note: whyWords(t, message) },
        {
          label: t(message.state === 'sent' ? 'messages.sent-at' : 'messages.asked-at'),
          value: whenWords(t, message.at, zone),
        },
        ...(read.from ? [{ label: t('messages.from'), value: bdi(read.from) }] : []),
        { label: t('messages.to'), value: bdi(message.to) },
        ...(files.length > 0 ? [{ label: t('messages.files'), value: linkList(...files) }] : []),
      ],
    },
  ])
}

const parts = (t: Texts, { message, path }: MessageView): Html =>
  ledgers(
    message.html && ledger(t('messages.designed'), frame(t, message, `${path}/${message.id}`)),
    ledger(t('messages.text'), text(message)),
    message.source &&
      ledger(
        t('messages.source'),
        html`<p>${link(t('messages.source.show'), t.path(`${path}/${message.id}/source`))}</p>`,
      ),
  )

/** As tall as the text is long, more or less: a frame without scripts cannot say how tall it is. */
const frame = (t: Texts, { text = '' }: Message, base: string): Html =>
  html`<iframe
    class="mail-frame"
    src="${t.path(`${base}/html`)}"
    title="${t('messages.designed.label')}"
    sandbox="${frameSandbox}"
    height="${Math.min(2400, 420 + text.split('\n').length * 30)}"
    loading="lazy"
    referrerpolicy="no-referrer"
  ></iframe>`

const text = ({ text: words = '', language }: Message): Html =>
  html`<pre class="mail-text" lang="${language}" dir="${directionOf(language)}">
${piecesOf(words).map(({ text: piece, isLink }) => (isLink ? link(bdi(piece), piece) : piece))}</pre>`
