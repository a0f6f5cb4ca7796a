import type { Texts } from '../../../../platform/i18n/index.ts'
import { actions, button, field, html, link, problemOf, type Page } from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { hrefOf } from '../rules.ts'
import type { SavedView } from '../types.ts'

/** A name for the filter that is on. */
export function savePage(
  t: Texts,
  wanted: Pick<SavedView, 'place' | 'query'>,
  typed: Typed = {},
  problems: readonly Problem[] = [],
): Page {
  const back = t.path(hrefOf(wanted))
  return {
    title: t('registrations.views.save'),
    lead: t('registrations.views.save.lead', { page: t(`registrations.views.place.${wanted.place}`) }),
    problems,
    form: 'view',
    noIndex: true,
    body: html`<form id="view" method="post" action="${t.path('/saved-views/new')}" novalidate>
      <input type="hidden" name="place" value="${wanted.place}" />
      <input type="hidden" name="query" value="${wanted.query}" />
      ${field(t, {
        name: 'name',
        label: t('registrations.views.name'),
        hint: t('registrations.views.name.hint'),
        value: typeof typed['name'] === 'string' ? typed['name'] : '',
        required: true,
        autocomplete: 'off',
        width: 'half',
        problem: problemOf(problems, 'name'),
      })}
      ${actions(
        button(t('registrations.views.save.submit'), { kind: 'main' }),
        link(t('registrations.back-change-nothing'), back),
      )}
    </form>`,
  }
}
