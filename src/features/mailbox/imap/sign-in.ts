import { setTimeout as pause } from 'node:timers/promises'
import { isRefusal } from '../../../values/refusal.ts'
import { no, ok, type Answer } from './answers.ts'
import { capabilities } from './capabilities.ts'
import type { Session } from './state.ts'

const mostFailures = 3

/** The one answer to every wrong try, so that nobody learns whether an account exists. */
const wrong = no('Wrong name or password', 'AUTHENTICATIONFAILED')

/** Guessing is slowed down for this name or network; or there is much to do. A program that asks for another password would be wrong. */
const later = no('Please try again later', 'UNAVAILABLE')

/** Signs in with a name and a password; after three wrong ones the session is over. */
export async function signIn(session: Session, name: string, password: string): Promise<Answer> {
  const { door, line } = session
  const who = await door.signIn(name, password, line.ip)
  if (isRefusal(who)) {
    session.failures++
    await pause(door.delay * session.failures)
    if (session.failures >= mostFailures) session.end('Too many wrong tries')
    return who.refused === 'sign-in.wrong' ? wrong : later
  }
  if (session.isOver) return wrong
  if (!door.enter(session, who)) return no('Too many connections of this account', 'LIMIT')
  session.mailbox = who.mailbox
  return ok('Signed in', `CAPABILITY ${capabilities(session)}`)
}

export const noPasswords = no('Passwords are only taken over TLS', 'PRIVACYREQUIRED')
