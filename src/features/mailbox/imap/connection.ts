import type { Socket } from 'node:net'
import { type SecureContext, TLSSocket } from 'node:tls'
import { Intake, type Limits, type Taken } from '../../../protocols/imap/intake.ts'
import type { House } from '../../../platform/house.ts'
import { mostMessageBytes } from '../types.ts'
import { capabilities } from './capabilities.ts'
import type { Door } from './state.ts'
import { Out } from './out.ts'
import { LiveSession } from './session.ts'

const minute = 60_000

/** How long a line may be silent, and how long somebody may take to sign in; in milliseconds. */
export type Patience = { readonly stranger: number; readonly signedIn: number; readonly toSignIn: number }
export const usualPatience: Patience = { stranger: minute, signedIn: 31 * minute, toSignIn: 3 * minute }

export type LineWishes = {
  readonly tls: SecureContext | undefined
  /** From where a password may come in clear. */
  readonly isNear: (ip: string) => boolean
  readonly patience: Patience
}

const strangerLimits: Limits = { line: 8 * 1024, literals: () => 4 * 1024 }
const signedInLimits: Limits = {
  line: 64 * 1024,
  literals: (start) => (/^\S+ APPEND /i.test(start) ? mostMessageBytes : 64 * 1024),
}

/** One client's line: bytes in, commands one after the other, bytes out; it says when it is over. */
export class Connection {
  readonly session: LiveSession
  readonly #intake = new Intake(strangerLimits)
  readonly #about: LineWishes
  readonly #out: Out
  readonly #signInBy: NodeJS.Timeout
  #socket: Socket
  readonly #whenClosed: () => void
  #isBusy = false
  #goesSecure = false

  constructor(house: House, door: Door, socket: Socket, about: LineWishes, whenClosed: () => void) {
    this.#whenClosed = whenClosed
    this.#socket = socket
    this.#about = about
    this.#out = new Out(() => this.#socket)
    const ip = socket.remoteAddress ?? ''
    const isSecure = () => this.#socket instanceof TLSSocket
    this.session = new LiveSession(house, door, {
      ip,
      out: this.#out,
      isSecure,
      mayHearPasswords: () => isSecure() || about.isNear(ip),
      mayEncrypt: () => about.tls !== undefined && !isSecure(),
      encrypt: () => (this.#goesSecure = true),
      drop: () => this.#socket.destroy(),
    })
    socket.setNoDelay(true)
    this.#signInBy = setTimeout(() => {
      if (!this.session.hasSignedIn) this.close('Too slow')
    }, about.patience.toSignIn)
    this.#signInBy.unref()
    this.#hear()
  }

  async greet(): Promise<void> {
    this.#out.line(`OK [CAPABILITY ${capabilities(this.session)}] Plenary is ready`)
    await this.#out.flush()
  }

  /** Ends the line with a last word. */
  close(words: string): void {
    this.session.end(words)
    this.session.leave()
    void this.#out.flush().finally(() => this.#socket.end(() => this.#socket.destroy()))
    setTimeout(() => this.#socket.destroy(), 2000).unref()
  }

  #hear(): void {
    const socket = this.#socket
    socket.setTimeout(this.#about.patience.stranger)
    socket.on('timeout', () => this.close('Nothing was said for too long'))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      if (socket !== this.#socket) return
      clearTimeout(this.#signInBy)
      this.session.leave()
      this.#whenClosed()
    })
    socket.on('data', (chunk: Buffer) => {
      this.#intake.push(chunk)
      void this.#work(socket)
    })
  }

  /** Does what has come, one command after the other. Nothing more is read meanwhile. */
  async #work(socket: Socket): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    socket.pause()
    try {
      for (let taken = this.#next(); taken; taken = this.#next()) await this.#do(taken)
    } finally {
      this.#isBusy = false
    }
    if (this.session.isOver) return this.close('Goodbye')
    if (this.#goesSecure) this.#secure()
    else socket.resume()
  }

  #next(): Taken | undefined {
    return this.session.isOver || this.#goesSecure ? undefined : this.#intake.next()
  }

  async #do(taken: Taken): Promise<void> {
    if (taken.kind === 'command') {
      await this.session.take(taken.pieces)
      if (this.session.hasSignedIn) this.#settle()
    } else if (taken.kind === 'go-on') {
      this.#out.text('+ go on\r\n')
      await this.#out.flush()
    } else if (taken.kind === 'too-big') {
      const tag = /^[^\s(){%*"\\+]+/.exec(String(taken.pieces[0]))?.[0] ?? '*'
      this.#out.text(`${tag} NO [TOOBIG] That is too large\r\n`)
      await this.#out.flush()
    } else this.session.end(taken.why)
  }

  /** Who has signed in may say more, and be silent longer. */
  #settle(): void {
    if (this.#intake.limits === signedInLimits) return
    this.#intake.limits = signedInLimits
    clearTimeout(this.#signInBy)
    this.#socket.setTimeout(this.#about.patience.signedIn)
  }

  /** Goes over to TLS. What was sent before it in clear is not obeyed: somebody on the way may have put it there. */
  #secure(): void {
    this.#goesSecure = false
    if (!this.#intake.isEmpty) return void this.#socket.destroy()
    const plain = this.#socket
    plain.removeAllListeners('data').removeAllListeners('timeout').removeAllListeners('close')
    plain.setTimeout(0)
    this.#socket = new TLSSocket(plain, { isServer: true, secureContext: this.#about.tls! })
    this.#hear()
    this.#socket.resume()
  }
}
