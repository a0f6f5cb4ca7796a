import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { openEngines } from '../../../../../test/support/engines.ts'
import { makeParticipant } from '../../../../../test/support/meetings.ts'
import { lookAfterRuns } from '../look-after.ts'
import { checksum } from './calls.ts'

const { house, walk, drivers, bbb, meetingBy, sent, runsOf, calm, close } = await openEngines()
after(close)
beforeEach(calm)

test('BigBlueButton: at the click the room is made, and the person is sent there under an opaque name', async () => {
  const it = await meetingBy('bigbluebutton')
  const { account, to, way } = await sent(it)
  assert.equal(way.status, 303)
  assert.equal(way.headers['referrer-policy'], 'no-referrer')
  assert.equal(way.headers['cache-control'], 'no-store')
  assert.equal(`${to.origin}${to.pathname}`, `${bbb.address}/bigbluebutton/api/join`)
  const [[id, room] = ['', undefined]] = [...bbb.rooms]
  const says = Object.fromEntries(to.searchParams)
  assert.match(id, /^p-[a-z0-9-]{20,}$/)
  assert.deepEqual(
    [says['meetingID'], says['createTime'], says['role'], says['userID']?.length],
    [id, room?.createTime, 'VIEWER', 22],
  )
  assert.match(says['fullName'] ?? '', /^Ama Owusu \(.+\)$/)
  const [rest = '', proof] = to.search.slice(1).split('&checksum=')
  assert.equal(proof, checksum('sha256', 'join', rest, bbb.secret))
  assert.ok(!to.href.includes(account.personId) && !to.href.includes('%40'), 'no account, no address')
  assert.equal(room?.params.get('record'), 'false')
  assert.equal(room?.params.get('muteOnStart'), 'true')
  assert.equal(room?.params.has('lockSettingsDisableMic'), false)
})

test('BigBlueButton: the room is asked for before everybody who joins, and stays one room', async () => {
  const it = await meetingBy('bigbluebutton')
  const all = [
    await sent(it),
    await sent(it, 'chair'),
    await sent(it, 'technician'),
    await sent(it, 'interpreter'),
  ]
  assert.equal(bbb.asked.filter((call) => call === 'create').length, 4)
  assert.equal(bbb.rooms.size, 1)
  const [one, chair, technician, interpreter] = all.map(({ to }) => to.searchParams)
  assert.deepEqual(
    [one, chair, technician, interpreter].map((says) => says?.get('role')),
    ['VIEWER', 'MODERATOR', 'MODERATOR', 'VIEWER'],
  )
  assert.equal(technician?.get('excludeFromDashboard'), 'true')
  assert.equal(chair?.get('excludeFromDashboard'), null)
  assert.equal(new Set(all.map(({ to }) => to.searchParams.get('userID'))).size, 4)
  assert.equal((await runsOf(it.sitting.id)).length, 1)
})

test('BigBlueButton: at a webcast those without a part only listen', async () => {
  const it = await meetingBy('bigbluebutton', { format: 'webcast' })
  await sent(it)
  const [room] = [...bbb.rooms.values()]
  assert.equal(room?.params.get('lockSettingsDisableMic'), 'true')
})

test('BigBlueButton: what was made for one person, sitting or run opens nothing else', async () => {
  const it = await meetingBy('bigbluebutton')
  const { to, browser } = await sent(it)
  const stranger = await makeParticipant(house, it.sitting, { name: 'Eve' })
  const moved = new URL(to)
  for (const [name, value] of [
    ['userID', 'alias-of-eve'],
    ['fullName', 'Eve'],
    ['role', 'MODERATOR'],
    ['meetingID', 'p-other'],
  ] as const) {
    moved.search = to.search
    moved.searchParams.set(name, value)
    const [rest = '', proof] = moved.search.slice(1).split('&checksum=')
    assert.notEqual(proof, checksum('sha256', 'join', rest, bbb.secret), name)
  }
  // Nobody who is not inside is led anywhere, whoever they copied the address of the way from.
  assert.equal((await (await walk.as(stranger)).get(`${it.door}/way`)).location, it.door)

  // Another sitting has another room and another name for the same person.
  const other = await meetingBy('bigbluebutton')
  const there = await sent(other)
  assert.notEqual(there.to.searchParams.get('meetingID'), to.searchParams.get('meetingID'))

  // When the run is over, the next one is another room.
  bbb.rooms.clear()
  await lookAfterRuns(house, drivers)
  const again = new URL((await browser.get(`${it.door}/way`)).location)
  assert.notEqual(again.searchParams.get('meetingID'), to.searchParams.get('meetingID'))
  assert.equal(again.searchParams.get('userID'), to.searchParams.get('userID'))
  assert.equal((await runsOf(it.sitting.id)).length, 2)
})

test('ten people who are the first at once begin one run', async () => {
  const it = await meetingBy('bigbluebutton')
  const browsers = []
  for (let nth = 0; nth < 10; nth++) {
    const browser = await walk.as(await makeParticipant(house, it.sitting))
    await browser.post(`${it.door}/join`)
    browsers.push(browser)
  }
  const ways = await Promise.all(browsers.map((browser) => browser.get(`${it.door}/way`)))
  assert.equal(new Set(ways.map(({ location }) => new URL(location).searchParams.get('meetingID'))).size, 1)
  assert.equal((await runsOf(it.sitting.id)).length, 1)
})
