import { numbered } from '../features/access/index.ts'
import { findAccountByIdentifier } from '../features/accounts/index.ts'
import { organisationsOf } from '../features/directory/index.ts'
import { inTransaction } from '../platform/database/database.ts'
import type { House } from '../platform/house.ts'
import { newId } from '../platform/ids.ts'
import type { CastAccess } from './access-cast.ts'
import { readAccessCast } from './read-cast.ts'
import { writeRows } from './write.ts'

const day = 86_400_000

/** Lets some of the cast have member access, wait for it, or have had it. A body nobody has written any for has none. */
export async function loadAccess(house: House): Promise<number> {
  const cast = readAccessCast(house.profile.id)
  if (!cast) return 0
  const made = await Promise.all(cast.applications.map((one, nth) => rowsOf(house, one, nth + firstNumber)))
  const known = made.flatMap((one) => one ?? [])
  const by = await findAccountByIdentifier(house.db, cast.noteBy)
  const organisation = known[0]?.application.organisation_id
  await inTransaction(house.db, async (tx) => {
    await writeRows(
      tx,
      'access_application',
      known.map(({ application }) => application),
    )
    await writeRows(
      tx,
      'access_move',
      known.flatMap(({ moves }) => moves),
    )
    await writeRows(
      tx,
      'access_disuse',
      known.flatMap(({ disuse }) => disuse ?? []),
    )
    if (by && organisation) {
      const note = { organisation_id: organisation, words: cast.note, written_by: by.id }
      await writeRows(tx, 'access_note', [{ ...note, written_at: daysAgo(house, 20) }])
    }
  })
  return known.length
}

/** Far from where the running numbers of real applications begin. */
const firstNumber = 500_000_000

const daysAgo = ({ clock }: House, days: number): Date => new Date(clock.now().getTime() - days * day)

/** The rows of one application, through the first organisation of whoever made it. */
async function rowsOf(house: House, it: CastAccess['applications'][number], sequence: number) {
  const account = await findAccountByIdentifier(house.db, it.who)
  const [own] = account ? await organisationsOf(house.db, account.personId) : []
  if (!account || !own?.organisation) return undefined
  const [id, at, begun] = [newId(), daysAgo(house, it.daysAgo), daysAgo(house, it.daysAgo + 2)]
  const isGranted = it.state === 'active' || it.state === 'expired'
  const application = {
    id,
    sequence,
    registration_id: numbered(house)(sequence),
    person_id: account.personId,
    organisation_id: own.organisation.id,
    state: it.state,
    state_since: it.state === 'awaiting' ? begun : at,
    reason: it.reason ?? null,
    decision_reason: it.words ?? null,
    granted_at: isGranted ? at : null,
    created_at: begun,
  }
  const moved = (state: string, when: Date, from: string | null) => ({
    ...{ application_id: id, at: when, from_state: from, to_state: state, by_account: account.id },
  })
  const moves = [moved('awaiting', begun, null)]
  if (it.state !== 'awaiting') moves.push(moved(it.state, at, 'awaiting'))
  const told = { application_id: id, active_at: at, warned_days: 60, warned_at: daysAgo(house, 5) }
  return { application, moves, disuse: it.unused && { ...told, ends_at: daysAgo(house, -55) } }
}
