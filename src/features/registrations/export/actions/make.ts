import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { system } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import { parseFilter } from '../../desk/filter.ts'
import { fileOf, questionsFor } from '../file.ts'
import { keptFor, leftBehindAfter } from '../rules.ts'
import { exportsLeftBehind, findExport, saveFailed, saveProgress, saveReady } from '../store/exports.ts'
import { clearPieces, insertPiece, takeMaking } from '../store/pieces.ts'
import type { Export } from '../types.ts'

const pieceSize = 256 * 1024

/**
 * Makes a file that was asked for, from one snapshot of the database, in pieces: memory holds one batch and one piece. Run
 * twice at once, one makes it; begun again, it begins at the beginning. Whether it is still to be made is asked under the
 * lock, outside the snapshot: one that is ready meanwhile must keep its pieces.
 */
export async function makeExport(house: House, id: Id): Promise<void> {
  const { db, log } = house
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (from) => {
        if (!(await takeMaking(from as Transaction, id))) return
        const it = await findExport(db, id)
        if (it?.state === 'asked') await write(house, it, from as Transaction)
      })
  } catch (error) {
    log.error({ error, export: id }, 'a file of registrations could not be made')
    await inTransaction(db, (tx) => saveFailed(tx, id, house.clock.now()))
  }
}

async function write(house: House, it: Export, from: Transaction): Promise<void> {
  const { db, clock } = house
  await clearPieces(db, it.id)
  let [rows, bytes, place] = [0, 0, 0]
  let piece: Buffer[] = []
  let length = 0
  const put = async () => {
    await insertPiece(db, it.id, place++, Buffer.concat(piece))
    piece = []
    length = 0
    await saveProgress(db, it.id, Math.min(rows, it.rowsAll), bytes, clock.now())
  }
  const questions = await questionsFor(db, parseFilter(new URLSearchParams(it.query)))
  const tick = (lines: number) => (rows = lines)
  for await (const some of fileOf(house, { from, wish: it, questions, now: it.askedAt, tick })) {
    piece.push(some)
    length += some.length
    bytes += some.length
    if (length >= pieceSize) await put()
  }
  await put()
  await finish(house, it, rows, bytes)
}

const finish = ({ db, clock }: House, { id }: Export, rows: number, bytes: number): Promise<void> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    if (!(await saveReady(tx, id, rows, bytes, new Date(now.getTime() + keptFor), now))) return
    await record(tx, system, 'registrations.export-made', id, { lines: rows, bytes }, now)
  })

/** Makes what a worker that died has left. */
export async function goOnExporting(house: House): Promise<void> {
  const since = new Date(house.clock.now().getTime() - leftBehindAfter)
  for (const id of await exportsLeftBehind(house.db, since)) await makeExport(house, id)
}
