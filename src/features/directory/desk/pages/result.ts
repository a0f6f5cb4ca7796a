import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  html,
  lines,
  link,
  linkButton,
  rule,
  status,
  userText,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Act, AtDesk, Outcome } from '../types.ts'
import { deskFrame, deskPath } from './frame.ts'

const pills = { approve: 'confirmed', reject: 'rejected', remove: 'withdrawn' } as const

/** After much was decided at once: what became of each. */
export function resultPage(
  t: Texts,
  at: AtDesk,
  { act, outcomes }: { readonly act: Act; readonly outcomes: readonly Outcome[] },
): Page {
  const done = outcomes.filter(({ refused }) => refused === undefined).length
  const back = deskPath(t, at, '/organisation')
  return deskFrame(t, at, 'people', {
    title: t(`directory.desk.result.${act}`, { count: done }),
    lead:
      done < outcomes.length
        ? t('directory.desk.result.some-not', { count: outcomes.length - done })
        : t('directory.desk.result.mails'),
    margin: link(t('directory.desk.people.back'), back),
    body: html`${rule()}
    ${lines(
      outcomes.map((one) => ({
        first: link(userText(one.name), t.path(`/organisation/people/${one.affiliationId}`)),
        says: one.refused && t(one.refused),
        end: !one.refused && status(pills[act], t(`directory.desk.done.${act}`)),
      })),
    )}
    ${actions(linkButton(t('directory.desk.people.back'), back))}`,
  })
}
