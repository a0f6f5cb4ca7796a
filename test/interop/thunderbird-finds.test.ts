import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setUpRoutes } from '../../src/features/webmail/set-up/routes.ts'
import { makeMailbox } from '../support/mailboxes.ts'
import { testPassword } from '../support/people.ts'
import { testServer } from '../support/server.ts'
import { linesOf, messagesOf, somebody, stand } from './stand.ts'
import { accountFound } from './thunderbird-account.ts'
import { lists, send } from './thunderbird-acts.ts'
import { isThunderbirdHere, openThunderbird } from './thunderbird.ts'
import { until } from './tools.ts'
import { openWorld } from './world.ts'

const it = stand()

test('Thunderbird finds both servers from an address alone, signs in and sends under TLS', async (t) => {
  if (!isThunderbirdHere(t)) return
  const [box, other] = [await somebody(it), await makeMailbox(it.house)]
  const { mailDomain } = it.house.config
  const ports = { imapsPort: it.imap.securePort!, submissionPort: it.submission.port }
  const house = { ...it.house, config: { ...it.house.config, ...ports } }
  const site = await testServer(house)
  setUpRoutes(site, house)
  t.after(() => site.close())
  const world = await openWorld(t, new RegExp(`^(?:.+\\.)?${mailDomain}$`), site)
  const thunderbird = await openThunderbird(t, {}, { proxy: world.port })

  const found = await accountFound(thunderbird, box.address, testPassword, it.certificate.cert)
  const { username } = box.account
  assert.deepEqual(found, {
    source: 'xml-from-isp-http',
    incoming: `imap ${username} localhost ${ports.imapsPort} TLS`,
    outgoing: `smtp ${username} localhost ${ports.submissionPort} STARTTLS`,
  })
  const asked = (path: string) => world.asked.some((one) => one.startsWith(path))
  assert.ok(asked(`http://autoconfig.${mailDomain}/mail/config-v1.1.xml`))
  assert.ok(asked(`http://${mailDomain}/.well-known/autoconfig/mail/config-v1.1.xml`))

  await lists(thunderbird, 'first', 'اجتماع اللجنة', 'third')
  assert.ok(it.sessions.count(box.account.id) > 0)
  await thunderbird.picture('thunderbird-found')
  await send(thunderbird, other.address, 'Under TLS', 'Sealed.\n')
  await until(
    'it has come',
    () => linesOf(it, other),
    (some) => some.length === 1,
  )
  const [got] = await messagesOf(it, other)
  assert.deepEqual([got?.subject, got?.verdict.origin], ['Under TLS', 'inside'])
  await until(
    'the copy is filed',
    () => linesOf(it, box, 'Sent'),
    (some) => some.length === 1,
  )
})
