import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../../../test/support/mail.ts'
import { organisationParts } from '../../../../../test/support/organisations.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../../test/support/people.ts'
import { actorFor } from '../../../../../test/support/registering.ts'
import { inTransaction } from '../../../../platform/database/database.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { trailOf } from '../../../audit/index.ts'
import { organisationLetters } from '../jobs.ts'
import { openChangesOf } from '../store/changes.ts'
import { findRecord } from '../store/records.ts'
import type { OrganisationData } from '../types.ts'
import { askForChange } from './ask-for-change.ts'
import { remindDesk, suspendForArrears } from './by-the-day.ts'
import { decideChanges, type ChangeDecision } from './decide-changes.ts'

let house: TestHouse
let organisation: MadeOrganisation
let asker: MadeAccount
let staff: MadeAccount
const parts = organisationParts()

before(async () => {
  house = await testHouse()
  organisation = await makeOrganisation(house.db, { name: 'Sankofa Networks' })
  asker = await makeAccount(house.db, { organisation, language: 'en' })
  staff = await makeAccount(house.db, { roles: ['secretariat'] })
})
after(() => house.close())

const ask = (changes: Partial<OrganisationData>, it = organisation) =>
  inTransaction(house.db, (tx) => askForChange(tx, actorFor(asker), it.id, changes, house.clock.now()))
const open = (it = organisation) => openChangesOf(house.db, it.id)
const decide = (decisions: readonly ChangeDecision[], it = organisation) =>
  decideChanges(
    { db: house.db, accounts: parts.accounts },
    actorFor(staff),
    it.id,
    decisions,
    house.clock.now(),
  )

test('only what differs is asked for, and nothing changes until it is accepted', async () => {
  const asked = await ask({
    name: 'Sankofa Networks',
    address: '1 Ring Road',
    names: { fr: 'Réseaux Sankofa' },
  })
  assert.ok(!isRefusal(asked))
  assert.deepEqual(asked.fields, ['names.fr', 'address'])
  assert.equal((await findRecord(house.db, organisation.id))?.data.address, null)
  assert.deepEqual((await trailOf(house.db, organisation.id)).at(-1)?.details['fields'], asked.fields)
})

test('a later wish about the same field replaces the earlier one that waits', async () => {
  await ask({ address: '2 Ring Road' })
  const addresses = (await open()).filter(({ field }) => field === 'address')
  assert.deepEqual(
    addresses.map(({ to }) => to),
    ['2 Ring Road'],
  )
})

test('what is between the body and the organisation cannot be asked for, nor nothing at all', async () => {
  assert.deepEqual(await ask({ membership: 'none' }), { refused: 'directory.organisations.not-to-be-asked' })
  assert.deepEqual(await ask({ address: 'x', category: 'associate' }), {
    refused: 'directory.organisations.not-to-be-asked',
  })
  assert.deepEqual(await ask({ name: 'Sankofa Networks' }), {
    refused: 'directory.organisations.nothing-changes',
  })
  const gone = await makeOrganisation(house.db, { state: 'refused' })
  assert.deepEqual(await ask({ address: 'x' }, gone), { refused: 'directory.organisation-gone' })
})

test('ten who decide about the same at once decide once, and whoever asked gets one mail', async () => {
  const decisions = (await open()).map(({ id, field }): ChangeDecision =>
    field === 'address' ? { id, is: 'refused', reason: 'Nobody lives there.' } : { id, is: 'accepted' },
  )
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => decide(decisions)))
  assert.deepEqual(
    outcomes.filter((one) => !isRefusal(one)),
    [{ accepted: 1, turnedDown: 1 }],
  )
  const data = (await findRecord(house.db, organisation.id))?.data
  assert.deepEqual([data?.names, data?.address], [{ fr: 'Réseaux Sankofa' }, null])
  await runOutbox(house, organisationLetters(house))
  const [mail, ...more] = await mailsTo(house.db, asker.email)
  assert.equal(more.length, 1, 'one for each of the two requests')
  assert.match([mail, ...more].map((one) => one?.text).join('\n'), /Nobody lives there\./)
  assert.deepEqual(
    (await trailOf(house.db, organisation.id))
      .slice(-2)
      .map(({ act }) => act)
      .sort(),
    ['directory.change-accepted', 'directory.change-refused'],
  )
})

test('arrears of more than six months suspend a membership once, and its focal points are told', async () => {
  const owing = await makeOrganisation(house.db, { name: 'Owing Much' })
  const boss = await makeFocalPoint(house.db, { organisation: owing, language: 'en' })
  const due = (day: string) =>
    house.db.updateTable('organisation').set({ arrears_since: day }).where('id', '=', owing.id).execute()
  await due('2026-05-25')
  assert.equal(await suspendForArrears(house, parts), 0)
  await due('2026-05-24')
  assert.equal(await suspendForArrears(house, parts), 1)
  assert.equal(await suspendForArrears(house, parts), 0)
  assert.equal((await findRecord(house.db, owing.id))?.data.membership, 'suspended')
  await runOutbox(house, organisationLetters(house))
  const [mail] = await mailsTo(house.db, boss.email)
  assert.match(mail?.subject ?? '', /Membership suspended: .*Owing Much/)
  assert.deepEqual(
    (await trailOf(house.db, owing.id)).map(({ act, actorKind }) => [act, actorKind]),
    [['directory.organisation-suspended', 'system']],
  )
})

test('the desk is told once a day what waits, and not when nothing does', async () => {
  assert.equal(await remindDesk(house), false)
  await makeOrganisation(house.db, { name: 'Waits', state: 'unverified' })
  assert.equal(await remindDesk(house), true)
  await remindDesk(house)
  const mails = await mailsTo(house.db, house.profile.helpContacts.registration)
  assert.equal(mails.filter(({ occasion }) => occasion === 'directory.desk-waits').length, 1)
})
