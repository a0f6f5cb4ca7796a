import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import {
  SMTPServer,
  type SMTPServerAuthentication,
  type SMTPServerDataStream,
  type SMTPServerOptions,
  type SMTPServerSession,
} from 'smtp-server'
import type { House } from '../../../platform/house.ts'
import { isWithin } from '../../../platform/http/index.ts'
import type { Certificate } from '../../../platform/tls/self-signed.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { mailSignIn } from '../entrance/mail-sign-in.ts'
import { isNear } from '../entrance/near.ts'
import type { MailSessions } from '../entrance/sessions.ts'
import { mostMessageBytes } from '../types.ts'
import { answer, answerOf, passing, type SmtpError } from './answers.ts'
import type { HouseAddress } from '../house-address.ts'
import { onMessage, oneAnswer, onRecipient, withDomain } from './inbound.ts'
import { codedOnce, isCrowded, lineOf, plainIp, takenOf } from './line.ts'
import { onAddressee, onLetter, onSender } from './submission.ts'
import { takeIn } from './take-in.ts'
import type { Resolver } from './verdict.ts'

export type SmtpDoor = { readonly port: number; close(): Promise<void> }

type Done = Parameters<NonNullable<SMTPServerOptions['onData']>>[2]

export type DoorWishes = {
  readonly port: number
  readonly certificate: Certificate
  /** For tests: whom to ask instead of the DNS. */
  readonly resolver?: Resolver
  /** Addresses behind which is a room and no mailbox. */
  readonly addresses?: readonly HouseAddress[]
}

/** Jokes of old servers, and words by which a server in front says who it speaks for: none of ours does. */
const never = ['WIZ', 'SHELL', 'KILL', 'XCLIENT', 'XFORWARD']

const common = ({ config }: House, certificate: Certificate): SMTPServerOptions => ({
  name: config.mailDomain,
  banner: 'ready',
  size: mostMessageBytes,
  cert: certificate.cert,
  key: certificate.key,
  minVersion: 'TLSv1.2',
  hidePIPELINING: false,
  hideENHANCEDSTATUSCODES: false,
  disabledCommands: never,
  disableReverseLookup: true,
  logger: false,
  maxClients: 200,
  // What a server waits for at least (RFC 5321, 4.5.3.2.7).
  socketTimeout: 300_000,
  closeTimeout: 5_000,
})

/** What may fail. A fault of ours is a "later", never the end of the process. */
async function trying<T>(house: House, work: () => Promise<T>): Promise<T | SmtpError> {
  try {
    return await work()
  } catch (error) {
    house.log.error({ error }, 'a mail door failed')
    return passing
  }
}

/** Says "yes" or "no" as SMTP does. */
async function replying(
  house: House,
  done: (no?: Error | null) => void,
  work: () => Promise<SmtpError | undefined>,
): Promise<void> {
  done((await trying(house, work)) ?? null)
}

const announcedSize = ({ envelope }: SMTPServerSession): number => {
  const args = envelope.mailFrom ? (envelope.mailFrom.args as { SIZE?: string } | false) : false
  return Number(args ? args.SIZE : 0) || 0
}

/** Mail from outside, or from a server in front that hands it over with one answer for each recipient. */
export function inboundDoor(house: House, kind: 'smtp' | 'lmtp', wishes: DoorWishes): Promise<SmtpDoor> {
  const isLmtp = kind === 'lmtp'
  const server = new SMTPServer({
    ...common(house, wishes.certificate),
    lmtp: isLmtp,
    disabledCommands: isLmtp ? [...never, 'AUTH', 'STARTTLS'] : [...never, 'AUTH'],
    authOptional: true,
    onConnect: (session, done) => {
      codedOnce(server, session)
      if (isInFront(house, session.remoteAddress)) return done()
      if (isLmtp) return done(answer(554, '5.7.1 Only the mail server in front may speak here'))
      return done(isCrowded(server, session) ? crowded : null)
    },
    onRcptTo: ({ address }, session, done) =>
      void replying(house, done, async () => {
        if (takenOf(session).length >= 100) return answer(452, '4.5.3 Too many recipients at once')
        const no = await onRecipient(house, address, announcedSize(session), wishes.addresses)
        if (!no) takenOf(session).push(address)
        return no
      }),
    onData: (stream, session, done) => void arrive(stream, session, done),
  })
  async function arrive(stream: SMTPServerDataStream, session: SMTPServerSession, done: Done): Promise<void> {
    const outcome = await trying(house, async () => {
      const raw = await takeIn(stream)
      if (!Buffer.isBuffer(raw)) return raw
      const outcomes = await onMessage(house, { raw, session, isHandedOn: isLmtp, ...wishes })
      return isLmtp ? outcomes : oneAnswer(house, { raw, session }, outcomes)
    })
    if (isLmtp) done(null, eachAnswer(session, outcome) as never)
    else if (outcome instanceof Error) done(outcome)
    else done(null, '2.6.0 Delivered')
  }
  return listening(house, server, wishes.port)
}

const crowded = answer(421, '4.7.0 Too many lines from your address at once; please try again later')

/** LMTP has an answer for everybody who was taken, however often somebody was named. */
function eachAnswer(
  session: SMTPServerSession,
  outcome: SmtpError | readonly (SmtpError | undefined)[] | undefined,
): readonly (SmtpError | string)[] {
  const keys = session.envelope.rcptTo.map(({ address }) => address.toLowerCase())
  return takenOf(session).map((address) => {
    const one = Array.isArray(outcome) ? outcome[keys.indexOf(address.toLowerCase())] : outcome
    return one ?? '2.1.5 Delivered'
  })
}

/** This machine, or one the operator has named. */
function isInFront({ config }: House, ip: string): boolean {
  return isNear(ip) || isWithin(config.trustedProxies)(plainIp(ip))
}

type SignedSession = SMTPServerSession & { user?: { mailboxId: string; accountId: string }; wrong?: number }

const wrongAtMost = 3

/** Where members hand in what they send. */
export function submissionDoor(
  house: House,
  sessions: MailSessions,
  wishes: DoorWishes & { readonly delay?: number; readonly isNear?: (ip: string) => boolean },
): Promise<SmtpDoor> {
  const { isNear: near = isNear } = wishes
  const left = new Map<string, () => void>()
  const server: SMTPServer = new SMTPServer({
    ...common(house, wishes.certificate),
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    authOptional: false,
    // Far away, a password is taken under TLS only: without it nobody is even asked for one.
    onConnect: (session, done) => {
      codedOnce(server, session)
      const isKnown = near(session.remoteAddress)
      if (!session.secure && !isKnown) mayNotSignIn(session, true)
      done(!isKnown && isCrowded(server, session) ? crowded : null)
    },
    onSecure: (_socket, session, done) => {
      mayNotSignIn(session, false)
      done()
    },
    onAuth: (asked, session, done) => void enter(asked, session, done),
    onMailFrom: ({ address }, session, done) =>
      void replying(house, done, async () => {
        const { user } = session as SignedSession
        return user
          ? onSender(house, user.mailboxId, address)
          : answer(530, '5.7.0 Must issue a STARTTLS command first')
      }),
    onRcptTo: ({ address }, session, done) =>
      void replying(house, done, () => onAddressee(house, address, session.envelope.rcptTo.length)),
    onData: (stream, session, done) => void handIn(stream, session, done),
    onClose: (session) => {
      left.get(session.id)?.()
      left.delete(session.id)
    },
  })
  async function enter(
    { username, password }: SMTPServerAuthentication,
    session: SignedSession,
    done: Parameters<NonNullable<SMTPServerOptions['onAuth']>>[2],
  ): Promise<void> {
    const from = { ip: session.remoteAddress, door: 'submission' } as const
    const outcome = await trying(house, () => mailSignIn(house, username ?? '', password ?? '', from))
    if (outcome instanceof Error) return done(outcome)
    if (isRefusal(outcome)) {
      session.wrong = (session.wrong ?? 0) + 1
      await pause((wishes.delay ?? 1000) * session.wrong, undefined, { ref: false })
      return done(
        session.wrong > wrongAtMost ? answer(421, '4.7.0 Too many wrong passwords') : answerOf(outcome),
      )
    }
    const { accountId, mailbox } = outcome
    const line = lineOf(server, session)
    if (!line) return done(passing)
    left.set(
      session.id,
      sessions.open(accountId, () => line.close()),
    )
    done(null, { user: { mailboxId: mailbox.id, accountId } as never })
  }
  async function handIn(stream: SMTPServerDataStream, session: SignedSession, done: Done): Promise<void> {
    const outcome = await trying(house, async () => {
      const raw = await takeIn(stream)
      if (!Buffer.isBuffer(raw)) return raw
      const { mailFrom, rcptTo } = session.envelope
      const sender = mailFrom ? mailFrom.address : ''
      const recipients = rcptTo.map(({ address }) => withDomain(address, house.config.mailDomain))
      return onLetter(house, session.user!.mailboxId, { sender, recipients, raw })
    })
    if (outcome instanceof Error) done(outcome)
    else done(null, outcome)
  }
  return listening(house, server, wishes.port)
}

const mayNotSignIn = (session: SMTPServerSession, isSo: boolean): void => {
  ;(session as { disabledCommands?: string[] | undefined }).disabledCommands = isSo
    ? [...never, 'AUTH']
    : undefined
}

function listening(house: House, server: SMTPServer, port: number): Promise<SmtpDoor> {
  server.on('error', (error: Error) =>
    house.log.debug({ reason: error.message }, 'a line to a mail door broke'),
  )
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, house.config.host, () => {
      server.server.off('error', reject)
      resolve({
        port: (server.server.address() as AddressInfo).port,
        close: () => new Promise((closed) => server.close(() => closed())),
      })
    })
  })
}
