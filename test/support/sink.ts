import { type AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Caught = { readonly from: string; readonly to: readonly string[]; readonly source: string }

/** How the sink answers a message: takes it, takes it slowly, or says one of these codes. */
export type Manner = (message: {
  to: string
  nth: number
}) => { code?: number; words?: string; afterMs?: number } | undefined

export type Sink = {
  readonly url: string
  readonly port: number
  readonly caught: Caught[]
  close(): Promise<void>
}

/** A real SMTP server on this machine that keeps what it is given. `manner` lets it refuse or be slow. */
export async function openSink(
  options: { manner?: Manner; port?: number; keep?: boolean; mustSignIn?: boolean } = {},
): Promise<Sink> {
  const { manner = () => undefined, port = 0, keep = true, mustSignIn = false } = options
  const caught: Caught[] = []
  let nth = 0
  const server = new SMTPServer({
    disabledCommands: mustSignIn ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    authOptional: !mustSignIn,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: (_auth, _session, done) =>
      done(Object.assign(new Error('wrong password'), { responseCode: 535 })),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void (keep && chunks.push(chunk)))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        const answer = manner({ to: to[0] ?? '', nth: ++nth })
        setTimeout(() => {
          if (answer?.code)
            return done(Object.assign(new Error(answer.words ?? 'no'), { responseCode: answer.code }))
          caught.push({ from, to, source: keep ? Buffer.concat(chunks).toString('utf8') : '' })
          done()
        }, answer?.afterMs ?? 0)
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const bound = (server.server.address() as AddressInfo).port
  return {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    caught,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
