import { dayOf, type Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  button,
  field,
  html,
  link,
  notice,
  problemOf,
  url,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { maskedNumber } from '../rules.ts'
import type { LetterFacts, VisaLetter } from '../types.ts'

const formId = 'check-letter'

/** For consulates and borders: is a letter from this body, and is it still valid? */
export const askPage = (t: Texts, typed: string, problems: readonly Problem[] = []): Page => ({
  title: t('visa-letters.check.title'),
  lead: t('visa-letters.check.lead'),
  noIndex: true,
  problems,
  form: formId,
  body: html`<form method="get" action="${url(t.path('/visa-letters/check'))}" id="${formId}" novalidate>
    ${field(t, {
      name: 'serial',
      label: t('visa-letters.letter.serial'),
      hint: t('visa-letters.check.hint'),
      value: typed,
      dir: 'ltr',
      width: 'short',
      autocomplete: 'off',
      spellcheck: false,
      maxlength: 40,
      problem: problemOf(problems, 'serial'),
    })}
    ${actions(button(t('visa-letters.check.act'), { kind: 'main' }))}
  </form>`,
})

export type CheckedView = {
  readonly letter: VisaLetter
  /** Undefined once passport data are erased. */
  readonly facts: LetterFacts | undefined
  readonly zone: string
}

/** What the letter with this serial says, to be compared with the paper. */
export const checkedPage = (t: Texts, { letter, facts, zone }: CheckedView): Page => ({
  title: t(`visa-letters.check.is.${letter.endReason ?? 'valid'}`),
  lead: t(`visa-letters.check.is.${letter.endReason ?? 'valid'}.words`),
  noIndex: true,
  margin: link(t('visa-letters.check.another'), t.path('/visa-letters/check')),
  body: html`${answers(t, [
    {
      rows: [
        { label: t('visa-letters.letter.serial'), value: html`<bdi dir="ltr">${letter.serial}</bdi>` },
        { label: t('visa-letters.check.issued'), value: dayOf(t, letter.issuedAt, zone) },
        ...(facts ? factRows(t, facts) : []),
      ],
    },
  ])}
  ${!facts && notice('info', t('visa-letters.erased'))}`,
})

const factRows = (t: Texts, facts: LetterFacts): { label: string; value: Html }[] => {
  const row = (label: string, value: string) => ({ label: t(label), value: html`<bdi>${value}</bdi>` })
  return [
    row('visa-letters.field.passportName', facts.name),
    row('visa-letters.field.nationality', facts.nationality),
    row('visa-letters.field.passportNumber', maskedNumber(facts.passportNumber)),
    row('visa-letters.mail.event', facts.event),
    row('visa-letters.check.days', facts.days),
    row('visa-letters.check.place', facts.place),
  ]
}
