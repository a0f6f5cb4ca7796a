import { connect, type Socket } from 'node:net'

/** What a run of requests showed. Times are in milliseconds. */
export type Measured = {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly answered: number
  /** Answers other than the expected one, by status. */
  readonly unexpected: ReadonlyMap<number, number>
}

export type Load = {
  readonly port: number
  readonly clients: number
  readonly seconds: number
  /** The bytes a client sends next; `undefined` when it has nothing left to do. */
  readonly next: (client: number, round: number) => Buffer | undefined
  readonly expected: number
  /** Requests a second of all clients together. Without it each sends again as soon as it was answered. */
  readonly rate?: number
}

/**
 * Drives a server over plain sockets, each client waiting for its answer: a closed loop, or one paced by a clock, whose
 * times then count from when a request was due. Each client comes from a network of its own, as people do.
 */
export async function drive(load: Load): Promise<Measured> {
  const times: number[] = []
  const unexpected = new Map<number, number>()
  const began = performance.now()
  const until = began + load.seconds * 1000
  let slot = 0

  async function client(number: number): Promise<void> {
    const socket = await open(load.port, number)
    const answers = answersOf(socket)
    for (let round = 0; performance.now() < until; round++) {
      const due = load.rate ? began + (slot++ * 1000) / load.rate : performance.now()
      const early = due - performance.now()
      if (early > 1) await new Promise((resolve) => setTimeout(resolve, early))
      const bytes = load.next(number, round)
      if (!bytes) break
      socket.write(bytes)
      const status = await answers()
      times.push(performance.now() - due)
      if (status !== load.expected) unexpected.set(status, (unexpected.get(status) ?? 0) + 1)
    }
    socket.destroy()
  }

  await Promise.all(Array.from({ length: load.clients }, (_, number) => client(number)))
  const seconds = (performance.now() - began) / 1000
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    perSecond: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    answered: times.length,
    unexpected,
  }
}

function open(port: number, number: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const localAddress = `127.0.${1 + (number % 250)}.1`
    const socket = connect({ port, host: '127.0.0.1', localAddress, noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })
}

/** The status of the next whole answer on a socket. */
function answersOf(socket: Socket): () => Promise<number> {
  let held: Buffer = Buffer.alloc(0)
  let told: ((status: number) => void) | undefined
  let failed: ((error: Error) => void) | undefined
  const look = () => {
    const answer = told && wholeAnswer(held)
    if (!answer || !told) return
    held = held.subarray(answer.length)
    const tell = told
    told = undefined
    tell(answer.status)
  }
  socket.on('data', (chunk: Buffer) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    look()
  })
  socket.on('close', () => failed?.(new Error('the server closed the connection')))
  socket.on('error', (error) => failed?.(error))
  return () =>
    new Promise((resolve, reject) => {
      told = resolve
      failed = reject
      look()
    })
}

function wholeAnswer(held: Buffer): { status: number; length: number } | undefined {
  const head = held.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const text = held.toString('latin1', 0, head).toLowerCase()
  const status = Number(text.slice(9, 12))
  if (/\r\ntransfer-encoding: chunked/.test(text)) {
    const end = held.indexOf('0\r\n\r\n', head + 4)
    return end < 0 ? undefined : { status, length: end + 5 }
  }
  const length =
    head +
    4 +
    (status === 304 || status === 204 ? 0 : Number(/\r\ncontent-length: (\d+)/.exec(text)?.[1] ?? 0))
  return held.length < length ? undefined : { status, length }
}

/** A request as a browser sends it. */
export function request(
  method: 'GET' | 'POST',
  path: string,
  options: { port: number; cookie?: string; form?: Readonly<Record<string, string>>; accept?: string },
): Buffer {
  const body = options.form ? new URLSearchParams(options.form).toString() : ''
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: localhost:${options.port}`,
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0',
    'Accept-Language: en',
    `Accept-Encoding: ${options.accept ?? 'br, gzip'}`,
    ...(options.cookie ? [`Cookie: ${options.cookie}`] : []),
    ...(method === 'POST'
      ? [
          'Sec-Fetch-Site: same-origin',
          `Origin: http://localhost:${options.port}`,
          'Content-Type: application/x-www-form-urlencoded',
          `Content-Length: ${Buffer.byteLength(body)}`,
        ]
      : []),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
}
