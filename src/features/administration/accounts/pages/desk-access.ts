import { inWords, type Texts } from '../../../../platform/i18n/index.ts'
import {
  ledger,
  lines,
  link,
  muted,
  said,
  status,
  userText,
  type Child,
  type Html,
  type Line,
} from '../../../../platform/ui/index.ts'
import { organisationName } from '../../../directory/index.ts'
import { moment } from '../../words.ts'
import type { MailedLink } from '../desk-types.ts'
import type { DeskView } from '../desk-view.ts'

/** For whom they act, what they may do, how they sign in and where they are signed in. */
export const accessPart = (t: Texts, view: DeskView): readonly Child[] => [
  ledger(t('administration.affiliations'), affiliations(t, view)),
  (view.roles.length > 0 || view.focalPoints.length > 0) &&
    ledger(t('administration.roles-held'), lines([...roles(t, view), ...focalPoints(t, view)])),
  ledger(t('administration.factors'), factors(t, view)),
  ledger(t('administration.sessions'), sessions(t, view)),
  ledger(
    t('administration.mailbox.title'),
    link(t('administration.mailbox.look'), t.path(`/admin/accounts/${view.account.id}/mailbox`)),
  ),
  view.links.length > 0 && ledger(t('administration.links'), links(t, view)),
]

const none = (words: string): Html => muted(words)

const affiliations = (t: Texts, { affiliations: all, profile, zone, now }: DeskView): Html =>
  all.length === 0
    ? none(t('administration.affiliations.none'))
    : lines(
        all.map((one) => ({
          first: said(
            one.organisation
              ? userText(organisationName(one.organisation, t.language))
              : t('administration.affiliations.unknown'),
            categoryWords(t, profile.categories, one.category),
          ),
          says: t('administration.names.since', { moment: moment(t, one.since, zone, now) }),
          end: status(
            one.state === 'approved' ? 'confirmed' : 'pending',
            t(
              one.state === 'approved'
                ? 'administration.affiliations.approved'
                : 'administration.affiliations.claimed',
            ),
          ),
        })),
      )

const categoryWords = (t: Texts, categories: DeskView['profile']['categories'], id: string): string => {
  const category = categories.find((one) => one.id === id)
  return category ? t.words(category.label) : ''
}

const roles = (t: Texts, { roles: all, zone, now }: DeskView): Line[] =>
  all.map(({ role, since }) => ({
    first: said(t(`administration.detail.role.${role}`), t('administration.staff')),
    says: t('administration.names.since', { moment: moment(t, since, zone, now) }),
  }))

const focalPoints = (t: Texts, { focalPoints: all, zone, now }: DeskView): Line[] =>
  all.map((one) => ({
    first: said(
      t(one.isDeputy ? 'administration.deputy-of' : 'administration.focal-point-of', {
        organisation: one.organisation,
      }),
    ),
    says: t('administration.names.since', { moment: moment(t, one.since, zone, now) }),
  }))

function factors(t: Texts, { factors: { passkeys, apps, codes } }: DeskView): Html {
  if (passkeys + apps === 0) return none(t('administration.factors.none'))
  return said(
    t('administration.factors.passkeys', { count: passkeys }),
    t('administration.factors.apps', { count: apps }),
    t('administration.factors.codes', { count: codes }),
  )
}

const sessions = (t: Texts, { sessions: all, account, zone, now }: DeskView): Html =>
  all.length === 0
    ? none(
        account.signedInAt
          ? t('administration.signed-in-last', { moment: moment(t, account.signedInAt, zone, now) })
          : t('administration.signed-in-never'),
      )
    : lines(
        all.map((one) => ({
          first: said(one.device || t('administration.sessions.unknown')),
          says: said(
            t('administration.sessions.since', { moment: moment(t, one.since, zone, now) }),
            t('administration.sessions.seen', { when: inWords(t, now, one.seenAt) }),
          ),
        })),
      )

/** Recoveries that were asked for, codes, changes to be confirmed: what for, when, and what became of each. */
const links = (t: Texts, { links: all, zone, now }: DeskView): Html =>
  lines(
    all.map((one) => ({
      first: said(purposeWords(t, one.purpose)),
      says: moment(t, one.createdAt, zone, now),
      end: fateWords(t, one, now),
    })),
  )

const purposeWords = (t: Texts, purpose: string): string => {
  const key = `administration.link.${purpose}`
  return t.has(key) ? t(key) : t('administration.link.other')
}

function fateWords(t: Texts, it: MailedLink, now: Date): string {
  if (it.usedAt) return t('administration.link-used')
  if (it.endedAt) return t('administration.link-over')
  return t(it.expiresAt <= now ? 'administration.link-expired' : 'administration.link-works')
}
