import { createHash } from 'node:crypto'
import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { serversOf } from '../../webmail/index.ts'
import type { ArticleName } from './types.ts'

/** What the program itself says in an article. */
export function ourWords(
  house: Pick<House, 'config' | 'profile'>,
  t: Texts,
  { kind, slug }: ArticleName,
): { readonly title: string; readonly words: string } {
  const { imap, submission, domain } = serversOf(house)
  const facts = {
    minutes: house.profile.joinLeadMinutes,
    host: imap?.host ?? submission?.host ?? '–',
    imap: String(imap?.port ?? '–'),
    smtp: String(submission?.port ?? '–'),
    domain,
  }
  return {
    title: bare(t(`help.${kind}.${slug}.title`)),
    words: bare(t(`help.${kind}.${slug}.words`, facts)),
  }
}

const noFacts = { minutes: 0, host: '–', imap: '–', smtp: '–', domain: '–' }

/**
 * By what the program's own words of an article are known in a language: it changes with a release that changes them, and not with the
 * settings whose values stand in them.
 */
export const ourPrint = (t: Texts, { kind, slug }: ArticleName): string =>
  createHash('sha256')
    .update(`${t(`help.${kind}.${slug}.title`)}\n${t(`help.${kind}.${slug}.words`, noFacts)}`)
    .digest('hex')
    .slice(0, 16)

/** Without the signs that set inserted words apart: in a rich text they would become part of a name or an address. */
const bare = (words: string): string => words.replace(/[\u2066-\u2069]/g, '')
