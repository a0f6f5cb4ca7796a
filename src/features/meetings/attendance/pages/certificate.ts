import { dayOf, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  button,
  field,
  html,
  link,
  notice,
  problemOf,
  url,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { Certificate } from '../types.ts'

const formId = 'check-certificate'

/** For employers and authorities: is a certificate from this body, and is it still valid? */
export const askPage = (t: Texts, typed: string, problems: readonly Problem[] = []): Page => ({
  title: t('meetings.certificate.check'),
  lead: t('meetings.certificate.check.lead'),
  noIndex: true,
  problems,
  form: formId,
  body: html`<form method="get" action="${url(t.path('/certificates/check'))}" id="${formId}" novalidate>
    ${field(t, {
      name: 'serial',
      label: t('meetings.certificate.serial'),
      hint: t('meetings.certificate.check.hint'),
      value: typed,
      dir: 'ltr',
      width: 'short',
      autocomplete: 'off',
      spellcheck: false,
      maxlength: 40,
      problem: problemOf(problems, 'serial'),
    })}
    ${actions(button(t('meetings.certificate.check.act'), { kind: 'main' }))}
  </form>`,
})

/** What the certificate with this serial says, to be compared with the paper. */
export const checkedPage = (t: Texts, it: Certificate, zone: string): Page => ({
  title: t(`meetings.certificate.is.${it.endReason ?? 'valid'}`),
  lead: t(`meetings.certificate.is.${it.endReason ?? 'valid'}.words`),
  noIndex: true,
  margin: link(t('meetings.certificate.check.another'), t.path('/certificates/check')),
  body: html`${answers(t, [
    {
      rows: [
        { label: t('meetings.certificate.serial'), value: html`<bdi dir="ltr">${it.serial}</bdi>` },
        { label: t('meetings.certificate.issued'), value: dayOf(t, it.issuedAt, zone) },
        ...rowsOf(t, it),
      ],
    },
  ])}
  ${!it.facts && notice('info', t('meetings.certificate.erased'))}`,
})

const rowsOf = (t: Texts, { facts }: Certificate) => {
  if (!facts) return []
  const row = (head: string, value: string) => ({
    label: t(`meetings.certificate.head.${head}`),
    value: html`<bdi>${value}</bdi>`,
  })
  return [
    row('name', facts.name),
    ...(facts.organisation ? [row('organisation', facts.organisation)] : []),
    row('event', facts.event),
    row('when', facts.days),
    ...facts.sittings.map(({ title, when, minutes }) => ({
      label: html`<bdi>${title}</bdi>`,
      value: html`<bdi>${when}</bdi>`,
      note: minutes,
    })),
  ]
}
