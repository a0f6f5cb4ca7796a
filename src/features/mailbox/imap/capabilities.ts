import { mostMessageBytes } from '../types.ts'
import type { Session } from './state.ts'

/** What is offered to whoever has signed in. Each is proven by a test; a client that is told more hides mail from its owner. */
const offered = [
  'LITERAL+',
  'ID',
  'ENABLE',
  'IDLE',
  'NAMESPACE',
  'CHILDREN',
  'UIDPLUS',
  'MOVE',
  'UNSELECT',
  'CONDSTORE',
  'SPECIAL-USE',
  'CREATE-SPECIAL-USE',
  'LIST-EXTENDED',
  'LIST-STATUS',
  'STATUS=SIZE',
  'ESEARCH',
  'QUOTA',
  'QUOTA=RES-STORAGE',
  `APPENDLIMIT=${mostMessageBytes}`,
]

export function capabilities({ hasSignedIn, line }: Session): string {
  if (hasSignedIn) return ['IMAP4rev1', ...offered].join(' ')
  const ways = line.mayHearPasswords() ? ['SASL-IR', 'AUTH=PLAIN'] : ['LOGINDISABLED']
  return ['IMAP4rev1', 'LITERAL+', 'ID', 'ENABLE', ...(line.mayEncrypt() ? ['STARTTLS'] : []), ...ways].join(
    ' ',
  )
}
