import { createServer as createPlain, type AddressInfo, type Server, type Socket } from 'node:net'
import { createSecureContext, createServer as createSecure, type SecureContext } from 'node:tls'
import { listenThrough } from '../../../platform/database/listen.ts'
import { mailCertificate } from '../../../platform/tls/certificate.ts'
import type { House } from '../../../platform/house.ts'
import { mailSignIn } from '../entrance/mail-sign-in.ts'
import { isNear as isThisMachine } from '../entrance/near.ts'
import { MailSessions } from '../entrance/sessions.ts'
import { mailboxChannel } from '../store/waking.ts'
import { Connection, type LineWishes, type Patience, usualPatience } from './connection.ts'
import type { Door, Session } from './state.ts'

const usualMost = { connections: 2000, ofAccount: 25, strangersOfAddress: 100 }

export type ImapWishes = {
  /** Ports; 0 turns one off, `any` takes a free one. Otherwise as the settings say. */
  readonly port?: number | 'any'
  readonly securePort?: number | 'any'
  /** Certificate and key, or no TLS at all; otherwise the one of the mail ports. */
  readonly tls?: { readonly cert: string; readonly key: string } | 'none'
  /** From where a password may come in clear; otherwise from this machine only. */
  readonly isNear?: (ip: string) => boolean
  /** How many lines may be open: all, of one account, and of strangers from one address. */
  readonly most?: Partial<typeof usualMost>
  /** How long somebody may be silent, or take to sign in, in milliseconds. */
  readonly patience?: Partial<Patience>
  /** The open sessions of mail programs, where other doors share them. */
  readonly sessions?: MailSessions
  /** How long the answer to a wrong password waits, in milliseconds; the second waits twice as long. */
  readonly delay?: number
}

export type ImapServer = {
  readonly port: number | undefined
  readonly securePort: number | undefined
  /** How many lines are open. */
  readonly count: () => number
  close(): Promise<void>
}

/** Opens the door for mail programs that speak IMAP. It hears before it listens, so that no news is missed. */
export async function imapServer(house: House, wishes: ImapWishes = {}): Promise<ImapServer> {
  const { config, clock } = house
  const keys = wishes.tls === 'none' ? undefined : (wishes.tls ?? mailCertificate(config, clock.now()))
  const sessions = wishes.sessions ?? new MailSessions(house)
  const lines = new Lines(house, sessions, keys && createSecureContext({ ...keys, minVersion }), wishes)
  const heard = await listenThrough(house.connection, house.log)(mailboxChannel, lines.wake)
  await sessions.ready()
  const servers: Server[] = []
  const close = async () => {
    for (const server of servers) server.close()
    lines.closeAll('The server is going down')
    await heard.close()
    if (!wishes.sessions) await sessions.close()
  }
  const listenAt = async (server: Server, port: number | 'any') => {
    if (port === 0) return undefined
    servers.push(await listen(server, port, config.host))
    return (server.address() as AddressInfo).port
  }
  try {
    const port = await listenAt(createPlain({ noDelay: true }, lines.open), wishes.port ?? config.imapPort)
    const secure = keys && createSecure({ ...keys, minVersion, handshakeTimeout: 20_000 }, lines.open)
    const securePort = secure && (await listenAt(secure, wishes.securePort ?? config.imapsPort))
    return { port, securePort, count: () => lines.count, close }
  } catch (error) {
    await close()
    throw error
  }
}

const minVersion = 'TLSv1.2'

/** The open lines, and whose they are. */
class Lines {
  readonly #house: House
  readonly #most: typeof usualMost
  readonly #about: LineWishes
  readonly #door: Door
  readonly #open = new Map<Session, Connection>()

  constructor(house: House, sessions: MailSessions, tls: SecureContext | undefined, wishes: ImapWishes) {
    const { delay = 1000, isNear = isThisMachine } = wishes
    this.#house = house
    this.#most = { ...usualMost, ...wishes.most }
    this.#about = { tls, isNear, patience: { ...usualPatience, ...wishes.patience } }
    this.#door = {
      delay,
      signIn: (name, password, ip) => mailSignIn(house, name, password, { ip, door: 'imap' }),
      enter: (session, { accountId }) => {
        if (sessions.count(accountId) >= this.#most.ofAccount) return false
        const connection = this.#open.get(session)
        session.whenLeft = sessions.open(accountId, () => connection?.close('Please sign in again'))
        return true
      },
      close: (session) => this.#open.get(session)?.close('Goodbye'),
    }
  }

  get count(): number {
    return this.#open.size
  }

  readonly open = (socket: Socket): void => {
    socket.on('error', () => socket.destroy())
    if (this.#isFull(socket.remoteAddress)) {
      // Destroyed, not only ended: a client that never hangs up would stay, and be counted nowhere.
      socket.end('* BYE Too many connections\r\n', () => socket.destroy())
      return
    }
    const forget = () => this.#open.delete(connection.session)
    const connection = new Connection(this.#house, this.#door, socket, this.#about, forget)
    this.#open.set(connection.session, connection)
    void connection.greet()
  }

  /** A folder has changed; without its name, any may have. */
  readonly wake = (folderId: string): void => {
    for (const { session } of this.#open.values())
      if (folderId === '' || session.view?.folder.id === folderId) session.wake()
  }

  closeAll(words: string): void {
    for (const connection of this.#open.values()) connection.close(words)
  }

  #isFull(ip: string | undefined): boolean {
    const strangers = [...this.#open.keys()].filter(
      (session) => !session.hasSignedIn && session.line.ip === ip,
    )
    return this.#open.size >= this.#most.connections || strangers.length >= this.#most.strangersOfAddress
  }
}

function listen(server: Server, port: number | 'any', host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port === 'any' ? 0 : port, host, () => {
      server.off('error', reject)
      server.on('error', () => {})
      resolve(server)
    })
  })
}
