import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { withoutLocks } from '../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../test/support/mail.ts'
import { makeAccount, makeOrganisation, type MadeAccount } from '../../../test/support/people.ts'
import { actorFor } from '../../../test/support/registering.ts'
import { whenAccountsGo } from '../../when-accounts-go.ts'
import { prepareJobs } from '../../platform/jobs/index.ts'
import { isRefusal } from '../../values/refusal.ts'
import { trailOf } from '../audit/index.ts'
import { noticesJobs, noticesLetters } from './circulars/jobs.ts'
import { tellDue, tellNext } from './circulars/tell-readers.ts'
import { publishNotice, withdrawNotice } from './desk/actions/publish.ts'
import { rewriteNotice, writeNotice } from './desk/actions/write.ts'
import { forgetDismissals, ownDismissals } from './leaving.ts'
import { countReaders, listToMail } from './store/circulars.ts'
import { dismissalsOf, saveDismissal } from './store/dismissals.ts'
import { findNotice, listNotices, listLive, listOver, versionsOf } from './store/notices.ts'
import type { NoticeDraft } from './types.ts'
import { inTransaction } from '../../platform/database/database.ts'

let house: TestHouse
let writer: MadeAccount
before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  writer = await makeAccount(house.db, { name: 'Marta Antunes', passwordHash: null })
})
after(() => house.close())

const desk = () => actorFor(writer, ['notices.manage'])
const draft = (wishes: Partial<NoticeDraft> = {}): NoticeDraft => ({
  kind: 'general',
  isUrgent: false,
  wordings: { en: { title: 'News', words: 'Something **new**' } },
  shownFrom: null,
  shownUntil: null,
  beginsAt: null,
  endsAt: null,
  categories: [],
  byMail: false,
  ...wishes,
})
const hours = (count: number) => new Date(house.clock.now().getTime() + count * 3_600_000)
const published = async (wishes: Partial<NoticeDraft> = {}): Promise<string> => {
  const id = await writeNotice(house, desk(), draft(wishes))
  const outcome = await publishNotice(house, desk(), id, 1)
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome))
  return id
}

const isLive = async (id: string, at = house.clock.now()): Promise<boolean> => {
  const everything = { categories: new Set<string>(), seesAll: true }
  const { notices } = await listLive(house.db, everything, at, { offset: 0, most: 1000 })
  return notices.some((it) => it.id === id)
}

describe('writing', () => {
  test('a draft is nobody’s to see, and every change is a version with its writer', async () => {
    const id = await writeNotice(house, desk(), draft())
    const again = draft({ wordings: { en: { title: 'Other', words: 'Words' } } })
    assert.ok(!isRefusal(await rewriteNotice(house, desk(), id, again, 1)))
    assert.ok(!(await isLive(id)))
    const versions = await versionsOf(house.db, id)
    assert.deepEqual(
      versions.map(({ revision, what, by, wordings }) => [
        revision,
        what,
        by === writer.id,
        wordings['en']?.title,
      ]),
      [
        [2, 'written', true, 'Other'],
        [1, 'written', true, 'News'],
      ],
    )
  })

  test('of two who change it at once, the second is told and overwrites nothing', async () => {
    const id = await writeNotice(house, desk(), draft())
    const outcomes = await Promise.all(
      ['One', 'Two'].map((title) =>
        rewriteNotice(house, desk(), id, draft({ wordings: { en: { title, words: 'x' } } }), 1),
      ),
    )
    assert.deepEqual(
      outcomes.flatMap((one) => (isRefusal(one) ? [one.refused] : [])),
      ['notices.refused.changed'],
    )
  })

  test('what is published keeps its kind and its readers', async () => {
    const id = await published({ kind: 'circular', categories: ['associate'] })
    await rewriteNotice(house, desk(), id, draft({ isUrgent: true }), 2)
    const it = await findNotice(house.db, id)
    assert.deepEqual([it?.kind, it?.categories, it?.isUrgent], ['circular', ['associate'], true])
  })
})

describe('publishing', () => {
  const publishTenTimes = async (at: TestHouse) => {
    const id = await writeNotice(house, desk(), draft())
    const all = await Promise.all(Array.from({ length: 10 }, () => publishNotice(at, desk(), id, 1)))
    return { id, done: all.filter((one) => !isRefusal(one)).length }
  }
  test('pressed ten times at once, it is published and recorded once', async () => {
    const { id, done } = await publishTenTimes(house)
    assert.equal(done, 1)
    const acts = (await trailOf(house.db, id)).map(({ act }) => act)
    assert.deepEqual(acts.toSorted(), ['notices.published', 'notices.written'])
  })

  test('without the lock it is published more than once, or breaks', async () => {
    const forgetful = withoutLocks(house)
    const id = await writeNotice(house, desk(), draft())
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () => publishNotice(forgetful, desk(), id, 1)),
    )
    const done = all.filter((one) => one.status === 'fulfilled' && !isRefusal(one.value)).length
    const broken = all.filter((one) => one.status === 'rejected').length
    assert.ok(done + broken > 1, `${done} done, ${broken} broken`)
  })

  test('shows it from the time that was chosen until its end, then it is in the archive', async () => {
    const id = await published({
      shownFrom: hours(1),
      shownUntil: hours(2),
      kind: 'outage',
      beginsAt: hours(3),
      endsAt: hours(4),
    })
    const is = [await isLive(id, hours(0)), await isLive(id, hours(1)), await isLive(id, hours(2))]
    assert.deepEqual(is, [false, true, false])
    const everything = { categories: new Set<string>(), seesAll: true }
    const over = await listOver(house.db, everything, hours(3), { offset: 0, most: 25 })
    assert.ok(over.notices.some((it) => it.id === id))
  })

  test('the archive has circulars for their members and for writers only', async () => {
    const id = await published({ kind: 'circular', categories: ['sector-member'], shownUntil: hours(1) })
    const sees = async (categories: readonly string[], seesAll = false) =>
      (
        await listOver(house.db, { categories: new Set(categories), seesAll }, hours(2), {
          offset: 0,
          most: 25,
        })
      ).notices.some((it) => it.id === id)
    assert.deepEqual(
      [await sees([]), await sees(['academia']), await sees(['sector-member']), await sees([], true)],
      [false, false, true, true],
    )
  })

  test('withdrawn, it is shown no longer, and stays withdrawn', async () => {
    const id = await published()
    assert.ok(!isRefusal(await withdrawNotice(house, desk(), id)))
    assert.ok(!(await isLive(id)))
    assert.ok(isRefusal(await publishNotice(house, desk(), id, 3)))
    assert.deepEqual(await withdrawNotice(house, desk(), id), { refused: 'notices.refused.withdrawn' })
    assert.ok((await listNotices(house.db, { offset: 0, most: 100 })).notices.some((it) => it.id === id))
  })
})

describe('a circular by mail', () => {
  const member = async (category: string, wishes: Parameters<typeof makeAccount>[1] = {}) =>
    makeAccount(house.db, {
      organisation: await makeOrganisation(house.db, { category }),
      passwordHash: null,
      ...wishes,
    })
  const gets = async ({ email }: MadeAccount) =>
    (await mailsTo(house.db, email)).filter(({ occasion }) => occasion === 'notices.circular').length

  test('goes once to everybody of these members, whoever sends it and however often', async () => {
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => member('academia')))
    const others = [
      await member('associate'),
      await member('academia', { affiliation: 'claimed' }),
      await member('academia', { state: 'closed' }),
      await makeAccount(house.db, {
        organisation: await makeOrganisation(house.db, { category: 'academia', membership: 'suspended' }),
        passwordHash: null,
      }),
    ]
    const counted = await countReaders(house.db, ['academia'])
    assert.deepEqual(counted, [{ language: 'en', count: 5 }])
    const id = await published({ kind: 'circular', categories: ['academia'], byMail: true })
    await Promise.all([1, 2, 3].map(() => tellNext(house, id, 2)))
    await tellDue(house)
    await tellDue(house)
    assert.deepEqual(await Promise.all(all.map(gets)), [1, 1, 1, 1, 1])
    assert.deepEqual(await Promise.all(others.map(gets)), [0, 0, 0, 0])
    const it = await findNotice(house.db, id)
    assert.deepEqual([it?.mailState, it?.mailed], ['sent', 5])
  })

  test('that is over before its mails were written waits no longer, and says how many there were', async () => {
    await member('associate')
    await member('associate')
    const id = await published({
      ...({ kind: 'circular', categories: ['associate'], byMail: true } as const),
      shownUntil: hours(1),
    })
    assert.equal(await tellNext(house, id, 1), true)
    const later = { ...house, clock: { now: () => hours(2) } } as TestHouse
    assert.ok((await listToMail(house.db, hours(2))).includes(id))
    await tellDue(later)
    assert.ok(!(await listToMail(house.db, hours(2))).includes(id))
    const it = await findNotice(house.db, id)
    assert.deepEqual([it?.mailState, it?.mailed], ['sent', 1])
    const acts = (await trailOf(house.db, id)).map(({ act }) => act)
    assert.equal(acts.filter((act) => act === 'notices.mail-ended').length, 1)
  })

  test('waits for its time, and does not leave once it is withdrawn', async () => {
    const reader = await member('associate')
    const id = await published({
      kind: 'circular',
      categories: ['associate'],
      byMail: true,
      shownFrom: hours(1),
    })
    await tellDue(house)
    assert.equal(await gets(reader), 0)
    const later = { ...house, clock: { now: () => hours(2) } } as TestHouse
    assert.equal(await tellNext(later, id), true)
    assert.equal(await gets(reader), 1)
    await withdrawNotice(house, desk(), id)
    await runOutbox(house, noticesLetters(house))
    const [mail] = (await mailsTo(house.db, reader.email)).filter(
      ({ occasion }) => occasion === 'notices.circular',
    )
    assert.notEqual(mail?.state, 'sent')
    assert.equal(mail?.subject, '')
  })
})

describe('what somebody put away', () => {
  const putAway = (id: string, { personId }: MadeAccount) =>
    inTransaction(house.db, (tx) => saveDismissal(tx, id, personId, house.clock.now()))
  const awayOf = async ({ personId }: MadeAccount) =>
    (await dismissalsOf(house.db, personId)).map((one) => one.notice_id).toSorted()

  test('goes along when accounts are merged, and comes back when they are taken apart', async () => {
    const [from, into] = [await makeAccount(house.db), await makeAccount(house.db)]
    const [one, both] = [await published({ isUrgent: true }), await published({ isUrgent: true })]
    for (const [id, who] of [
      [one, from],
      [both, from],
      [both, into],
    ] as const)
      await putAway(id, who)
    const people = { from: from.personId, into: into.personId }
    const part = (whenAccountsGo(house).whenMerged ?? []).find(({ name }) => name === 'dismissals')
    assert.ok(part)
    const moved = await inTransaction(house.db, (tx) => part.merge(tx, desk(), people, house.clock.now()))
    assert.deepEqual(await awayOf(into), [one, both].toSorted())
    await inTransaction(house.db, (tx) => part.takeApart(tx, desk(), people, moved, house.clock.now()))
    assert.deepEqual([await awayOf(from), await awayOf(into)], [[one, both].toSorted(), [both]])
  })

  test('is forgotten thirty days after the end of the notice', async () => {
    const who = await makeAccount(house.db)
    const id = await published({ isUrgent: true, shownUntil: hours(1) })
    const [gone, stays] = [await published(), await published()]
    for (const one of [id, gone, stays]) await putAway(one, who)
    await withdrawNotice(house, desk(), gone)
    const look = async (days: number) => {
      const later = { ...house, clock: { now: () => hours(24 * days) } } as TestHouse
      for (const job of noticesJobs) if (job.name === 'notices.forget-dismissals') await job.run(later, {})
      return (await awayOf(who)).length
    }
    assert.deepEqual([await look(29), await look(31)], [3, 1])
  })
})

test('what somebody put away is theirs to have, and goes with them', async () => {
  const id = await published({ isUrgent: true })
  const now = house.clock.now()
  for (let turn = 0; turn < 2; turn++)
    await inTransaction(house.db, (tx) => saveDismissal(tx, id, writer.personId, now))
  const own = await ownDismissals(house)(
    { accountId: writer.id, personId: writer.personId },
    house.texts('en'),
  )
  assert.deepEqual(
    own.lists.map(({ name }) => name),
    ['News'],
  )
  await inTransaction(house.db, (tx) => forgetDismissals(tx, desk(), { personId: writer.personId }))
  assert.deepEqual(await dismissalsOf(house.db, writer.personId), [])
})
