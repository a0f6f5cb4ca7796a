import { randomBytes } from 'node:crypto'
import { imapServer } from '../../src/features/mailbox/imap/index.ts'
import { serveDovecot } from '../support/dovecot.ts'
import { testHouse, type TestHouse } from '../support/house.ts'
import { makeMailbox, type MadeMailbox } from '../support/mailboxes.ts'
import { testPassword } from '../support/people.ts'

/** A server, and somebody who has a new mailbox there. */
export type Peer = { readonly port: number; readonly user: string; readonly password: string }

export type Peers = {
  readonly house: TestHouse
  /** Whether Dovecot 2.3 is installed here. */
  readonly isBeside: boolean
  /** Somebody with a new mailbox in our house. */
  ours(): Promise<{ readonly box: MadeMailbox; readonly peer: Peer }>
  /** Somebody with a new mailbox in Dovecot that is like one of ours. */
  theirs(): Peer
  close(): Promise<void>
}

/** Said by a test that is skipped. */
export const noDovecot = 'Dovecot 2.3 is not installed here: there is nothing to compare with'

/** Our door for mail programs, and Debian's Dovecot beside it; a mailbox has room for so many kibibytes. */
export async function openPeers({ room = 50 * 1024 } = {}): Promise<Peers> {
  const house = await testHouse()
  const [server, dovecot] = await Promise.all([
    imapServer(house, { port: 'any', tls: 'none', delay: 1 }),
    serveDovecot({ fsync: 'never', room }),
  ])
  const password = testPassword
  return {
    house,
    isBeside: dovecot !== undefined,
    ours: async () => {
      const box = await makeMailbox(house, { quotaBytes: room * 1024 })
      return { box, peer: { port: server.port!, user: box.account.username, password } }
    },
    theirs: () => ({ port: dovecot!.port, user: randomBytes(8).toString('hex'), password }),
    close: async () => {
      await Promise.all([dovecot?.close(), server.close()])
      await house.close()
    },
  }
}
