import type { Texts } from '../../../platform/i18n/index.ts'
import {
  action,
  code,
  facts,
  heading,
  note,
  paragraph,
  status,
  theirs,
} from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'

type About = { readonly contact: string }

/** To the contact address of an account that another one wants to take in: what that means, and the link that does it. */
export const mergeAskedLetter = (
  t: Texts,
  it: About & {
    readonly userName: string
    readonly survivor: { readonly name: string; readonly userName: string }
    readonly path: string
    readonly hours: number
  },
): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.merge-asked.subject'),
  preheader: t('accounts.letter.merge-asked.words'),
  blocks: [
    heading(t('accounts.letter.merge-asked.title')),
    paragraph(t('accounts.letter.merge-asked.words')),
    facts([
      [t('accounts.merging.goes'), code(it.userName)],
      [t('accounts.merging.stays'), [code(it.survivor.userName), theirs(it.survivor.name)]],
      [t('accounts.letter.link'), t('accounts.letter.link.words', { hours: it.hours })],
    ]),
    action(t('accounts.letter.merge-asked.action'), it.path, 'secret'),
    note(t('accounts.letter.merge-asked.not-you')),
  ],
})

/** To both addresses: the two accounts are one now. */
export const mergedLetter = (
  t: Texts,
  it: About & { readonly goes: string; readonly stays: string; readonly days: number },
): Letter => ({
  replyTo: it.contact,
  subject: t('accounts.letter.merged.subject'),
  preheader: t('accounts.letter.merged.words'),
  blocks: [
    status('confirmed', t('accounts.letter.merged.state')),
    heading(t('accounts.letter.merged.title')),
    paragraph(t('accounts.letter.merged.words')),
    facts([
      [t('accounts.merging.goes'), code(it.goes)],
      [t('accounts.merging.stays'), code(it.stays)],
    ]),
    action(t('accounts.letter.merged.action'), '/sign-in'),
    note(t('accounts.letter.merged.not-you', { days: it.days, contact: it.contact })),
  ],
})

/** To both addresses: the two accounts were taken apart again. */
export const mergeUndoneLetter = (
  t: Texts,
  it: About & { readonly userName: string; readonly isBack: boolean },
): Letter => {
  const what = it.isBack ? 'back' : 'stayed'
  return {
    replyTo: it.contact,
    subject: t('accounts.letter.merge-undone.subject'),
    preheader: t(`accounts.letter.merge-undone.${what}`),
    blocks: [
      heading(t('accounts.letter.merge-undone.title')),
      paragraph(t(`accounts.letter.merge-undone.${what}`)),
      facts([[t('accounts.field.user-name'), code(it.userName)]]),
      it.isBack
        ? action(t('accounts.letter.merge-undone.recover'), '/account/recovery')
        : action(t('accounts.letter.merged.action'), '/sign-in'),
    ],
  }
}
