import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideUserName, isReserved, isUserName, proposeUserNames } from './rules.ts'

const first = (name: string, email = 'someone@house.example') =>
  proposeUserNames({ name, email }, ['Body'], 'k3q9x')[0]

test('a user name is the last word of the name and the first letter of the first', () => {
  assert.equal(first('Akosua Mensah'), 'mensaha')
})

test('accents and marks are left out', () => {
  assert.equal(first('Sophie-Anne Lefèvre'), 'lefevres')
  assert.equal(first('Łukasz Żółć'), 'zolcl')
  assert.equal(first('Sigríður Þórsdóttir'), 'thorsdottirs')
})

test('a name of one word is the user name', () => {
  assert.equal(first('Suharto'), 'suharto')
})

test('Cyrillic, Greek and Arabic names are spelled in Latin letters', () => {
  assert.equal(first('Анна Щербакова'), 'shcherbakovaa')
  assert.equal(first('Ελένη Παπαδοπούλου'), 'papadopoyloye')
  assert.equal(first('محمد العمري'), 'alamrym')
})

test('a Chinese name gives way to the address', () => {
  assert.equal(first('王丽', 'li.wang@telecom.example'), 'liwang')
})

test('when neither can be spelled the user name is a random one', () => {
  assert.equal(first('王丽', '王@telecom.example'), 'userk3q9x')
})

test('a name of one letter is not enough', () => {
  assert.equal(first('A', 'a@telecom.example'), 'userk3q9x')
})

test('a reserved user name is not proposed, with a number neither', () => {
  assert.equal(first('Root', 'root@telecom.example'), 'userk3q9x')
  assert.ok(
    !proposeUserNames({ name: 'Admin', email: 'admin@a.example' }, [], 'k3q9x').some((it) =>
      /^admin/.test(it),
    ),
  )
})

test('the body itself is reserved, in any writing', () => {
  assert.ok(isReserved('body', ['Body']))
  assert.ok(isReserved('body2', ['Body']))
  assert.ok(isReserved('postmaster'))
  assert.ok(!isReserved('mensaha', ['Body']))
})

test('a user name is short, even of a very long name', () => {
  for (const name of proposeUserNames({ name: 'x'.repeat(120), email: 'x@a.example' }, [], 'k3q9x'))
    assert.ok(name.length <= 20, name)
})

test('the next proposals carry a number', () => {
  assert.deepEqual(
    proposeUserNames({ name: 'Akosua Mensah', email: 'a@b.example' }, [], 'k3q9x').slice(0, 3),
    ['mensaha', 'mensaha2', 'mensaha3'],
  )
})

const active = { state: 'active', userNameChangedAt: null } as const
const decided = (wanted: string, account: Parameters<typeof decideUserName>[0] = active) => {
  const outcome = decideUserName(account, 'mensaha', wanted, ['Body'])
  return 'refused' in outcome ? outcome.refused : outcome.userName
}

test('a chosen user name is of small Latin letters and digits, and begins with a letter', () => {
  for (const good of ['ama', 'ama2', 'amaowusu20262026']) assert.ok(isUserName(good), good)
  for (const bad of ['am', '2ama', 'Ama', 'ama owusu', 'ama.owusu', 'амa', 'a'.repeat(21), ''])
    assert.ok(!isUserName(bad), bad)
})

test('a user name is chosen once', () => {
  assert.equal(decided('ama'), 'ama')
  assert.equal(decided('ama', { ...active, userNameChangedAt: new Date() }), 'accounts.user-name-chosen')
})

test('a reserved user name cannot be had, nor can the present one be chosen', () => {
  assert.equal(decided('postmaster'), 'accounts.user-name-not-to-be-had')
  assert.equal(decided('body7'), 'accounts.user-name-not-to-be-had')
  assert.equal(decided('mensaha'), 'accounts.user-name-same')
})

test('only an active account chooses a user name', () => {
  assert.equal(decided('ama', { ...active, state: 'blocked' }), 'accounts.not-in-this-state')
})
