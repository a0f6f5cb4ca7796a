import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import { actions, button, html, link, notice, type Page } from '../../../../platform/ui/index.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { contactsPart, kindPart, membershipPart, namesPart, placePart } from './form-parts.ts'

/** What the form is for: a new organisation, one that is changed, or one that somebody entered and is put right. */
export type FormView = {
  readonly profile: Profile
  readonly what:
    | { readonly is: 'new' }
    | { readonly is: 'entry' | 'verification'; readonly id: OrganisationId; readonly name: string }
  readonly typed: Typed
  readonly problems?: readonly Problem[]
  readonly no?: Refusal | undefined
}

const formId = 'organisation'

/** All that is kept of an organisation, to be filled in by staff. */
export function formPage(t: Texts, { profile, what, typed, problems = [], no }: FormView): Page {
  const filled = { typed, problems }
  const base = what.is === 'new' ? '/desk/organisations' : `/desk/organisations/${what.id}`
  const back = what.is === 'new' ? t('directory.organisations.desk.title') : what.name
  return {
    title: t(`directory.organisations.${what.is}.title`),
    over: what.is === 'new' ? undefined : what.name,
    lead: t(`directory.organisations.${what.is}.lead`),
    section: 'desk',
    margin: link(back, t.path(base)),
    problems,
    form: formId,
    noIndex: true,
    body: html`${no && notice('bad', t(no.refused, no.values))}
      <form
        id="${formId}"
        method="post"
        action="${t.path(what.is === 'new' ? base : `${base}/${what.is}`)}"
        novalidate
      >
        <input type="hidden" name="stamp" value="${text(typed, 'stamp')}" />
        ${namesPart(t, profile, filled)} ${kindPart(t, profile, filled)} ${membershipPart(t, filled)}
        ${placePart(t, filled)} ${contactsPart(t, profile, filled)}
        ${actions(button(t(`directory.organisations.${what.is}.submit`), { kind: 'main' }))}
      </form>`,
  }
}

const text = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}
