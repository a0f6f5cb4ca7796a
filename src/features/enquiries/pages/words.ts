import { sizeOf, type Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  html,
  ledger,
  link,
  linkList,
  status,
  userParagraph,
  type Child,
  type Html,
  type StatusKind,
} from '../../../platform/ui/index.ts'
import { pathOf } from '../rules.ts'
import type { About, EnquiryFile, EnquiryMessage, EnquiryState, MessagePage } from '../types.ts'

const kinds: Readonly<Record<EnquiryState, StatusKind>> = {
  open: 'pending',
  waiting: 'review',
  answered: 'confirmed',
  closed: 'withdrawn',
}

/** The state in words: as whoever asked reads it, or as the desk does. */
export const statePill = (t: Texts, state: EnquiryState, reader: 'writer' | 'desk' = 'writer'): Html =>
  status(kinds[state], t(`enquiries.${reader === 'desk' ? 'heap' : 'state'}.${state}`))

/** What an enquiry is about as people call it: a meeting by its title, everything else by its code or address. */
export type AboutWords = { readonly about: About; readonly title?: string | undefined }

export const aboutWords = (t: Texts, { about, title }: AboutWords): Html =>
  html`${t(`enquiries.about.${about.kind}`)}
  ${title ? html`<bdi>${title}</bdi> (${bdi(about.ref)})` : bdi(about.ref)}`

/** The same as a link, where it has a page for whoever reads. */
export function aboutLink(t: Texts, it: AboutWords): Html {
  const path = it.about.kind === 'registration' ? undefined : pathOf(it.about)
  return path ? link(aboutWords(t, it), t.path(path)) : aboutWords(t, it)
}

/** The way to what was written before the messages shown; nothing where that is all. */
export const earlierLink = (t: Texts, { messages, earlier }: MessagePage, at: string): Child =>
  earlier > 0 &&
  ledger(
    t('enquiries.earlier'),
    link(t('enquiries.earlier.show', { count: earlier }), `${t.path(at)}?before=${messages[0]?.id}`),
  )

/** Back from there; nothing where these are the newest. */
export const newestLink = (t: Texts, { isNewest }: MessagePage, at: string): Child =>
  !isNewest && actions(link(t('enquiries.newest'), t.path(at)))

/** One message: its words, what a mail repeated under them, and its files. */
export const messageBody = (t: Texts, it: EnquiryMessage, filesAt: string): Html =>
  html`${long(t, it.words)}
  ${
    it.quoted !== null &&
    html`<details>
      <summary>${t('enquiries.quoted')}</summary>
      ${userParagraph(it.quoted)}
    </details>`
  }
  ${it.files.length > 0 && linkList(...it.files.map((file) => fileLine(t, file, filesAt)))}`

const shownAtOnce = 6000
const mostShown = 200_000

/** A whole letter that somebody put in is folded after its beginning. */
const long = (t: Texts, words: string): Html =>
  words.length <= shownAtOnce
    ? userParagraph(words)
    : html`${userParagraph(words.slice(0, shownAtOnce))}
        <details>
          <summary>${t('enquiries.rest')}</summary>
          ${userParagraph(words.slice(shownAtOnce, mostShown))}
        </details>`

function fileLine(t: Texts, file: EnquiryFile, filesAt: string): Child {
  const words = html`<bdi>${file.name}</bdi>, ${sizeOf(t, file.size)}`
  if (file.sha256 === null) return html`${words} (${t('enquiries.file.not-kept')})`
  return link(words, t.path(`${filesAt}/${file.id}`))
}
