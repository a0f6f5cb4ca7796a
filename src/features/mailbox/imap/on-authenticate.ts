import { no, bad } from './answers.ts'
import type { Run } from './state.ts'
import { noPasswords, signIn } from './sign-in.ts'

/** AUTHENTICATE PLAIN (RFC 4616), with the first answer in the same line or in the next. */
export const onAuthenticate: Run = async (session, cursor) => {
  cursor.space()
  const way = cursor.word()
  const first = cursor.has(' ') ? cursor.until(/[^A-Za-z0-9+/=]/, 4000) : undefined
  cursor.end()
  if (!session.line.mayHearPasswords()) return noPasswords
  if (way !== 'PLAIN') return no('That way to sign in is not offered')
  const answer = first ?? (await nextLine(session))
  if (answer === undefined) return undefined
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(answer)) return bad('Not base64')
  const [wanted, name, password, ...more] = Buffer.from(answer, 'base64').toString('utf8').split('\0')
  if (!name || !password || more.length > 0) return bad('Not what PLAIN wants')
  if (wanted !== '' && wanted !== name) return no('Nobody signs in for somebody else', 'AUTHORIZATIONFAILED')
  return signIn(session, name, password)
}

async function nextLine(session: Parameters<Run>[0]): Promise<string | undefined> {
  session.out.text('+ \r\n')
  const pieces = await session.ask()
  return pieces && String(pieces[0])
}
