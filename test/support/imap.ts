import { connect, type Socket } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import { testPassword } from './people.ts'

export type ImapAnswer = {
  /** `OK`, `NO` or `BAD` with its code and words. */
  readonly status: string
  /** The untagged answers, literals in place. */
  readonly lines: readonly string[]
}

/** A client that says exactly what it is told to, and keeps what it hears, as bytes in latin1. */
export class RawImap {
  #socket: Socket
  #heard = ''
  #isClosed = false
  #wakes: (() => void)[] = []
  #count = 0

  private constructor(socket: Socket) {
    this.#socket = socket
    this.#listen()
  }

  static async open(port: number, host = '127.0.0.1'): Promise<RawImap> {
    const client = new RawImap(connect(port, host))
    await client.line()
    return client
  }

  static async signedIn(port: number, user: string, password = testPassword): Promise<RawImap> {
    const client = await RawImap.open(port)
    const { status } = await client.ask(`LOGIN "${user}" "${password}"`)
    if (!status.startsWith('OK')) throw new Error(status)
    return client
  }

  #listen(): void {
    this.#socket.on('data', (chunk: Buffer) => {
      this.#heard += chunk.toString('latin1')
      this.#wake()
    })
    this.#socket.on('error', () => {})
    this.#socket.on('close', () => {
      this.#isClosed = true
      this.#wake()
    })
  }

  /** Goes over to TLS without looking at the certificate. */
  async encrypt(): Promise<void> {
    this.#socket.removeAllListeners()
    this.#socket = await new Promise<Socket>((resolve, reject) => {
      const secure = connectSecurely({ socket: this.#socket, rejectUnauthorized: false }, () =>
        resolve(secure),
      )
      secure.once('error', reject)
    })
    this.#listen()
  }

  say(text: string | Buffer): void {
    this.#socket.write(typeof text === 'string' ? Buffer.from(text, 'latin1') : text)
  }

  /** Says a command, its literals as `{n+}` and their bytes, and waits for its end. */
  async ask(command: string): Promise<ImapAnswer> {
    const tag = `t${++this.#count}`
    this.say(`${tag} ${command}\r\n`)
    return this.end(tag)
  }

  /** What is heard until the command of a tag has ended. */
  async end(tag: string): Promise<ImapAnswer> {
    const lines: string[] = []
    for (;;) {
      const line = await this.line()
      if (line.startsWith(`${tag} `)) return { status: line.slice(tag.length + 1), lines }
      lines.push(line)
    }
  }

  /** The next line, with the literals in it. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#lineEnd()
      if (end >= 0) {
        const line = this.#heard.slice(0, end)
        this.#heard = this.#heard.slice(end + 2)
        return line
      }
      if (this.#isClosed) throw new Error(`closed; heard ${JSON.stringify(this.#heard.slice(0, 200))}`)
      await new Promise<void>((resolve) => this.#wakes.push(resolve))
    }
  }

  /** All that comes until the server hangs up. */
  async rest(): Promise<string> {
    while (!this.#isClosed) await new Promise<void>((resolve) => this.#wakes.push(resolve))
    return this.#heard
  }

  close(): void {
    this.#socket.destroy()
  }

  #wake(): void {
    const wakes = this.#wakes
    this.#wakes = []
    for (const wake of wakes) wake()
  }

  #lineEnd(): number {
    let from = 0
    for (;;) {
      const end = this.#heard.indexOf('\r\n', from)
      const literal = end < 0 ? null : /\{(\d+)\}$/.exec(this.#heard.slice(Math.max(from, end - 14), end))
      if (!literal) return end
      from = end + 2 + Number(literal[1])
      if (this.#heard.length < from) return -1
    }
  }
}

/** A message as APPEND takes it without waiting. */
export const literal = (raw: Buffer | string): string => {
  const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw
  return `{${bytes.length}+}\r\n${bytes.toString('latin1')}`
}
