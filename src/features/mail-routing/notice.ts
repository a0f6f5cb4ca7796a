import { randomUUID } from 'node:crypto'
import type { Texts } from '../../platform/i18n/index.ts'
import { headerEnd, mailDate } from './trace.ts'

export type NoticeFacts = {
  readonly kind: 'failed' | 'late'
  readonly to: string
  readonly domain: string
  /** The recipient who did not get it. */
  readonly recipient: string
  readonly subject: string
  /** What was said, in whatever language. */
  readonly said: string
  /** Such as 5.2.2. */
  readonly code: string
  readonly sentAt: Date
  readonly triedUntil: Date
  readonly now: Date
  /** The letter it is about; only its header is repeated. */
  readonly raw: Buffer | undefined
}

/** Tells a sender what became of a letter, for people and for programs (RFC 3464). It has no sender of its own: nobody answers it. */
export function noticeOf(t: Texts, it: NoticeFacts): Buffer {
  const boundary = `notice-${randomUUID()}`
  const values = { recipient: it.recipient, subject: it.subject || t('mail-routing.no-subject') }
  const header = [
    `From: ${wordsInHeader(t('mail-routing.notice.from'))} <postmaster@${it.domain}>`,
    `To: <${it.to}>`,
    `Subject: ${wordsInHeader(t(`mail-routing.notice.${it.kind}.subject`, values))}`,
    `Date: ${mailDate(it.now)}`,
    `Message-ID: <${randomUUID()}@${it.domain}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="${boundary}"`,
  ]
  const words = [
    t(`mail-routing.notice.${it.kind}.words`, values),
    t('mail-routing.notice.said', { said: it.said }),
    it.kind === 'late' ? t('mail-routing.notice.late.nothing') : t('mail-routing.notice.failed.do'),
  ]
  const parts = [
    part('text/plain; charset=utf-8', base64(Buffer.from(`${words.join('\n\n')}\n`)), 'base64'),
    part('message/delivery-status', statusOf(it)),
    ...(it.raw
      ? [
          part(
            'text/rfc822-headers; charset=utf-8',
            base64(it.raw.subarray(0, Math.min(headerEnd(it.raw), 16_000))),
            'base64',
          ),
        ]
      : []),
  ]
  const body = parts.map((one) => `--${boundary}\r\n${one}\r\n`).join('')
  return Buffer.from(`${header.join('\r\n')}\r\n\r\n${body}--${boundary}--\r\n`)
}

const part = (type: string, body: string, encoding = '7bit'): string =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`

const statusOf = (it: NoticeFacts): string =>
  [
    `Reporting-MTA: dns; ${it.domain}`,
    `Arrival-Date: ${mailDate(it.sentAt)}`,
    '',
    `Final-Recipient: rfc822; ${plain(it.recipient)}`,
    `Action: ${it.kind === 'late' ? 'delayed' : 'failed'}`,
    `Status: ${it.code}`,
    `Diagnostic-Code: smtp; ${plain(it.said)}`,
    ...(it.kind === 'late' ? [`Will-Retry-Until: ${mailDate(it.triedUntil)}`] : []),
    '',
  ].join('\r\n')

const plain = (text: string): string => text.replace(/[^\x20-\x7e]+/g, '?').slice(0, 300)

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/g, '$&\r\n')

/** More of it than this says no more to anybody. */
const mostInHeader = 300
const longestLine = 66

/**
 * Words in a header, on lines of at most 78 signs where they can be parted: as they are, or in pieces that each can be read alone (RFC
 * 2047). However long they are, what is written is not.
 */
export function wordsInHeader(text: string): string {
  const signs = [...text.replace(/[\r\n]+/g, ' ').trim()]
  const clean =
    signs.length > mostInHeader ? `${signs.slice(0, mostInHeader).join('').trim()}…` : signs.join('')
  const isPlain = /^[\x20-\x7e]*$/.test(clean) && !clean.includes('=?')
  return isPlain && !/\S{67}/.test(clean) ? folded(clean) : encoded(clean)
}

function folded(clean: string): string {
  const lines = ['']
  for (const word of clean.split(/ +/)) {
    const line = lines.at(-1)!
    if (line === '') lines[lines.length - 1] = word
    else if (line.length + word.length < longestLine) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines.join('\r\n ')
}

function encoded(clean: string): string {
  const pieces: string[] = []
  let piece = ''
  for (const sign of clean) {
    if (Buffer.byteLength(piece + sign) > 42) {
      pieces.push(piece)
      piece = ''
    }
    piece += sign
  }
  return [...pieces, piece].map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ')
}
