import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  html,
  ledger,
  ledgers,
  link,
  linkButton,
  linkList,
  userText,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { EventName, GroupName } from '../parts.ts'
import type { Document, Lacking } from '../types.ts'
import { audienceOf } from './words.ts'

export type DeniedView = {
  readonly it: Document
  readonly group: GroupName | undefined
  readonly event: EventName | undefined
  readonly accessName: string
  readonly lacks: Lacking
  readonly now: Date
}

/** For somebody who is signed in and does not read this document: which level it has, and how to get it. */
export const deniedPage = (t: Texts, view: DeniedView): Page => ({
  title: t('documents.denied.title'),
  over: view.it.reference ? bdi(view.it.reference) : undefined,
  lead: userText(t.words(view.it.title)),
  section: 'documents',
  noIndex: true,
  margin: link(t('documents.title'), t.path('/documents')),
  body: ledgers(
    ledger(t('documents.field.level'), html`<p>${audienceOf(t, view.it, view)}</p>`),
    ledger(
      t('documents.denied.how'),
      html`<p>${why(t, view)}</p>
        ${way(t, view)}`,
    ),
  ),
})

const isOver = ({ event, now }: DeniedView): boolean => event !== undefined && event.endsAt <= now

const why = (t: Texts, view: DeniedView): string =>
  view.lacks === 'participation' && isOver(view)
    ? t('documents.denied.over')
    : t(`documents.denied.${view.lacks}`, { access: view.accessName })

function way(t: Texts, view: DeniedView): Html {
  const { lacks, event, accessName: access } = view
  switch (lacks) {
    case 'access':
      return html`${actions(linkButton(t('documents.denied.apply', { access }), t.path('/access/application')))}
      ${linkList(
        link(t('documents.denied.eligible'), t.path('/access/eligibility')),
        link(t('documents.denied.status'), t.path('/access/status')),
      )}`
    case 'participation':
      return event
        ? html`${!isOver(view) && actions(linkButton(t('documents.denied.register'), t.path(`/events/${event.code}/registration`)))}
          ${linkList(link(t('documents.to-event'), t.path(`/events/${event.code}`)))}`
        : html``
    case 'whole-membership':
    case 'group':
      return linkList(
        link(t('documents.denied.focal-point'), t.path('/directory/focal-points')),
        link(t('documents.denied.services', { access }), t.path('/access/services')),
      )
  }
}
