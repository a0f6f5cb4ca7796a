import { connect, type Socket } from 'node:net'

type Said = readonly [1, number, { readonly message?: string } | null, unknown]

/** Mozilla's own remote control: a command goes in, its answer comes back, each with its length before it. */
export class Marionette {
  readonly #socket: Socket
  readonly #waiting = new Map<number, (said: Said) => void>()
  #heard = Buffer.alloc(0)
  #count = 0

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => this.#hear(chunk))
    socket.on('error', () => {})
    socket.on('close', () => {
      for (const [id, tell] of this.#waiting) tell([1, id, { message: 'Marionette is gone' }, null])
    })
  }

  /** Begins to control whatever listens there, with all that its own windows may do. */
  static async open(port: number): Promise<Marionette> {
    const marionette = new Marionette(connect(port, '127.0.0.1'))
    await marionette.#ask('WebDriver:NewSession', { unhandledPromptBehavior: 'ignore' })
    await marionette.#ask('Marionette:SetContext', { value: 'chrome' })
    return marionette
  }

  /** Runs a script, which gets what is given and returns or throws; both come back. */
  async run(script: string, given: readonly unknown[]): Promise<unknown> {
    const body = `const done = arguments[arguments.length - 1]
      ;(async (...given) => { ${script} })(...arguments)
        .then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) + error.stack }))`
    const asked = { script: body, args: given, scriptTimeout: 20_000, newSandbox: true }
    const answer = (await this.#ask('WebDriver:ExecuteAsyncScript', asked)) as {
      value: { value: unknown; error?: string }
    }
    if (answer.value.error) throw new Error(answer.value.error)
    return answer.value.value
  }

  close(): void {
    this.#socket.destroy()
  }

  async #ask(command: string, about: Readonly<Record<string, unknown>>): Promise<unknown> {
    const id = ++this.#count
    const text = JSON.stringify([0, id, command, about])
    const said = await new Promise<Said>((resolve) => {
      this.#waiting.set(id, resolve)
      this.#socket.write(`${Buffer.byteLength(text)}:${text}`)
    })
    if (said[2]) throw new Error(`${command}: ${said[2].message}`)
    return said[3]
  }

  #hear(chunk: Buffer): void {
    this.#heard = Buffer.concat([this.#heard, chunk])
    for (;;) {
      const colon = this.#heard.indexOf(':')
      const end = colon + 1 + Number(this.#heard.subarray(0, Math.max(colon, 0)).toString())
      if (colon < 0 || this.#heard.length < end) return
      const said = JSON.parse(this.#heard.subarray(colon + 1, end).toString()) as Said | object
      this.#heard = this.#heard.subarray(end)
      if (!Array.isArray(said)) continue // its greeting
      this.#waiting.get((said as unknown as Said)[1])?.(said as unknown as Said)
      this.#waiting.delete((said as unknown as Said)[1])
    }
  }
}
