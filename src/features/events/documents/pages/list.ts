import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  emptyState,
  html,
  lines,
  link,
  linkButton,
  notice,
  said,
  url,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Language } from '../../../../values/language.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { deskFrame } from '../../desk/pages/frame.ts'
import type { AtDesk } from '../../questions/pages/edit.ts'
import { inOrder } from '../rules.ts'
import type { EventDocument } from '../types.ts'
import { fileLink } from './words.ts'

export type ListView = AtDesk & {
  readonly documents: readonly EventDocument[]
  readonly languages: readonly Language[]
}

/** The papers of an event at the desk: who may have each, in which languages it is there. */
export function documentsPage(t: Texts, view: ListView, no?: Refusal): Page {
  const { event, documents } = view
  const at = t.path(`/desk/events/${event.code}/documents`)
  return deskFrame(t, event, view.permissions, {
    here: 'documents',
    title: t('events.documents.title'),
    lead: t('events.documents.lead'),
    body: html`${no && notice('bad', t(no.refused, no.values))}
    ${
      documents.length > 0
        ? lines(documents.map((document, place) => lineOf(t, view, document, { at, place })))
        : emptyState(t('events.documents.none'))
    }
    ${actions(linkButton(t('events.documents.add'), `${at}/new`, 'main'))}`,
  })
}

function lineOf(
  t: Texts,
  view: ListView,
  document: EventDocument,
  { at, place }: { at: string; place: number },
): Line {
  const own = `${at}/${document.id}`
  const files = inOrder(document.files, view.languages, t.language)
  return {
    first: said(
      link(userText(t.words(document.title)), own),
      t(`events.documents.access.${document.access}`),
    ),
    says:
      files.length > 0
        ? files.map((file) => fileLink(t, file, `${own}/files/${file.language}`))
        : t('events.documents.no-file'),
    end: order(t, document, { own, place, count: view.documents.length }),
  }
}

function order(
  t: Texts,
  document: EventDocument,
  { own, place, count }: { own: string; place: number; count: number },
): Html {
  const step = (by: 'up' | 'down') =>
    button(t(`events.questions.${by}`), {
      kind: 'plain',
      name: 'by',
      value: by,
      spoken: t(`events.questions.${by}.spoken`, { question: t.words(document.title) }),
    })
  return html`<form method="post" action="${url(`${own}/place`)}">
    ${actions(place > 0 && step('up'), place < count - 1 && step('down'), link(t('events.documents.remove'), `${own}/removal`))}
  </form>`
}
