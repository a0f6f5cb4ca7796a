import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Language } from '../../../../values/language.ts'
import { html, ledger, link, lines, small, userText, type Html } from '../../../../platform/ui/index.ts'
import { inOrder } from '../rules.ts'
import type { EventDocument } from '../types.ts'
import { fileLink } from './words.ts'

export type DocumentsShown = {
  readonly code: string
  readonly documents: readonly EventDocument[]
  readonly languages: readonly Language[]
  /** There are more for those who sign in. */
  readonly hidesSome: boolean
}

/** Papers, each with its files in the reader's order. */
export const documentLines = (t: Texts, it: Omit<DocumentsShown, 'hidesSome'>): Html =>
  lines(
    it.documents.map((document) => ({
      first: userText(t.words(document.title)),
      says: inOrder(document.files, it.languages, t.language).map((file) =>
        fileLink(t, file, t.path(`/events/${it.code}/documents/${document.id}/${file.language}`)),
      ),
    })),
  )

/** The papers of an event on its page, as far as the reader may have them. */
export const documentsPart = (t: Texts, it: DocumentsShown): Html | undefined =>
  it.documents.length === 0 && !it.hidesSome
    ? undefined
    : ledger(
        t('events.documents.heading'),
        html`${it.documents.length > 0 && documentLines(t, it)}
        ${it.hidesSome && small(t.html('events.documents.sign-in', { link: (words) => link(words, t.path('/sign-in')) }))}`,
        { id: 'documents' },
      )
