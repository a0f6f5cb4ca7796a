import { countryName, languageName, list, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  bdi,
  html,
  link,
  muted,
  said,
  userText,
  type Child,
  type Html,
  type Line,
} from '../../../../platform/ui/index.ts'
import { organisationName } from '../../rules.ts'
import type { Field, Post, SeenEntry } from '../types.ts'

/** What a person's entry says, line by line, as one viewer sees it. What is hidden leaves no line. */
export function entryLines(t: Texts, profile: Profile, it: SeenEntry): readonly Line[] {
  const line = (field: Field, says: Child): Line[] =>
    says ? [{ first: muted(t(`directory.field.${field}`)), says }] : []
  return [
    ...line(
      'organisation',
      it.posts.length > 0 && html`${it.posts.map((post) => postPart(t, post, it.posts.length))}`,
    ),
    ...line('job-title', it.jobTitle && userText(it.jobTitle)),
    ...line('email', it.email && link(bdi(it.email), `mailto:${it.email}`)),
    ...line('phone', it.phone && bdi(it.phone)),
    ...line('country', it.countryCode && countryName(t, profile, it.countryCode)),
    ...line('languages', it.languages && languages(t, it.languages)),
  ]
}

/** An organisation with what somebody does there; a link where others can look at it too. */
function postPart(t: Texts, { organisation, state, isMain, role, unit }: Post, posts: number): Html {
  const name = userText(organisationName(organisation, t.language))
  const isListed = organisation.state === 'listed'
  return said(
    isListed ? link(name, t.path(`/directory/organisations/${organisation.id}`)) : name,
    role && userText(role),
    unit && userText(unit),
    isMain && posts > 1 && t('directory.person.main'),
    state === 'claimed' && t('directory.person.claimed'),
  )
}

const languages = (t: Texts, codes: readonly string[]): string =>
  list(
    t,
    codes.map((code) => languageName(t, code).here),
  )

/** The name as it stands at the head of an entry, with the one in the other script beside it. */
export const otherName = (it: SeenEntry): Child => it.otherScriptName && userText(it.otherScriptName)

/** Where somebody works, in one line of a list. */
export const postLine = (t: Texts, it: SeenEntry): Child => {
  const [first] = it.posts
  if (!first) return it.jobTitle && userText(it.jobTitle)
  const name = userText(organisationName(first.organisation, t.language))
  const does = first.role ?? it.jobTitle
  return does ? html`${userText(does)} · ${name}` : name
}
