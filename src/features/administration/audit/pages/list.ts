import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  columns,
  emptyState,
  field,
  html,
  lines,
  link,
  muted,
  neighbours,
  notice,
  said,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { AuditEntry } from '../../../audit/index.ts'
import { moment } from '../../words.ts'
import { queryOfAudit, type AuditQuery } from '../parse.ts'
import { actWords, byWhom, detailWords, type Names } from '../words.ts'

export type AuditView = {
  readonly asked: AuditQuery
  readonly entries: readonly AuditEntry[]
  readonly names: Names
  readonly older: string | undefined
  readonly no: Refusal | undefined
  readonly zone: string
  readonly now: Date
}

/** Who did what, when: everything that is recorded, the newest first. */
export const auditPage = (t: Texts, view: AuditView): Page => ({
  title: t('administration.audit.title'),
  lead: t('administration.audit.lead'),
  section: 'administration',
  noIndex: true,
  margin: link(t('administration.back-to-start'), t.path('/admin')),
  body: html`${search(t, view.asked)} ${view.no && notice('bad', t(view.no.refused, view.no.values))}
  ${
    view.entries.length > 0
      ? lines(
          view.entries.map((one) => line(t, one, view)),
          'dated',
        )
      : emptyState(t('administration.audit.none'))
  }
  ${neighbours(t, {
    next: view.older && `${t.path('/admin/audit')}${queryOfAudit({ ...view.asked, before: view.older })}`,
  })}`,
})

const search = (t: Texts, asked: AuditQuery): Html =>
  html`<form method="get" action="${t.path('/admin/audit')}" role="search">
    ${columns(
      one(t, 'about', asked.about),
      one(t, 'by', asked.by),
      field(t, {
        name: 'act',
        label: t('administration.audit.act'),
        hint: t('administration.audit.act.hint'),
        dir: 'ltr',
        maxlength: 80,
        spellcheck: false,
        value: asked.act ?? '',
      }),
    )}
    ${actions(button(t('administration.audit.show'), { kind: 'second' }))}
  </form>`

const one = (t: Texts, name: 'about' | 'by', value: string): Html =>
  field(t, {
    name,
    label: t(`administration.audit.${name}`),
    hint: t('administration.audit.name.hint'),
    dir: 'ltr',
    maxlength: 254,
    spellcheck: false,
    value,
  })

const line = (t: Texts, entry: AuditEntry, { names, zone, now }: AuditView): Line => ({
  first: muted(moment(t, entry.at, zone, now)),
  says: said(
    actWords(t, entry.act),
    html`${[byWhom(t, entry, names, entry.subjectId ?? undefined), ...detailWords(t, entry)].map((words, place) => html`${place > 0 && ' · '}${words}`)}`,
    subject(t, entry, names),
  ),
  end: bdi(entry.act),
})

const subject = (t: Texts, { subjectId }: AuditEntry, names: Names): Html | undefined => {
  const name = subjectId ? names.get(subjectId) : undefined
  return subjectId && name ? link(userText(name), t.path(`/admin/accounts/${subjectId}`)) : undefined
}
