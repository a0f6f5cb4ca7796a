import { dayOf, languageName, plainDate, type Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  bdi,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  notice,
  userParagraph,
  userText,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Language } from '../../../values/language.ts'
import type { EventName, GroupName } from '../parts.ts'
import { byLanguage } from '../rules.ts'
import type { Document, DocumentFile } from '../types.ts'
import { audienceOf, fileLink } from './words.ts'

export type ShowView = {
  readonly it: Document
  readonly group: GroupName | undefined
  readonly event: EventName | undefined
  readonly languages: readonly Language[]
  readonly mayFetch: boolean
  readonly mayKeep: boolean
  readonly seat: Profile['seat']
}

/** A document: its files by language, then what it is, from when, and who reads it. */
export function documentPage(t: Texts, view: ShowView): Page {
  const { it, event, seat } = view
  return {
    title: t.words(it.title),
    over: it.reference ? bdi(it.reference) : undefined,
    section: 'documents',
    noIndex: it.level !== 'public',
    margin: margin(t, view),
    body: html`${it.state === 'withdrawn' && withdrawn(t, it, seat.timeZone)}
    ${it.state === 'draft' && notice('info', t('documents.draft'))}
    ${ledgers(
      view.mayFetch && ledger(t('documents.files'), files(t, view)),
      ledger(t('documents.field.dated'), plainDate(t, it.datedOn)),
      ledger(
        t('documents.field.collection'),
        link(
          userText(t.words(it.collection.title)),
          `${t.path('/documents')}?collection=${it.collection.code}`,
        ),
      ),
      ledger(
        t('documents.field.level'),
        html`<p>${audienceOf(t, it, view)}</p>
          ${event && linkList(link(t('documents.to-event'), t.path(`/events/${event.code}`)))}`,
      ),
    )}`,
  }
}

const margin = (t: Texts, { it, mayKeep }: ShowView): Html =>
  linkList(
    link(t('documents.title'), t.path('/documents')),
    mayKeep && link(t('documents.desk.edit'), t.path(`/desk/documents/${it.code}`)),
  )

function files(t: Texts, { it, languages }: ShowView): Html {
  const href = ({ language, kind }: DocumentFile) => t.path(`/documents/${it.code}/files/${language}/${kind}`)
  return lines(
    byLanguage(it.files, languages, t.language).map(([language, all]) => ({
      first: html`<span lang="${language}">${languageName(t, language).own}</span>`,
      says: all.map((file) => fileLink(t, file, href(file))),
    })),
  )
}

const withdrawn = (t: Texts, it: Document, zone: string): Html =>
  notice(
    'bad',
    html`<p>${t('documents.withdrawn', { day: dayOf(t, it.withdrawnAt ?? it.changedAt, zone) })}</p>
      ${it.withdrawnReason && userParagraph(it.withdrawnReason)}`,
  )
