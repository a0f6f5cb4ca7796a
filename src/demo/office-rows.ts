import type { Profile } from '../platform/profile/index.ts'
import { idOf } from './chance.ts'
import { roleId } from './rows.ts'
import type { MadeOrganisation, MadePerson } from './types.ts'
import type { Row } from './write.ts'

const day = 24 * 60 * 60_000

/** Hand-overs that wait for the secretariat's signature. */
export const handOverRows = (
  people: readonly MadePerson[],
  organisations: ReadonlyMap<string, MadeOrganisation>,
  now: Date,
): Row<'focal_point_change'>[] =>
  people.flatMap((it) => {
    const to = people.find(({ email }) => email === it.focalPoint?.handsOverTo)
    const organisation = organisations.get(it.organisation ?? '')
    const kind = it.focalPoint?.kinds[0]
    if (!to || !organisation || !kind) return []
    return [
      {
        id: idOf(`focal-point-change:${it.email}`),
        organisation_id: organisation.id,
        what: 'hand-over',
        kind,
        role_id: roleId(kind, it.email),
        person_id: to.id,
        state: 'asked',
        asked_by: it.accountId,
        asked_at: new Date(now.getTime() - 2 * day),
      },
    ]
  })

/** Changes to their organisation's entry that focal points ask for. */
export const changeRows = (
  people: readonly MadePerson[],
  organisations: ReadonlyMap<string, MadeOrganisation>,
  now: Date,
): Row<'organisation_change'>[] =>
  people.flatMap(({ email, accountId, organisation, focalPoint }) => {
    const it = organisations.get(organisation ?? '')
    return Object.entries(it ? (focalPoint?.asksFor ?? {}) : {}).map(([field, value]) => ({
      id: idOf(`organisation-change:${email}:${field}`),
      request_id: idOf(`organisation-change:${email}`),
      organisation_id: it?.id,
      field,
      old_value: JSON.stringify(present(it, field)),
      new_value: JSON.stringify(value),
      state: 'asked',
      asked_by: accountId,
      asked_at: new Date(now.getTime() - 3 * day),
    }))
  })

/** What a field holds before it is changed. */
function present(it: MadeOrganisation | undefined, field: string): unknown {
  const [first = '', part = ''] = field.split('.')
  if (first === 'names') return it?.names[part] ?? null
  if (first === 'contacts') return it?.contacts.find(({ role }) => role === part) ?? null
  return it?.[first as keyof MadeOrganisation] ?? null
}

/** Members that somebody who decides is missing for, as the program would have found them. */
export function gapRows(
  organisations: readonly MadeOrganisation[],
  people: readonly MadePerson[],
  { focalPointKinds }: Pick<Profile, 'focalPointKinds'>,
  then: Date,
): Row<'focal_point_gap'>[] {
  const held = new Set(
    people.flatMap(({ organisation, focalPoint }) =>
      (focalPoint?.kinds ?? []).map((kind) => `${organisation} ${kind}`),
    ),
  )
  return organisations
    .filter(({ membership, state }) => membership !== 'none' && state === 'listed')
    .flatMap(({ id, key }) =>
      focalPointKinds
        .filter((kind) => !held.has(`${key} ${kind.id}`))
        .map((kind) => ({
          id: idOf(`focal-point-gap:${key}:${kind.id}`),
          organisation_id: id,
          kind: kind.id,
          since: then,
        })),
    )
}
