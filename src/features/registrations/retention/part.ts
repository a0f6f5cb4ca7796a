import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { html, ledger, lines, type Html } from '../../../platform/ui/index.ts'

const kinds = ['answers', 'list', 'drafts', 'visa'] as const

/** How long what is kept about those who take part is kept, for the page about privacy. An event may say otherwise. */
export const retentionPart = (t: Texts, { retention }: Pick<Profile, 'retention'>): Html =>
  ledger(
    t('registrations.retention.title'),
    html`<p>${t('registrations.retention.words')}</p>
      ${lines(
        kinds.map((kind) => ({
          first: t(`registrations.retention.${kind}`),
          says: t('registrations.retention.days', { count: retention[kind] }),
        })),
      )}`,
  )
