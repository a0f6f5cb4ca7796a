import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { system } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import type { OwnRecords } from '../../../../values/own-records.ts'
import { findAccount, identifiersOf, recipientOf } from '../../../accounts/index.ts'
import type { Account } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { asDocument, asJson } from '../document.ts'
import type { Collected } from '../document.ts'
import type { OwnParts } from '../parts.ts'
import { keptFor } from '../rules.ts'
import { sealFile } from '../sealing.ts'
import { findExport, saveProgress, saveReady } from '../store.ts'
import type { DataExport } from '../types.ts'

/**
 * Makes the copy that was asked for, room by room, and tells its owner when it is there. Run twice, it makes and tells
 * once; an account that may no longer come in gets none.
 */
export async function makeExport(house: House, parts: OwnParts, id: Id): Promise<void> {
  const { db, clock } = house
  const it = await findExport(db, id)
  const account = it && (await findAccount(db, it.accountId))
  if (it?.state !== 'asked' || account?.state !== 'active') return
  const all = await collect(house, parts, it, account)
  const now = clock.now()
  const files = await filesOf(house, it, all, now)
  await inTransaction(db, async (tx) => {
    if (!(await saveReady(tx, it, files, new Date(now.getTime() + keptFor), now))) return
    await record(tx, system, 'portal.export-made', account.id, { export: id }, now)
    const to = await recipientOf(tx, account.personId)
    const onceKey = `portal.export-ready:${id}`
    if (to) await tell(tx, { occasion: 'portal.export-ready', to, facts: { id }, lane: 'now', onceKey }, now)
  })
}

async function collect(
  { db, texts }: House,
  parts: OwnParts,
  it: DataExport,
  { id, personId }: Account,
): Promise<Collected> {
  const all: Record<string, OwnRecords> = {}
  for (const [place, [name, part]] of Object.entries(parts).entries()) {
    all[name] = await part({ accountId: id, personId }, texts(it.language))
    await saveProgress(db, it.id, place + 1)
  }
  return all
}

async function filesOf({ db, secrets, texts }: House, it: DataExport, all: Collected, now: Date) {
  const who = (await identifiersOf(db, it.accountId))[0]?.shown ?? ''
  return {
    json: sealFile(secrets, it.id, 'json', asJson(all, now)),
    html: sealFile(secrets, it.id, 'html', asDocument(texts(it.language), all, who, now)),
  }
}
