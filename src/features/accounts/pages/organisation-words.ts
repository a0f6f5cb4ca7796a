import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { organisationName } from '../../directory/index.ts'
import type { Organisation } from '../../directory/index.ts'
import type { SignUpAnswers } from '../types.ts'

/** What happens with the organisation somebody named, as sentences. */
export type OrganisationWords = readonly { readonly code: string; readonly values: Record<string, string> }[]

/** Says what was kept, who looks at it, and that open events need not wait for that. */
export function organisationWords(
  t: Texts,
  profile: Profile,
  answers: Pick<SignUpAnswers, 'category' | 'organisation'>,
  listed: Organisation | undefined,
): OrganisationWords {
  const { organisation, category } = answers
  const label = (id: string): string => {
    const known = profile.categories.find((one) => one.id === id)
    return known ? t.words(known.label) : id
  }
  if (organisation.kind === 'unlisted')
    return [{ code: 'accounts.claim.unlisted', values: { organisation: organisation.name } }]
  if (!listed) return [{ code: 'accounts.claim.unknown', values: {} }]
  const values = { organisation: organisationName(listed, t.language), category: label(listed.category) }
  const differs = category !== listed.category && category !== 'unknown'
  return [
    ...(differs ? [{ code: 'accounts.claim.differs', values: { ...values, chosen: label(category) } }] : []),
    { code: listed.membership === 'none' ? 'accounts.claim.no-member' : 'accounts.claim.member', values },
  ]
}
