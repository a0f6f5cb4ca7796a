import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openSecrets } from '../../platform/secrets.ts'
import { readMailAddress, writtenAddress } from './rules.ts'
import { readRewritten, rewrittenSender } from './srs.ts'

const secrets = openSecrets(Buffer.alloc(32, 1))
const others = openSecrets(Buffer.alloc(32, 2))
const day = 86_400_000
const now = new Date('2026-11-26T09:00:00Z')
const ama = { local: 'Ama.Mensah', domain: 'outside.example' }
const rewritten = rewrittenSender(secrets, ama, 'body.example', now)!
const local = rewritten.slice(0, rewritten.lastIndexOf('@'))

test('a rewritten sender is an address of ours that says whom it stands for', () => {
  assert.match(rewritten, /^SRS0=[0-9a-f]{8}=[a-z2-7]{2}=outside\.example=Ama\.Mensah@body\.example$/)
  assert.ok(readMailAddress(rewritten))
  assert.deepEqual(readRewritten(secrets, local, now), ama)
})

test('it comes back in whatever case, and not after three weeks', () => {
  assert.deepEqual(readRewritten(secrets, local.toLowerCase(), now), { ...ama, local: 'ama.mensah' })
  assert.deepEqual(readRewritten(secrets, local.toUpperCase(), now), { ...ama, local: 'AMA.MENSAH' })
  assert.ok(readRewritten(secrets, local, new Date(now.getTime() + 21 * day)))
  assert.equal(readRewritten(secrets, local, new Date(now.getTime() + 22 * day)), undefined)
  assert.equal(readRewritten(secrets, local, new Date(now.getTime() - 2 * day)), undefined)
})

test('nobody makes one without the key of this installation, nor changes one', () => {
  assert.equal(readRewritten(others, local, now), undefined)
  for (const [from, to] of [
    ['outside', 'evil'],
    ['Ama', 'Amo'],
    ['SRS0', 'SRS1'],
  ] as const)
    assert.equal(readRewritten(secrets, local.replace(from, to), now), undefined, to)
  for (const bad of ['', 'SRS0', 'SRS0====', 'SRS0=00000000=aa=x.example=a', 'mensaha'])
    assert.equal(readRewritten(secrets, bad, now), undefined, bad)
})

test('a sender too long to be rewritten is not, so that no address is longer than may be', () => {
  const long = { local: 'a'.repeat(60), domain: 'outside.example' }
  assert.equal(rewrittenSender(secrets, long, 'body.example', now), undefined)
})

test('whoever is read is whoever was written, at any time', () => {
  const part = fc.stringMatching(/^[a-z0-9][a-z0-9=+.-]{0,20}$/)
  fc.assert(
    fc.property(
      part,
      fc.domain(),
      fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
      (name, domain, at) => {
        const sender = readMailAddress(`${name}@${domain}`)
        const made = sender && rewrittenSender(secrets, sender, 'body.example', at)
        if (!made) return
        const back = readRewritten(secrets, made.slice(0, made.lastIndexOf('@')), at)
        assert.equal(back && writtenAddress(back), writtenAddress(sender))
      },
    ),
  )
})
