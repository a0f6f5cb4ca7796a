import { utf8Of } from '../../../protocols/imap/strings.ts'
import type { Run } from './state.ts'
import { noPasswords, signIn } from './sign-in.ts'

export const onLogin: Run = async (session, cursor) => {
  cursor.space()
  const name = cursor.astring()
  cursor.space()
  const password = cursor.astring()
  cursor.end()
  if (!session.line.mayHearPasswords()) return noPasswords
  return signIn(session, utf8Of(name), utf8Of(password))
}
