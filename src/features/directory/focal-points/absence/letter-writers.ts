import type { House } from '../../../../platform/house.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Letter, LetterWriter, LetterWriters } from '../../../../platform/outgoing-mail/letter.ts'
import type { Id } from '../../../../values/ids.ts'
import { organisationName } from '../../rules.ts'
import { findOrganisations } from '../../store/organisations.ts'
import { findRole } from '../store/roles.ts'
import { roleName } from '../words.ts'
import { nobodyStandsInLetter, standsInLetter, type AbsenceFacts } from './letters.ts'

/** Who writes about absences. One that was called off or changed meanwhile is not told any more. */
export const absenceLetters = (house: House): LetterWriters => ({
  'directory.stands-in': writer(house, standsInLetter),
  'directory.nobody-stands-in': writer(house, nobodyStandsInLetter),
})

const writer =
  ({ db, profile, clock }: House, write: (t: Texts, it: AbsenceFacts) => Letter): LetterWriter =>
  async (told, t, to) => {
    const ids = told['roleIds'] as readonly Id[]
    const [from, until] = [String(told['from']), (told['until'] as string | null) ?? null]
    const found = await Promise.all(ids.map((id) => findRole(db, id, clock.now())))
    const still = found.flatMap((role) =>
      role?.until === null && role.awayFrom === from && role.awayUntil === until ? [role] : [],
    )
    const [first] = still
    if (!first) return undefined
    const organisations = await findOrganisations(
      db,
      still.map(({ organisationId }) => organisationId),
    )
    const names = new Map(organisations.map((one) => [one.id, organisationName(one, t.language)]))
    return write(t, {
      away: first.name,
      from,
      until,
      roles: still.map((role) => ({
        organisation: names.get(role.organisationId) ?? '',
        role: roleName(t, profile, role),
      })),
      name: to.name,
    })
  }
