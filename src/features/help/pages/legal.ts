import { plainDay } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/ui/html.ts'
import { ledger, type Page } from '../../../platform/ui/index.ts'
import type { Localised } from '../../../values/language.ts'

/** A text people agree to. Its version is the day it came into force. */
export type LegalText = { readonly version: string; readonly words: Localised }

/** Paragraphs are divided by an empty line; the first line of a paragraph that ends in a colon is its heading. */
export function legalPage(t: Texts, kind: 'terms' | 'privacy', text: LegalText): Page {
  const paragraphs = t.words(text.words).split(/\n\s*\n/)
  return {
    title: t(`help.legal.${kind}`),
    lead: t('help.legal.version', { day: plainDay(t, text.version) }),
    body: ledger('', html`${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}`),
  }
}

export function accessibilityPage(t: Texts, contact: string): Page {
  return {
    title: t('help.accessibility.title'),
    lead: t('help.accessibility.lead'),
    body: html`
      ${ledger(t('help.accessibility.promise'), html`<p>${t('help.accessibility.promise.words')}</p>`)}
      ${ledger(t('help.accessibility.tested'), html`<p>${t('help.accessibility.tested.words')}</p>`)}
      ${ledger(t('help.accessibility.trouble'), html`<p>${t('help.accessibility.trouble.words', { contact })}</p>`)}
    `,
  }
}
