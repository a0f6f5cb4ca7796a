import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  html,
  link,
  notice,
  problemOf,
  textArea,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'

const formId = 'refusal'

/** Refusing what somebody entered, with a reason that they read. */
export const refusalPage = (
  t: Texts,
  it: { readonly id: OrganisationId; readonly name: string; readonly people: number },
  typed: Typed,
  { problems = [], no }: { readonly problems?: readonly Problem[]; readonly no?: Refusal } = {},
): Page => ({
  title: t('directory.organisations.refusal.title'),
  over: it.name,
  lead: t('directory.organisations.refusal.lead', { count: it.people }),
  section: 'desk',
  margin: link(it.name, t.path(`/desk/organisations/${it.id}`)),
  problems,
  form: formId,
  noIndex: true,
  body: html`${no && notice('bad', t(no.refused, no.values))}
    <form id="${formId}" method="post" action="${t.path(`/desk/organisations/${it.id}/refusal`)}" novalidate>
      ${textArea(t, {
        name: 'reason',
        label: t('directory.organisations.refusal.reason'),
        hint: t('directory.organisations.refusal.reason.hint'),
        value: typeof typed['reason'] === 'string' ? typed['reason'] : '',
        maxlength: 1000,
        required: true,
        problem: problemOf(problems, 'reason'),
      })}
      ${actions(button(t('directory.organisations.refusal.submit'), { kind: 'main' }))}
    </form>`,
})
