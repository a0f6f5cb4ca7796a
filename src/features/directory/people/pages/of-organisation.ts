import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, lines, link, muted, said, small, userText, type Html } from '../../../../platform/ui/index.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import type { SeenEntry } from '../types.ts'
import { otherName } from './entry.ts'

/** The people of an organisation whom somebody may see: the first few, and the way to all of them. */
export const peopleOfOrganisationPart = (
  t: Texts,
  it: {
    readonly organisationId: OrganisationId
    readonly entries: readonly SeenEntry[]
    readonly total: number
    readonly isMember: boolean
  },
): Html =>
  it.total === 0
    ? html`<p>${t(it.isMember ? 'directory.people.of.none' : 'directory.people.of.none-public')}</p>`
    : html`<p>${t('directory.people.of.count', { count: it.total })}</p>
        ${lines(
          it.entries.map((entry) => ({
            first: said(
              link(userText(entry.name), t.path(`/directory/people/${entry.personId}`)),
              otherName(entry),
            ),
            says: muted(doesHere(it.organisationId, entry)),
          })),
        )}
        ${
          it.total > it.entries.length
            ? html`<p>
                ${link(t('directory.people.of.all', { count: it.total }), `${t.path('/directory/people')}?of=${it.organisationId}`)}
              </p>`
            : ''
        }
        ${!it.isMember && small(t('directory.people.sees.public'))}`

const doesHere = (organisationId: OrganisationId, entry: SeenEntry) => {
  const post = entry.posts.find(({ organisation }) => organisation.id === organisationId)
  const does = post?.role ?? entry.jobTitle
  return does && userText(does)
}
