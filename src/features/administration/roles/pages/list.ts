import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  emptyState,
  html,
  lines,
  link,
  linkButton,
  said,
  userText,
  type Page,
} from '../../../../platform/ui/index.ts'
import { moment } from '../../words.ts'
import type { Grant } from '../types.ts'

export type RolesView = {
  readonly grants: readonly Grant[]
  readonly zone: string
  readonly now: Date
}

/** Who holds which staff role, since when and by whom. */
export const rolesPage = (t: Texts, { grants, zone, now }: RolesView): Page => ({
  title: t('administration.roles.title'),
  lead: t('administration.roles.lead'),
  section: 'administration',
  noIndex: true,
  margin: link(t('administration.back-to-start'), t.path('/admin')),
  side: linkButton(t('administration.roles.give'), t.path('/admin/roles/new'), 'main'),
  body: html`${
    grants.length === 0
      ? emptyState(t('administration.roles.none'))
      : lines(
          grants.map((one) => ({
            first: said(
              link(userText(one.name), t.path(`/admin/accounts/${one.accountId}`)),
              t(`administration.detail.role.${one.role}`),
            ),
            says: said(
              t('administration.names.since', { moment: moment(t, one.since, zone, now) }),
              one.by ? t('administration.roles.by', { name: one.by }) : t('administration.roles.by-operator'),
            ),
            end: link(
              html`${t('administration.roles.end')}<span class="unseen"> ${one.name}</span>`,
              t.path(`/admin/roles/${one.id}/ending`),
            ),
          })),
        )
  }`,
})
