import type { Texts } from '../../../platform/i18n/index.ts'
import {
  action,
  code,
  facts,
  heading,
  note,
  paragraph,
  theirs,
} from '../../../platform/outgoing-mail/letter.ts'
import type { Fact, Letter } from '../../../platform/outgoing-mail/letter.ts'
import { fewRecoveryCodes } from './rules.ts'
import type { FactorChange } from './types.ts'

export type ChangeLetter = {
  readonly change: FactorChange
  readonly userNames: readonly string[]
  /** Which passkey it is about. */
  readonly name?: string | undefined
  /** How many recovery codes are still good. */
  readonly left?: number | undefined
  readonly contact: string
}

/** How somebody signs in has changed: what it was, and what to do if it was not them. */
export const factorChangedLetter = (t: Texts, it: ChangeLetter): Letter => {
  const words = t(`sign-in.factor-letter.${it.change}.words`, { left: it.left ?? 0 })
  const isFew = it.change === 'recovery-code-used' && (it.left ?? 0) <= fewRecoveryCodes
  return {
    replyTo: it.contact,
    subject: t(`sign-in.factor-letter.${it.change}.subject`),
    preheader: words,
    blocks: [
      heading(t(`sign-in.factor-letter.${it.change}.title`)),
      paragraph(words),
      ...(isFew ? [paragraph(t('sign-in.factor-letter.few'))] : []),
      facts(factsOf(t, it)),
      action(t('sign-in.factor-letter.action'), '/account/security'),
      note(t('sign-in.factor-letter.not-you', { contact: it.contact })),
    ],
  }
}

const factsOf = (t: Texts, it: ChangeLetter): readonly Fact[] => [
  [t('sign-in.letter.user-name'), it.userNames.map(code)],
  ...(it.name === undefined ? [] : [[t('sign-in.factor-letter.passkey'), theirs(it.name)] as const]),
]
