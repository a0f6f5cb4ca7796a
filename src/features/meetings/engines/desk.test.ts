import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { decodeJwt } from 'jose'
import { engineForm as form, openEngines } from '../../../../test/support/engines.ts'
import { makeMeeting, makeParticipant } from '../../../../test/support/meetings.ts'
import { flat } from '../../../../test/support/pages.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import { fieldsOf, main, openWalk } from '../../../../test/support/walking.ts'
import { meetingRoutes } from '../index.ts'
import { openDrivers } from './drivers.ts'
import { forgetOldAliases } from './store.ts'

const { house, walk, asking, bbb, jitsi, meetingBy, sent, runsOf, calm, close } = await openEngines()
after(close)
beforeEach(calm)

test('the desk says beside the field what an engine cannot do without, and keeps what was typed', async () => {
  const { desk } = await makeMeeting(house, 10)
  const staff = await walk.as(await makeAccount(house.db), ['events.manage'])
  const said = async (typed: Record<string, string>) => {
    const answer = await staff.post(desk, typed)
    assert.equal(answer.status, 422, main(answer))
    return flat(main(answer))
  }
  assert.match(
    await said(form('bigbluebutton')),
    /Give the address of a server: this installation has none set/,
  )
  assert.match(await said(form('bigbluebutton', 'https://bbb.example')), /Give the secret of this server/)
  assert.match(await said(form('bigbluebutton', 'ftp://bbb.example', { secret: 'x' })), /begins with https/)
  assert.match(await said(form('jitsi', 'https://user:word@meet.example')), /begins with https/)
  assert.match(await said(form('jitsi', 'https://meet.example', { domain: 'two words' })), /Use only letters/)
  assert.match(await said(form('link')), /begins with https/)
  const kept = await staff.post(
    desk,
    form('bigbluebutton', 'https://bbb.example', { telephone: '+41 22 000' }),
  )
  assert.match(kept.body, /value="https:\/\/bbb\.example"/)
  assert.match(kept.body, /\+41 22 000/)
})

test('a secret is sealed, shown once if we made it and never if it was typed', async () => {
  const it = await meetingBy('bigbluebutton')
  assert.ok(!(await it.staff.get(it.desk)).body.includes(bbb.secret))
  const row = await house.db
    .selectFrom('meeting_room')
    .selectAll()
    .where('sitting_id', '=', it.sitting.id)
    .executeTakeFirstOrThrow()
  assert.ok(row.secret && !row.secret.toString('latin1').includes(bbb.secret))
  assert.equal(
    (await it.staff.post(it.desk, form('bigbluebutton', bbb.address))).status,
    303,
    'empty keeps it',
  )

  const made = await it.staff.post(it.desk, form('link', 'https://engine.example/rooms/one'))
  const [, secret = ''] = /shown only now[\s\S]*?([\w-]{43})/.exec(main(made)) ?? []
  assert.equal(secret.length, 43)
  for (const later of [
    await it.staff.get(it.desk),
    await it.staff.post(it.desk, form('link', 'https://engine.example/rooms/one')),
  ])
    assert.ok(!later.body.includes(secret))
  const renewed = await it.staff.post(
    it.desk,
    form('link', 'https://engine.example/rooms/one', { anew: 'yes' }),
  )
  assert.notEqual(/shown only now[\s\S]*?([\w-]{43})/.exec(main(renewed))?.[1], secret)
})

test('a room that names no server uses that of the installation, whose secret goes to no other address', async () => {
  const config = { ...house.config, bigbluebuttonUrl: bbb.address, bigbluebuttonSecret: bbb.secret }
  const set = { ...house, config: { ...config, jitsiUrl: jitsi.address, jitsiApp: 'site-app' } }
  const own = await openWalk(set, (server, it) => meetingRoutes(server, it, openDrivers(it, asking)))
  const staff = await own.as(await makeAccount(house.db), ['events.manage'])
  const it = await makeMeeting(house, 10)
  const browser = await own.as(await makeParticipant(house, it.sitting))
  assert.equal((await staff.post(it.desk, form('bigbluebutton'))).status, 303)
  await browser.post(`${it.door}/join`)
  assert.equal(new URL((await browser.get(`${it.door}/way`)).location).origin, bbb.address)
  assert.equal((await staff.post(it.desk, form('jitsi'))).status, 200)
  const token = new URL((await browser.get(`${it.door}/way`)).location).searchParams.get('jwt') ?? ''
  assert.equal(decodeJwt(token).iss, 'site-app')

  // Neither by naming another address nor by typing a secret of one's own for the usual server.
  for (const typed of [
    form('bigbluebutton', 'http://localhost:9'),
    form('bigbluebutton', '', { secret: 'x' }),
  ])
    assert.equal((await staff.post(it.desk, typed)).status, 422)
  await own.close()
})

test('where our own sound and picture run, the desk shows them as usual, and saving keeps them', async () => {
  const set = { ...house, media: { socket: '/nowhere', secret: 'x' } }
  const own = await openWalk(set, (server, it) => meetingRoutes(server, it, openDrivers(it, asking)))
  const staff = await own.as(await makeAccount(house.db), ['events.manage'])
  const it = await makeMeeting(house, 10)
  const shown = await staff.get(it.desk)
  assert.equal(fieldsOf(shown, 'room')['engine'], 'embedded')
  await staff.post(it.desk, { ...fieldsOf(shown, 'room'), telephone: '+41 22 000' })
  const [row] = await house.db
    .selectFrom('meeting_room')
    .select('engine')
    .where('sitting_id', '=', it.sitting.id)
    .execute()
  assert.equal(row?.engine, 'embedded')
  await staff.post(`${it.desk}/trial`)
  assert.match(flat((await staff.get(it.desk)).body), /The engine does not answer/)
  await own.close()
})

test('asked whether it is there, an engine answers in words an operator can act on', async () => {
  const it = await meetingBy('bigbluebutton')
  const ask = async ({ staff, desk } = it) => {
    await staff.post(`${desk}/trial`)
    return flat((await staff.get(desk)).body)
  }
  assert.match(await ask(), /The engine answers\. It calls itself 3\.0\.5/)
  bbb.mood = 'failing'
  assert.match(await ask(), /does not answer/)
  bbb.mood = 'garbage'
  assert.match(await ask(), /but not this engine/)
  bbb.mood = 'well'
  await it.staff.post(it.desk, form('bigbluebutton', bbb.address, { secret: 'a wrong one' }))
  assert.match(await ask(), /does not accept our secret/)
  const other = await meetingBy('jitsi')
  assert.match(await ask(other), /The engine answers/)
  await it.staff.post(it.desk, form('link', 'https://engine.example/rooms/one'))
  assert.equal(
    (await it.staff.post(`${it.desk}/trial`)).status,
    404,
    'what is never asked says nothing of itself',
  )
})

test('when staff choose another engine, what was made for the one before opens nothing', async () => {
  const it = await meetingBy('bigbluebutton')
  const { to } = await sent(it)
  await it.staff.post(it.desk, form('jitsi', jitsi.address))
  assert.notEqual((await runsOf(it.sitting.id))[0]?.ended_at, null)
  await it.staff.post(it.desk, form('bigbluebutton', bbb.address, { secret: bbb.secret }))
  const back = await sent(it)
  assert.notEqual(back.to.searchParams.get('meetingID'), to.searchParams.get('meetingID'))
})

test('whoever is put out of a sitting whose engine cannot be told: staff hear that they must do it there', async () => {
  const it = await meetingBy('bigbluebutton')
  const { account, browser } = await sent(it)
  const put = (who: MadeAccount) =>
    it.staff.post(`${it.desk}/attendance`, { person: who.personId, act: 'put-out' })
  await put(account)
  assert.match((await it.staff.get(`${it.desk}/attendance`)).body, /remove them there as well/)
  assert.equal((await browser.get(`${it.door}/way`)).location, it.door)
})

test('whom engines spoke of is forgotten a month after it was over', async () => {
  const it = await meetingBy('jitsi')
  await sent(it)
  const kept = async () => {
    await forgetOldAliases(house.db, house.clock.now())
    const rows = await house.db
      .selectFrom('meeting_alias')
      .select('alias')
      .where('sitting_id', '=', it.sitting.id)
      .execute()
    return rows.length
  }
  assert.equal(await kept(), 1)
  house.clock.move(32 * 24 * 60 * 60_000)
  assert.equal(await kept(), 0)
})
