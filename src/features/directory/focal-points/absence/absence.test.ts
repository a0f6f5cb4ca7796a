import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountsAbove, told } from '../../../../../test/support/focal-points.ts'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../../../test/support/mail.ts'
import { makeAccount, makeFocalPoint, makeOrganisation } from '../../../../../test/support/people.ts'
import { actorFor } from '../../../../../test/support/registering.ts'
import { heading, main, openWalk, type Walk } from '../../../../../test/support/walking.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { setAbsence } from '../actions/own-role.ts'
import { goAway } from './actions.ts'
import { absenceLetters } from './letter-writers.ts'
import { absenceNotice, absencesOnDesk } from './part.ts'
import { absenceListRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, absenceListRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})

const days = { from: '2026-11-25', until: '2026-12-04' }
async function office(withDeputy = true) {
  const organisation = await makeOrganisation(house.db)
  const kwabena = await makeFocalPoint(house.db, { organisation, name: 'Kwabena Asante', passwordHash: null })
  const efua = withDeputy
    ? await makeFocalPoint(house.db, { organisation, name: 'Efua Owusu', isDeputy: true, passwordHash: null })
    : undefined
  return { organisation, kwabena, efua }
}
const away = (who: Parameters<typeof actorFor>[0], it: { from: string; until: string | undefined } = days) =>
  goAway(house, accountsAbove(house), actorFor(who), it)
const desk = () => told(house.db, house.profile.helpContacts.registration)

test('the deputy is told of the days, once, and the secretariat is not', async () => {
  const { kwabena, efua } = await office()
  const before = (await desk()).length
  assert.ok(efua && !isRefusal(await away(kwabena)))
  await away(kwabena)
  assert.deepEqual(await told(house.db, efua.email), [`directory.stands-in ${efua.email}`])
  assert.equal((await desk()).length, before)
  await runOutbox(house, absenceLetters(house))
  const [mail] = await mailsTo(house.db, efua.email)
  assert.equal(mail?.subject, 'You are asked in the place of Kwabena Asante')
  assert.match(mail.text, /25 November .* to .*4 December/s)
})

test('where nobody stands in, the secretariat is told and sees it on its desk', async () => {
  const { kwabena, organisation } = await office(false)
  const before = (await desk()).length
  await away(kwabena)
  assert.equal((await desk()).length, before + 1)
  const officer = await makeAccount(house.db, { passwordHash: null })
  const page = await (await walk.as(officer, ['directory.manage'])).get('/en/desk/focal-points/absences')
  assert.equal(heading(page), 'Who is away')
  assert.match(
    main(page),
    new RegExp(`Kwabena Asante.*${organisation.name}.*Nobody: the secretariat is asked`),
  )
  const item = await absencesOnDesk(house)(actorFor(officer, ['directory.manage']), house.texts('en'))
  assert.ok((item?.count ?? 0) > 0)
})

test('an absence that was called off meanwhile is not told any more', async () => {
  const { kwabena, efua } = await office()
  await away(kwabena)
  await setAbsence(house, actorFor(kwabena), undefined)
  await runOutbox(house, absenceLetters(house))
  const [mail] = await mailsTo(house.db, efua?.email ?? '')
  assert.equal(mail?.subject, '')
})

test('who is away and whose place one takes is said over the queue', async () => {
  const { kwabena, efua } = await office()
  const notice = absenceNotice(house, 'designated')
  const t = house.texts('en')
  assert.equal(await notice(actorFor(kwabena), t), undefined)
  await away(kwabena)
  assert.match(String(await notice(actorFor(kwabena), t)), /Efua Owusu<\/span> is asked in your place/)
  assert.ok(efua)
  assert.match(String(await notice(actorFor(efua), t)), /Kwabena Asante<\/span> is away until/)
})

test('whoever keeps no directory does not see who is away', async () => {
  const { kwabena } = await office()
  assert.equal((await (await walk.as(kwabena)).get('/en/desk/focal-points/absences')).status, 404)
})
