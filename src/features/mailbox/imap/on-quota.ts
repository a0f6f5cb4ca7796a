import type { Run, Session } from './state.ts'
import { findMailbox } from '../store/mailboxes.ts'
import { writeAString } from '../../../protocols/imap/strings.ts'
import { writeName } from '../../../protocols/imap/folder-names.ts'
import { no, ok } from './answers.ts'
import { readFolder } from './folder-argument.ts'

/** GETQUOTA (RFC 9208): there is one root, the mailbox, which has no name. Sizes are told in kibibytes. */
export const onGetQuota: Run = async (session, cursor) => {
  cursor.space()
  const root = cursor.astring()
  cursor.end()
  if (root !== '') return no('There is no such quota root', 'NONEXISTENT')
  await tellQuota(session)
  return ok('That is the quota')
}

/** Also of a folder that is only thought of (RFC 9208 4.1.2). */
export const onGetQuotaRoot: Run = async (session, cursor) => {
  cursor.space()
  const path = readFolder(cursor)
  cursor.end()
  session.out.line(`QUOTAROOT ${writeAString(writeName(path))} ""`)
  await tellQuota(session)
  return ok('That is the quota')
}

export const onSetQuota: Run = () => no('Quotas are set by the service desk', 'NOPERM')

async function tellQuota({ house, mailbox, out }: Session): Promise<void> {
  const now = await findMailbox(house.db, mailbox!.id)
  const { usedBytes, quotaBytes } = now ?? mailbox!
  out.line(`QUOTA "" (STORAGE ${Math.ceil(usedBytes / 1024)} ${Math.floor(quotaBytes / 1024)})`)
}
