import { after, before } from 'node:test'
import { imapServer, type ImapServer } from '../../src/features/mailbox/imap/index.ts'
import {
  deliver,
  findFolder,
  listUids,
  mark,
  MailSessions,
  pageOf,
  readRaw,
} from '../../src/features/mailbox/index.ts'
import { inboundDoor, submissionDoor } from '../../src/features/mailbox/smtp/index.ts'
import type { Config } from '../../src/platform/config.ts'
import { type Certificate, selfSigned } from '../../src/platform/tls/self-signed.ts'
import { testHouse, type TestHouse } from '../support/house.ts'
import { letter, makeMailbox, type MadeMailbox } from '../support/mailboxes.ts'
import { manyParts } from './many-parts.ts'

type Door = Awaited<ReturnType<typeof inboundDoor>>

/** A house with every door for mail open, each at a port of its own. */
export type Stand = {
  readonly house: TestHouse
  readonly certificate: Certificate
  /** Who has signed in with a mail program. */
  readonly sessions: MailSessions
  readonly imap: ImapServer
  readonly smtp: Door
  readonly lmtp: Door
  readonly submission: Door
}

/** What the DNS says: nobody but the house writes under the addresses of the house. */
const records: Readonly<Record<string, string[][]>> = {
  'itu.example TXT': [['v=spf1 -all']],
  '_dmarc.itu.example TXT': [['v=DMARC1; p=reject']],
}

const resolver = (name: string, type: string) => {
  const found = records[`${name} ${type}`]
  return found
    ? Promise.resolve(found)
    : Promise.reject(Object.assign(new Error('not there'), { code: 'ENOTFOUND' }))
}

async function open(config: Partial<Config>): Promise<Stand & { close(): Promise<void> }> {
  const house = await testHouse({ config })
  const certificate = selfSigned(['localhost'], new Date())
  const sessions = new MailSessions(house)
  await sessions.ready()
  const theirs = { sessions, delay: 1 }
  const imap = await imapServer(house, { port: 'any', securePort: 'any', tls: certificate, ...theirs })
  const wishes = { port: 0, certificate, resolver: resolver as never }
  const smtp = await inboundDoor(house, 'smtp', wishes)
  const lmtp = await inboundDoor(house, 'lmtp', wishes)
  const submission = await submissionDoor(house, sessions, { ...wishes, delay: 1 })
  const close = async () => {
    await Promise.all([imap, smtp, lmtp, submission].map((door) => door.close()))
    await sessions.close()
    await house.close()
  }
  return { house, certificate, sessions, imap, smtp, lmtp, submission, close }
}

/** The doors stand open while the tests of a file run. */
export function stand(config: Partial<Config> = {}): Stand {
  const it = {} as Stand
  let close: (() => Promise<void>) | undefined
  before(async () => {
    const opened = await open(config)
    close = opened.close
    Object.assign(it, opened)
  })
  after(() => close?.())
  return it
}

/** Somebody with three letters, one of several parts, and one that is read. */
export async function somebody({ house }: Stand): Promise<MadeMailbox> {
  const box = await makeMailbox(house)
  for (const raw of [letter({ subject: 'first' }), manyParts, letter({ subject: 'third' })])
    await deliver(house, box.id, raw, { verdict: { origin: 'outside' } })
  const inbox = (await findFolder(house.db, box.id, 'INBOX'))!
  await mark(house, box.id, inbox.id, [1], { how: 'add', flags: ['\\Seen'] })
  return box
}

/** The UIDs and flags of what lies in a folder; nothing where there is no such folder. */
export async function linesOf({ house }: Stand, box: MadeMailbox, path = 'INBOX') {
  const folder = await findFolder(house.db, box.id, path)
  return folder ? listUids(house.db, folder.id) : []
}

/** The messages of a folder, the newest first, each with its bytes. */
export async function messagesOf({ house }: Stand, box: MadeMailbox, path = 'INBOX') {
  const folder = (await findFolder(house.db, box.id, path))!
  const { messages } = await pageOf(house.db, folder.id, { limit: 50 })
  return Promise.all(
    messages.map(async (one) => ({ ...one, raw: String(await readRaw(house.db, one.blobId)) })),
  )
}
