import { emailOf, openEvent, password, type Ground } from './ground.ts'
import { drive, request } from './load.ts'
import { serve, type Served } from './processes.ts'
import type { Row } from './table.ts'

const seconds = 8
const clients = 8

/** Signing in, throttling and audit on, against the hash alone; and what others' pages cost meanwhile. */
export async function measureSignIn(ground: Ground, web: Served): Promise<Row[]> {
  const { code } = await openEvent(ground, 100)
  const page = request('GET', `/en/events/${code}`, { port: web.port })
  const signIns = drive({
    port: web.port,
    clients,
    seconds,
    expected: 303,
    next: (client, round) => {
      const name = emailOf((client + round * clients) % ground.people)
      return request('POST', '/en/sign-in', { port: web.port, form: { name, password } })
    },
  })
  const others = drive({ port: web.port, clients: 4, seconds, rate: 50, expected: 200, next: () => page })
  const [ours, meanwhile] = await Promise.all([signIns, others])
  if (ours.unexpected.size > 0) throw new Error(`unexpected answers: ${JSON.stringify([...ours.unexpected])}`)

  const { rows } = await ground.client.query<{ password_hash: string }>(
    'select password_hash from account limit 1',
  )
  const bareServer = await serve('bare-hash', { stored: rows[0]?.password_hash, password })
  const { port } = bareServer
  const bytes = request('POST', '/', { port, form: { name: emailOf(0), password } })
  const bare = await drive({ port, clients, seconds, expected: 303, next: () => bytes })
  await bareServer.close()
  return [
    {
      what: 'sign-in',
      note: 'argon2id, 19 MiB, two passes',
      ours: ours.perSecond,
      bare: bare.perSecond,
      bareIs: 'the same server doing the hash only',
      p99: ours.p99,
      bar: '≥ 0.8 of bare',
      holds: ours.perSecond >= bare.perSecond * 0.8,
    },
    {
      what: 'event page while others sign in',
      ours: meanwhile.perSecond,
      bare: 50,
      bareIs: 'asked for',
      p99: meanwhile.p99,
      bar: 'p99 < 100 ms',
      holds: meanwhile.p99 < 100,
    },
  ]
}
