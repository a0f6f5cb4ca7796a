import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  problemOf,
  radios,
  select,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { atOnceADay } from '../rules.ts'
import { habits, type Setting } from '../types.ts'

/** How and when I am told of what waits for me, and what happens when I do not decide. */
export function settingPage(
  t: Texts,
  { setting, mayBeAway }: { readonly setting: Setting; readonly mayBeAway: boolean },
  typed: Typed = {},
  problems: readonly Problem[] = [],
): Page {
  const said = (name: string, otherwise: string) => {
    const value = typed[name]
    return typeof value === 'string' ? value : otherwise
  }
  return {
    title: t('registrations.digest.setting.title'),
    lead: t('registrations.digest.setting.lead'),
    section: 'account',
    problems,
    form: 'approval-mails',
    noIndex: true,
    margin: link(t('registrations.queue.back'), t.path('/approvals')),
    body: html`<form
        id="approval-mails"
        method="post"
        action="${t.path('/account/approval-mails')}"
        novalidate
      >
        ${radios(t, {
          name: 'habit',
          legend: t('registrations.digest.setting.habit'),
          required: true,
          value: said('habit', setting.habit),
          problem: problemOf(problems, 'habit'),
          options: habits.map((habit) => ({
            value: habit,
            label: t(`registrations.digest.habit.${habit}`, { most: atOnceADay }),
            hint: t(`registrations.digest.habit.${habit}.hint`),
          })),
        })}
        ${select(t, {
          name: 'hour',
          label: t('registrations.digest.setting.hour'),
          hint: t('registrations.digest.setting.hour.hint'),
          value: said('hour', String(setting.hour)),
          problem: problemOf(problems, 'hour'),
          options: Array.from({ length: 24 }, (_, hour) => ({
            value: String(hour),
            label: `${String(hour).padStart(2, '0')}:00`,
          })),
        })}
        ${actions(button(t('registrations.digest.setting.submit'), { kind: 'main' }))}
      </form>
      ${ledgers(
        ledger(
          t('registrations.digest.setting.after'),
          html`<p>${t('registrations.digest.setting.after.words')}</p>`,
        ),
        mayBeAway &&
          ledger(
            t('registrations.digest.setting.away'),
            html`<p>${t('registrations.digest.setting.away.words')}</p>
              ${linkList(link(t('directory.desk.absence.title'), t.path('/organisation/absence')))}`,
          ),
      )}`,
  }
}
