import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'
import type { House } from '../../../platform/house.ts'
import { isWithin } from '../../../platform/http/index.ts'
import type { Certificate } from '../../../platform/tls/self-signed.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { mailSignIn } from '../entrance/mail-sign-in.ts'
import type { MailSessions } from '../entrance/sessions.ts'
import { mostMessageBytes } from '../types.ts'
import { answer, answerOf, passing, type SmtpError } from './answers.ts'
import { onMessage, oneAnswer, onRecipient } from './inbound.ts'
import { onAddressee, onLetter, onSender } from './submission.ts'
import { takeIn } from './take-in.ts'
import { isNear, type Resolver } from './verdict.ts'

export type SmtpDoor = { readonly port: number; close(): Promise<void> }

export type DoorWishes = {
  readonly port: number
  readonly certificate: Certificate
  /** For tests: whom to ask instead of the DNS. */
  readonly resolver?: Resolver
}

const common = ({ config }: House, certificate: Certificate): SMTPServerOptions => ({
  name: config.mailDomain,
  banner: 'ready',
  size: mostMessageBytes,
  cert: certificate.cert,
  key: certificate.key,
  minVersion: 'TLSv1.2',
  hidePIPELINING: false,
  hideENHANCEDSTATUSCODES: true,
  disableReverseLookup: true,
  logger: false,
  maxClients: 200,
  socketTimeout: 60_000,
  closeTimeout: 5_000,
})

/** Runs what may fail, and says it as SMTP does. A fault of ours is a "later", never the end of the process. */
function replying(
  house: House,
  done: (no?: Error | null) => void,
  work: () => Promise<SmtpError | undefined>,
): void {
  work().then(
    (no) => done(no ?? null),
    (error: unknown) => {
      house.log.error({ error }, 'a mail door failed')
      done(passing)
    },
  )
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
    disabledCommands: isLmtp ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    authOptional: true,
    onConnect: (session, done) =>
      isLmtp && !isInFront(house, session.remoteAddress)
        ? done(answer(554, '5.7.1 Only the mail server in front may speak here'))
        : done(),
    onRcptTo: ({ address }, session, done) =>
      replying(house, done, async () =>
        session.envelope.rcptTo.length >= 100
          ? answer(452, '4.5.3 Too many recipients at once')
          : onRecipient(house, address, announcedSize(session)),
      ),
    onData: (stream, session, done) => {
      const protocol = isLmtp ? 'LMTP' : session.secure ? 'ESMTPS' : 'ESMTP'
      const work = async () => {
        const raw = await takeIn(stream)
        if (!Buffer.isBuffer(raw)) return raw
        const outcomes = await onMessage(house, { raw, session, protocol, resolver: wishes.resolver })
        return isLmtp ? outcomes : oneAnswer(house, { raw, session }, outcomes)
      }
      work().then(
        (outcome) =>
          Array.isArray(outcome)
            ? done(
                null,
                outcome.map((one) => one ?? '2.1.5 Delivered'),
              )
            : done((outcome as SmtpError | undefined) ?? null, '2.6.0 Delivered'),
        (error: unknown) => {
          house.log.error({ error }, 'a mail door failed')
          done(passing)
        },
      )
    },
  })
  return listening(house, server, wishes.port)
}

/** This machine, or one the operator has named. */
function isInFront({ config }: House, ip: string): boolean {
  return isNear(ip) || isWithin(config.trustedProxies)(ip.replace(/^::ffff:/, ''))
}

type SignedSession = SMTPServerSession & { user?: { mailboxId: string; accountId: string }; wrong?: number }

const wrongAtMost = 3

/** Where members hand in what they send. */
export function submissionDoor(
  house: House,
  sessions: MailSessions,
  wishes: DoorWishes & { readonly delay?: number },
): Promise<SmtpDoor> {
  const left = new Map<string, () => void>()
  const server: SMTPServer = new SMTPServer({
    ...common(house, wishes.certificate),
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    authOptional: false,
    // Far away, a password is taken under TLS only: without it nobody is even asked for one.
    onConnect: (session, done) => {
      if (!session.secure && !isNear(session.remoteAddress)) mayNotSignIn(session, true)
      done()
    },
    onSecure: (_socket, session, done) => {
      mayNotSignIn(session, false)
      done()
    },
    onAuth: ({ username, password }, given, done) => {
      const session = given as SignedSession
      const from = { ip: session.remoteAddress, door: 'submission' } as const
      mailSignIn(house, username ?? '', password ?? '', from).then(
        (outcome) => {
          if (!isRefusal(outcome)) {
            const { accountId, mailbox } = outcome
            const end = () => [...server.connections].find(({ id }) => id === session.id)?.close()
            left.set(session.id, sessions.open(accountId, end))
            return done(null, { user: { mailboxId: mailbox.id, accountId } as never })
          }
          session.wrong = (session.wrong ?? 0) + 1
          const no =
            session.wrong > wrongAtMost ? answer(421, '4.7.0 Too many wrong passwords') : answerOf(outcome)
          setTimeout(() => done(no), (wishes.delay ?? 1000) * session.wrong).unref()
        },
        (error: unknown) => {
          house.log.error({ error }, 'a mail door failed')
          done(passing)
        },
      )
    },
    onMailFrom: ({ address }, session, done) =>
      replying(house, done, () => onSender(house, (session as SignedSession).user!.mailboxId, address)),
    onRcptTo: ({ address }, session, done) =>
      replying(house, done, () => onAddressee(house, address, session.envelope.rcptTo.length)),
    onData: (stream, session, done) => {
      const work = async () => {
        const raw = await takeIn(stream)
        if (!Buffer.isBuffer(raw)) return raw
        const { mailFrom, rcptTo } = session.envelope
        const sender = mailFrom ? mailFrom.address : ''
        const recipients = rcptTo.map(({ address }) => address)
        return onLetter(house, (session as SignedSession).user!.mailboxId, { sender, recipients, raw })
      }
      work().then(
        (outcome) => (typeof outcome === 'string' ? done(null, outcome) : done(outcome)),
        (error: unknown) => {
          house.log.error({ error }, 'a mail door failed')
          done(passing)
        },
      )
    },
    onClose: (session) => {
      left.get(session.id)?.()
      left.delete(session.id)
    },
  })
  return listening(house, server, wishes.port)
}

const mayNotSignIn = (session: SMTPServerSession, isSo: boolean): void => {
  ;(session as { disabledCommands?: string[] | undefined }).disabledCommands = isSo ? ['AUTH'] : undefined
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
