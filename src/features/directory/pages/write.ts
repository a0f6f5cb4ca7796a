import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  actions,
  bdi,
  button,
  field,
  html,
  link,
  problemOf,
  radios,
  small,
  textArea,
  type Child,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { mostWords, organisationName } from '../rules.ts'
import type { Organisation } from '../types.ts'

const formId = 'message'

/** The form that writes to whoever decides for an organisation, whoever that is. */
export function writePage(
  t: Texts,
  profile: Profile,
  organisation: Organisation,
  typed: Typed,
  problems: readonly Problem[] = [],
): Page {
  const name = organisationName(organisation, t.language)
  return {
    title: t('directory.write.title'),
    lead: t('directory.write.lead', { organisation: name }),
    section: 'directory',
    margin: link(t('directory.write.back'), t.path('/directory/focal-points')),
    problems,
    form: formId,
    noIndex: true,
    body: html`<form
      id="${formId}"
      method="post"
      action="${t.path(`/directory/focal-points/${organisation.id}`)}"
      novalidate
    >
      <input type="hidden" name="form" value="${text(typed, 'form')}" />
      ${kinds(t, profile, text(typed, 'kind'))}
      ${field(t, {
        name: 'name',
        label: t('directory.write.name'),
        autocomplete: 'name',
        value: text(typed, 'name'),
        maxlength: 120,
        required: true,
        problem: problemOf(problems, 'name'),
      })}
      ${field(t, {
        name: 'email',
        label: t('directory.write.email'),
        hint: t('directory.write.email.hint'),
        type: 'email',
        autocomplete: 'email',
        value: text(typed, 'email'),
        required: true,
        problem: problemOf(problems, 'email'),
      })}
      ${textArea(t, {
        name: 'words',
        label: t('directory.write.words'),
        hint: t('directory.write.words.hint'),
        value: text(typed, 'words'),
        maxlength: mostWords,
        rows: 8,
        required: true,
        problem: problemOf(problems, 'words'),
      })}
      ${actions(button(t('directory.write.send'), { kind: 'main' }))} ${small(t('directory.write.who'))}
    </form>`,
  }
}

/** What it is about, where more than one kind of focal point decides. */
const kinds = (t: Texts, { focalPointKinds: all }: Profile, chosen: string): Child =>
  all.length > 1 &&
  radios(t, {
    name: 'kind',
    legend: t('directory.focal.write.about'),
    value: chosen || all[0]?.id,
    options: all.map(({ id, label, decides }) => ({
      value: id,
      label: decides.map((one) => html`${t(`directory.focal.write.${one}`)} `),
      hint: t.words(label),
    })),
  })

/** The same words for everybody, whether or not anybody decides there. */
export const sentPage = (t: Texts, contact: string): Page => ({
  title: t('directory.sent.title'),
  lead: t('directory.sent.lead'),
  section: 'directory',
  noIndex: true,
  body: html`<p>
      ${t.html('directory.sent.no-answer', { contact: link(bdi(contact), `mailto:${contact}`) })}
    </p>
    <p>${link(t('directory.back'), t.path('/directory'))}</p>`,
})

const text = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}
