import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { freshDatabase } from '../../../../test/support/database.ts'
import type { FreshDatabase } from '../../../../test/support/database.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { openSecrets } from '../../../platform/secrets.ts'
import { stranger } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { findAffiliation, findPerson } from '../../directory/index.ts'
import { findAccountByIdentifier, findSignUpOfToken } from '../find.ts'
import { consentsOf } from '../store/consents.ts'
import { identifiersOf, recipientOf } from '../store/identifiers.ts'
import { findSignUp } from '../store/sign-ups.ts'
import type { SignUpAnswers } from '../types.ts'
import { completeSignUp } from './complete-sign-up.ts'
import type { CompletedSignUp } from './complete-sign-up.ts'
import { correctAddress } from './correct-address.ts'
import { sendAgain } from './send-again.ts'
import { signUp } from './sign-up.ts'
import { tokenOf } from './token.ts'

const now = new Date('2026-11-25T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const secrets = openSecrets(randomBytes(32))
let fresh: FreshDatabase

before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh.close())

const answers: SignUpAnswers = {
  name: 'Akosua Mensah',
  badgeName: 'Akosua',
  phone: '024 000 00 00',
  phoneE164: '+233240000000',
  countryCode: 'GH',
  language: 'en',
  category: 'unknown',
  organisation: { kind: 'unknown' },
  consents: [
    { kind: 'terms', textVersion: '2' },
    { kind: 'privacy', textVersion: '3' },
    { kind: 'directory', textVersion: '3' },
  ],
}

const begin = async (email: string, more: Partial<SignUpAnswers> = {}, at = now): Promise<string> => {
  const outcome = await signUp(
    fresh.db,
    secrets,
    { email, answers: { ...answers, ...more }, returnTo: '/events/C-1' },
    at,
  )
  assert.ok(!isRefusal(outcome))
  return outcome.id
}

const complete = (id: string, at = now): Promise<CompletedSignUp | Refusal> =>
  inTransaction(fresh.db, (tx) => completeSignUp(tx, stranger, id, 'a hash', ['Body'], at))

const completed = async (id: string): Promise<CompletedSignUp> => {
  const outcome = await complete(id)
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome))
  return outcome
}

const lettersTo = (address: string) =>
  fresh.db
    .selectFrom('outbox')
    .selectAll()
    .where('to_address', '=', address)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

const organisation = async (membership: string, state = 'listed'): Promise<string> => {
  const id = newId()
  await fresh.db
    .insertInto('organisation')
    .values({
      id,
      name: `Org ${id}`,
      country_code: 'GH',
      category: 'associate',
      membership,
      state,
      created_at: now,
    })
    .execute()
  return id
}

test('a sign-up becomes a person, an account, a user name, an affiliation and consents', async () => {
  const { accountId, personId, userName, returnTo } = await completed(await begin('Akosua@One.example'))
  assert.equal(userName, 'mensaha')
  assert.equal(returnTo, '/events/C-1')
  const person = await findPerson(fresh.db, personId)
  assert.deepEqual(
    [person?.name, person?.badgeName, person?.phoneE164],
    ['Akosua Mensah', 'Akosua', '+233240000000'],
  )
  assert.deepEqual(
    (await identifiersOf(fresh.db, accountId)).map(({ kind, key, shown, isContact }) => [
      kind,
      key,
      shown,
      isContact,
    ]),
    [
      ['username', 'mensaha', 'mensaha', false],
      ['email', 'akosua@one.example', 'Akosua@One.example', true],
    ],
  )
  assert.deepEqual(await recipientOf(fresh.db, personId), {
    personId,
    address: 'Akosua@One.example',
    language: 'en',
    name: 'Akosua Mensah',
  })
})

test('a consent is kept with its text and the moment at which it was given', async () => {
  const { personId } = await completed(await begin('consents@one.example'))
  const kept = await consentsOf(fresh.db, personId)
  assert.deepEqual(kept.map((one) => `${one.kind} ${one.textVersion}`).sort(), [
    'directory 3',
    'privacy 3',
    'terms 2',
  ])
  assert.ok(kept.every((one) => one.givenAt.getTime() === now.getTime() && one.withdrawnAt === null))
})

test('both the address and the user name find the account', async () => {
  const { accountId, userName } = await completed(await begin('Both@One.example', { name: 'Both Ways' }))
  for (const typed of ['both@one.EXAMPLE', userName.toUpperCase(), ` ${userName} `])
    assert.equal((await findAccountByIdentifier(fresh.db, typed))?.id, accountId, typed)
  assert.equal(await findAccountByIdentifier(fresh.db, ''), undefined)
})

test('a user name that is taken gets a number', async () => {
  const first = await completed(await begin('n1@one.example', { name: 'Jo Tan' }))
  const second = await completed(await begin('n2@one.example', { name: 'Jo Tan' }))
  assert.deepEqual([first.userName, second.userName], ['tanj', 'tanj2'])
})

test('the letter is queued with the sign-up and holds no token and no typed name', async () => {
  const id = await begin('letter@one.example')
  const [letter] = await lettersTo('letter@one.example')
  assert.deepEqual([letter?.occasion, letter?.lane, letter?.language], ['accounts.sign-up', 'now', 'en'])
  assert.deepEqual(letter?.facts, { signUp: id })
  assert.equal(letter?.to_name, null)
})

test('a token finds its sign-up and another one none', async () => {
  const id = await begin('token@one.example')
  assert.equal((await findSignUpOfToken(fresh.db, tokenOf(secrets, id)))?.id, id)
  assert.equal(await findSignUpOfToken(fresh.db, `${tokenOf(secrets, id)}x`), undefined)
  assert.equal(await findSignUpOfToken(fresh.db, tokenOf(openSecrets(randomBytes(32)), id)), undefined)
})

test('the newest sign-up of an address replaces the older ones', async () => {
  const old = await begin('twice@one.example')
  const next = await begin('TWICE@one.example', { name: 'Other' })
  assert.deepEqual(await complete(old), { refused: 'accounts.link-replaced' })
  assert.ok(!isRefusal(await complete(next)))
})

test('a link cannot be used twice, or too late', async () => {
  const id = await begin('once@one.example')
  assert.deepEqual(await complete(id, later(73 * 60)), { refused: 'accounts.link-expired' })
  await completed(id)
  assert.deepEqual(await complete(id), { refused: 'accounts.link-used' })
})

test('a known address gets the same rows and makes no second account', async () => {
  await completed(await begin('known@one.example'))
  const again = await begin('known@one.example')
  assert.deepEqual(
    (await lettersTo('known@one.example')).map((letter) => letter.occasion),
    ['accounts.sign-up', 'accounts.activated', 'accounts.sign-up'],
  )
  assert.deepEqual(await complete(again), { refused: 'accounts.address-taken' })
})

test('working for a member waits for its focal point, whatever category was chosen', async () => {
  const id = await organisation('active')
  const { personId } = await completed(
    await begin('member@one.example', { category: 'media', organisation: { kind: 'listed', id } }),
  )
  const affiliation = await findAffiliation(fresh.db, personId)
  assert.deepEqual(
    [affiliation?.state, affiliation?.category, affiliation?.membership],
    ['claimed', 'associate', 'active'],
  )
})

test('working for a listed organisation that is no member is approved at once', async () => {
  const id = await organisation('none')
  const { personId } = await completed(
    await begin('free@one.example', { organisation: { kind: 'listed', id } }),
  )
  assert.equal((await findAffiliation(fresh.db, personId))?.state, 'approved')
})

test('an organisation of no list is kept as unverified', async () => {
  const { personId } = await completed(
    await begin('unlisted@one.example', {
      category: 'academia',
      organisation: {
        kind: 'unlisted',
        name: 'Kwame Lab',
        countryCode: 'GH',
        webSite: 'https://lab.example',
      },
    }),
  )
  const affiliation = await findAffiliation(fresh.db, personId)
  assert.equal(affiliation?.state, 'claimed')
  assert.equal(affiliation?.category, 'academia')
  assert.deepEqual(
    [
      affiliation?.organisation?.name,
      affiliation?.organisation?.state,
      affiliation?.organisation?.membership,
    ],
    ['Kwame Lab', 'unverified', 'none'],
  )
})

test('somebody who does not know their organisation is kept as a claim', async () => {
  const { personId } = await completed(await begin('unsure@one.example'))
  const affiliation = await findAffiliation(fresh.db, personId)
  assert.deepEqual(
    [affiliation?.state, affiliation?.category, affiliation?.organisation],
    ['claimed', 'unknown', undefined],
  )
})

test('an organisation that is not in the list cannot be chosen, one that left it stops nobody', async () => {
  const hidden = await organisation('none', 'unverified')
  const refused = await signUp(
    fresh.db,
    secrets,
    {
      email: 'a@b.example',
      answers: { ...answers, organisation: { kind: 'listed', id: hidden } },
      returnTo: null,
    },
    now,
  )
  assert.deepEqual(refused, { refused: 'directory.organisation-gone' })

  const leaving = await organisation('active')
  const id = await begin('left@one.example', {
    category: 'associate',
    organisation: { kind: 'listed', id: leaving },
  })
  const left = { state: 'merged', merged_into: await organisation('active') }
  await fresh.db.updateTable('organisation').set(left).where('id', '=', leaving).execute()
  const { personId } = await completed(id)
  assert.equal((await findAffiliation(fresh.db, personId))?.organisation, undefined)
})

test('ten sign-ups of one address at once leave one that counts', async () => {
  const all = await Promise.all(
    Array.from({ length: 10 }, () => begin('ten@one.example', { name: 'Ten Times' })),
  )
  const outcomes = await Promise.all(all.map((id) => complete(id)))
  assert.equal(outcomes.filter((outcome) => !isRefusal(outcome)).length, 1)
  const people = await fresh.db.selectFrom('person').select('id').where('name', '=', 'Ten Times').execute()
  assert.equal(people.length, 1)
})

test('an address gets few letters an hour, however often somebody signs up with it', async () => {
  for (let time = 0; time < 8; time++) await begin('many@one.example', {}, later(time))
  assert.equal((await lettersTo('many@one.example')).length, 3)
  await begin('many@one.example', {}, later(90))
  assert.equal((await lettersTo('many@one.example')).length, 4)
})

test('an address gets ten letters a day at most', async () => {
  for (let hour = 0; hour < 20; hour++) await begin('daily@one.example', {}, later(61 * hour))
  assert.equal((await lettersTo('daily@one.example')).length, 10)
})

test('whoever signs up too often with another’s address does not take the last link away', async () => {
  const all: string[] = []
  for (let time = 0; time < 8; time++) all.push(await begin('victim@one.example', {}, later(time)))
  assert.deepEqual(await complete(all[7] as string, later(9)), { refused: 'accounts.link-replaced' })
  assert.ok(!isRefusal(await complete(all[2] as string, later(9))))
})

test('ten openings of one link at once make one account', async () => {
  const id = await begin('race@one.example', { name: 'Race Winner' })
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => complete(id)))
  assert.equal(outcomes.filter((outcome) => !isRefusal(outcome)).length, 1)
  assert.deepEqual([...new Set(outcomes.filter(isRefusal).map((one) => one.refused))], ['accounts.link-used'])
  const made = await fresh.db.selectFrom('person').select('id').where('name', '=', 'Race Winner').execute()
  assert.equal(made.length, 1)
})

test('control: without holding the sign-up, several of ten would pass', async () => {
  const id = await begin('control@one.example')
  let passed = 0
  const unheld = (tx: Transaction) =>
    findSignUp(tx, id).then(async (it) => {
      if (it?.usedAt) return
      passed += 1
      await new Promise((resolve) => setTimeout(resolve, 20))
      await tx.updateTable('sign_up').set({ used_at: now }).where('id', '=', id).execute()
    })
  await Promise.all(Array.from({ length: 10 }, () => inTransaction(fresh.db, unheld)))
  assert.ok(passed > 1, `${passed} passed`)
})

test('the letter is sent again on request, to the same address', async () => {
  const id = await begin('again@one.example')
  assert.ok(isRefusal(await sendAgain(fresh.db, id, later(0.5))))
  assert.deepEqual(await sendAgain(fresh.db, id, later(2)), { again: true })
  assert.equal((await lettersTo('again@one.example')).length, 2)
  for (const minute of [4, 6, 8, 70, 72]) await sendAgain(fresh.db, id, later(minute))
  assert.equal((await lettersTo('again@one.example')).length, 4)
})

test('ten requests to send again at once send one letter', async () => {
  const id = await begin('rush@one.example')
  await Promise.all(Array.from({ length: 10 }, () => sendAgain(fresh.db, id, later(2))))
  assert.equal((await lettersTo('rush@one.example')).length, 2)
})

test('a corrected address gets the letter and the mistyped one loses its link', async () => {
  const id = await begin('mistyped@one.example')
  const outcome = await correctAddress(fresh.db, secrets, id, 'right@one.example', later(1))
  assert.ok(!isRefusal(outcome))
  assert.equal((await lettersTo('right@one.example')).length, 1)
  assert.deepEqual(await complete(id), { refused: 'accounts.link-replaced' })
  assert.equal((await findSignUp(fresh.db, outcome.id))?.returnTo, '/events/C-1')
  assert.ok(!isRefusal(await complete(outcome.id)))
})

test('the address of a finished sign-up cannot be corrected', async () => {
  const id = await begin('finished@one.example')
  await completed(id)
  assert.deepEqual(await correctAddress(fresh.db, secrets, id, 'x@one.example', now), {
    refused: 'accounts.sign-up-over',
  })
  assert.deepEqual(await sendAgain(fresh.db, id, later(9)), { refused: 'accounts.sign-up-over' })
})
