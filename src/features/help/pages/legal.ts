import { plainDate } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/ui/html.ts'
import { ledger, ledgers, lines, type Line, type Page } from '../../../platform/ui/index.ts'
import type { Localised } from '../../../values/language.ts'

/** A text people agree to. Its version is the day it came into force. */
export type LegalText = { readonly version: string; readonly words: Localised }

/** Paragraphs stand between empty lines; one that begins with `## ` is a heading for what follows. */
export function legalPage(t: Texts, kind: 'terms' | 'privacy', text: LegalText, more?: Html): Page {
  return {
    title: t(`help.legal.${kind}`),
    lead: t('help.legal.version', { day: plainDate(t, text.version) }),
    body: ledgers(
      ...partsOf(t.words(text.words)).map((part) =>
        ledger(
          part.heading || t(`help.legal.${kind}`),
          html`${part.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}`,
        ),
      ),
      more,
    ),
  }
}

/** How long the rooms keep what people write to us, each in a line. */
export const keptPart = (t: Texts, kept: readonly Line[]): Html => ledger(t('help.legal.kept'), lines(kept))

type Part = { heading: string; paragraphs: string[] }

function partsOf(words: string): Part[] {
  const parts: Part[] = []
  for (const paragraph of words.split(/\n\s*\n/)) {
    if (paragraph.startsWith('## ')) parts.push({ heading: paragraph.slice(3), paragraphs: [] })
    else if (parts.length === 0) parts.push({ heading: '', paragraphs: [paragraph] })
    else parts.at(-1)?.paragraphs.push(paragraph)
  }
  return parts
}

export function accessibilityPage(t: Texts, contact: string): Page {
  const line = (name: string, words = t(`help.accessibility.${name}.words`)) =>
    ledger(t(`help.accessibility.${name}`), html`<p>${words}</p>`)
  return {
    title: t('help.accessibility.title'),
    lead: t('help.accessibility.lead'),
    body: ledgers(
      line('promise'),
      line('tested'),
      line('trouble', t('help.accessibility.trouble.words', { contact })),
    ),
  }
}
