import { connect, type Socket } from 'node:net'

/** A mail program that only counts bytes: it says a command and waits for its end. */
export class ImapClient {
  readonly #socket: Socket
  #tail = ''
  #wanted = ''
  #done: (() => void) | undefined
  #failed: ((error: Error) => void) | undefined
  #count = 0
  bytes = 0

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('error', (error) => this.#failed?.(error))
    socket.on('close', () => this.#failed?.(new Error('the server hung up')))
    socket.on('data', (chunk: Buffer) => this.#hear(chunk))
  }

  static async open(port: number, user: string, password: string): Promise<ImapClient> {
    const client = new ImapClient(connect(port, '127.0.0.1'))
    await client.#until('* OK')
    await client.ask(`LOGIN ${user} "${password}"`)
    return client
  }

  /** The words of the answer; throws unless it is OK. */
  async ask(command: string): Promise<void> {
    const tag = `t${++this.#count}`
    const ended = this.#until(`${tag} `)
    this.#socket.write(`${tag} ${command}\r\n`, 'latin1')
    await ended
  }

  close(): void {
    this.#failed = undefined
    this.#socket.destroy()
  }

  #until(wanted: string): Promise<void> {
    this.#wanted = wanted
    return new Promise((resolve, reject) => {
      this.#done = resolve
      this.#failed = reject
    })
  }

  #hear(chunk: Buffer): void {
    this.bytes += chunk.length
    this.#tail = (this.#tail + chunk.toString('latin1', Math.max(0, chunk.length - 2000))).slice(-2000)
    if (!this.#tail.endsWith('\r\n')) return
    const last = this.#tail.slice(0, -2).split('\r\n').at(-1)!
    if (!last.startsWith(this.#wanted)) return
    if (this.#wanted.startsWith('t') && !last.startsWith(`${this.#wanted}OK`))
      return this.#failed?.(new Error(last))
    this.#done?.()
  }
}

/** A letter of so many bytes, different from every other. */
export function letterOf(nth: number, bytes: number): string {
  const head = [
    `From: Ama Mensah <ama${nth % 50}@example.org>`,
    `To: Kwame Asante <kwame@example.org>, Group <list${nth % 7}@example.org>`,
    `Subject: Minutes of the ${nth}th session, item ${(nth * 7919) % 10_007}`,
    `Message-ID: <bench-${nth}@example.org>`,
    'Date: Wed, 25 Nov 2026 08:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Dear colleague, these are the minutes of session ${nth}.`,
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<p>Dear colleague, these are the <b>minutes</b> of session ${nth}.</p>`,
    '',
  ].join('\r\n')
  const line = 'The committee took note of the report and thanked the secretariat for it.\r\n'
  const missing = Math.max(0, bytes - head.length - 7)
  return `${head}${line.repeat(Math.ceil(missing / line.length)).slice(0, missing)}\r\n--b--\r\n`
}
