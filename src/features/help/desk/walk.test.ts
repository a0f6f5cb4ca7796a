import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { Browser } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { listAudit } from '../../audit/index.ts'
import type { ArticleName } from '../articles/types.ts'
import { articlesFor } from '../articles/view.ts'
import { helpRoutes } from '../routes.ts'
import { goBack } from './actions/go-back.ts'
import { addArticle, publishDraft, saveDraft } from './actions/write.ts'
import { deskLines } from './view.ts'
import { pageOfVersions, versionsPerPage } from './store/versions.ts'

let house: TestHouse
let walk: Walk
let writer: MadeAccount
const permissions = ['help.edit']

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => helpRoutes(server, house))
  writer = await makeAccount(house.db)
})
after(async () => {
  await walk.close()
  await house.close()
})

const atDesk = () => walk.as(writer, permissions)
const read = async (path: string) => main(await new Browser(walk.server).get(path))
const actor = () => actorFor(writer, permissions)

/** Writes and publishes one language as a browser does. */
async function publish(browser: Browser, path: string, typed: Record<string, string>): Promise<void> {
  const form = fieldsOf(await browser.get(path), 'article')
  const saved = await browser.post(path, { ...form, ...typed })
  assert.equal(saved.location, `${path}/preview`, saved.body)
  const preview = await browser.get(`${path}/preview`)
  const [, seen = ''] = /name="seen" value="(\d+)"/.exec(preview.body) ?? []
  assert.equal((await browser.post(`${path}/publication`, { seen })).status, 303)
}

describe('an article that staff change', () => {
  test('is a draft until it is published: readers see the old words, then the new ones', async () => {
    const browser = await atDesk()
    const path = '/en/desk/help/questions/visa/en'
    const form = fieldsOf(await browser.get(path), 'article')
    assert.equal(form['title'], 'Do you help with the visa?')
    const typed = { ...form, title: 'Help with the visa', words: 'Ask **early**.' }
    const saved = await browser.post(path, typed)
    assert.equal(saved.location, `${path}/preview`)
    assert.match(await read('/en/help/questions/visa'), /Do you help with the visa\?/)
    const preview = main(await browser.get(`${path}/preview`))
    assert.match(preview, /Preview: Help with the visa .* Gone: Do you help with the visa\?/)
    assert.match(preview, /New: Help with the visa/)
    const done = await browser.post(`${path}/publication`, { seen: '1' })
    assert.equal(done.location, '/en/desk/help/questions/visa')
    assert.match(await read('/en/help/questions/visa'), /^Help Questions Help with the visa .*Ask early ?\./)
    assert.match(await read('/en/help?q=visa+early'), /Help with the visa/)
  })

  test('is older in the other languages, for staff and for readers, until they follow', async () => {
    const browser = await atDesk()
    await publish(browser, '/en/desk/help/questions/join/en', { title: 'JOIN', words: 'From the start.' })
    assert.match(main(await browser.get('/en/desk/help?work=yes')), /JOIN Questions Older in: .*French/)
    assert.match(await read('/fr/help/questions/join'), /Ce texte est plus ancien que celui en anglais/)
    const form = fieldsOf(await browser.get('/en/desk/help/questions/join/fr'), 'article')
    assert.equal(form['fits'], undefined)
    await publish(browser, '/en/desk/help/questions/join/fr', {
      title: 'Rejoindre',
      words: 'Dès le début.',
      fits: 'yes',
    })
    assert.doesNotMatch(await read('/fr/help/questions/join'), /plus ancien/)
    assert.doesNotMatch(
      main(await browser.get('/en/desk/help?work=yes')),
      /JOIN Questions Older in: [^.]*French/,
    )
  })

  test('that is corrected in one language stays older than the newer first one', async () => {
    const browser = await atDesk()
    await publish(browser, '/en/desk/help/questions/link/en', { title: 'A', words: 'New.' })
    await publish(browser, '/en/desk/help/questions/link/es', { title: 'B', words: 'Viejo.', fits: '' })
    assert.match(main(await browser.get('/en/desk/help/questions/link')), /español Spanish Older/)
  })

  test('shows who wrote what, goes back to a version, and to the words of the program', async () => {
    const browser = await atDesk()
    const path = '/en/desk/help/terms/quota/en'
    await publish(browser, path, { title: 'Quota', words: 'First.' })
    await publish(browser, path, { title: 'Quota', words: 'Second.' })
    const version = main(await browser.get(`${path}/versions/1`))
    assert.match(version, /English, version 1/)
    assert.ok(version.includes(writer.name), version)
    assert.match(
      main(await browser.get(`${path}/versions/2`)),
      /Gone: First\. New: Second\..*what readers see/,
    )
    assert.equal((await browser.post(`${path}/versions/1/restoration`, {})).status, 303)
    assert.match(await read('/en/help/terms/quota'), /First\./)
    assert.match(main(await browser.get('/en/desk/help/terms/quota')), /version 3 Back to version 1/)
    assert.equal((await browser.post(`${path}/restoration`, {})).status, 303)
    assert.equal((await browser.post(`${path.replace(/[a-z]{2}$/, 'xx')}/restoration`, {})).status, 404)
    assert.match(await read('/en/help/terms/quota'), /How much a mailbox may hold/)
    const acts = await listAudit(house.db, { act: 'help.', most: 3 })
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['help.went-back', 'help.went-back', 'help.published'],
    )
  })

  test('keeps what was typed when something is missing', async () => {
    const page = await (
      await atDesk()
    ).post('/en/desk/help/questions/access/en', { title: '', words: 'Mine' })
    assert.equal(page.status, 422)
    assert.match(main(page), /Write a title/)
    assert.equal(fieldsOf(page, 'article')['words'], 'Mine')
  })

  test('is not overwritten unseen: whoever comes late keeps their words and is told', async () => {
    const [one, other] = [await atDesk(), await atDesk()]
    const path = '/en/desk/help/questions/country/en'
    const form = fieldsOf(await one.get(path), 'article')
    assert.equal((await one.post(path, { ...form, words: 'One' })).status, 303)
    const late = await other.post(path, { ...form, words: 'Other' })
    assert.equal(late.status, 409)
    assert.match(main(late), /Somebody else wrote on this meanwhile/)
    assert.equal(fieldsOf(late, 'article')['words'], 'Other')
    assert.equal((await other.post(path, { ...form, ...fieldsOf(late, 'article') })).status, 303)
  })

  test('that was written on since it was looked at is not published', async () => {
    const browser = await atDesk()
    const path = '/en/desk/help/questions/pending/en'
    const form = fieldsOf(await browser.get(path), 'article')
    await browser.post(path, { ...form, words: 'One' })
    await browser.post(path, { ...form, words: 'Two', seen: '1' })
    const page = await browser.post(`${path}/publication`, { seen: '1' })
    assert.equal(page.status, 409)
    assert.match(main(page), /Somebody else wrote .* Two/)
  })

  test('is written as a draft that can be discarded', async () => {
    const browser = await atDesk()
    const path = '/en/desk/help/questions/change/en'
    await browser.post(path, { ...fieldsOf(await browser.get(path), 'article'), words: 'Draft' })
    assert.equal((await browser.post(`${path}/draft/removal`, {})).status, 303)
    assert.doesNotMatch(fieldsOf(await browser.get(path), 'article')['words'] ?? '', /Draft/)
    assert.equal((await browser.get(`${path}/preview`)).location, path)
  })

  test('brings no markup, whatever staff type', async () => {
    const browser = await atDesk()
    const words = '<script>alert(1)</script> [x](javascript:alert(1))'
    await publish(browser, '/en/desk/help/terms/member/en', { title: '<b>Member</b>', words })
    const page = await new Browser(walk.server).get('/en/help/terms/member')
    assert.doesNotMatch(page.body, /<script>alert|<b>Member|href="javascript/)
  })
})

describe('an article with a long past', () => {
  test('shows it page by page, goes back to any of it, and knows of the draft in every language', async () => {
    const browser = await atDesk()
    const path = '/en/desk/help/terms/pending'
    const publishOnce = async (language: string, nth: number) => {
      const spot = { name: { kind: 'terms', slug: 'pending' } as ArticleName, language }
      const saved = await saveDraft(house, actor(), spot, {
        ...{ title: 'Pending', words: `Words ${nth}.`, fits: true, seen: 0 },
      })
      assert.ok(!isRefusal(saved))
      assert.ok(!isRefusal(await publishDraft(house, actor(), spot, 1)))
      house.clock.move(1000)
    }
    await browser.post(`${path}/fr`, { title: 'En attente', words: 'Brouillon', seen: '0', fits: 'yes' })
    for (let nth = 1; nth <= 210; nth++) await publishOnce('en', nth)
    assert.match(main(await browser.get(`${path}/fr/preview`)), /Brouillon/)
    assert.match(main(await browser.get('/en/desk/help')), /Pending Terminology .*A draft waits in: French/)
    const article = await browser.get(path)
    assert.match(main(article), /version 210/)
    assert.doesNotMatch(main(article), new RegExp(`version ${210 - versionsPerPage} `))
    const last = await browser.get(`${path}/en?page=5`)
    assert.match(main(last), /version 1 /)
    assert.match(main(await browser.get(`${path}/en/versions/1`)), /Words 1\..*Go back to this version/)
    assert.equal((await browser.post(`${path}/en/versions/1/restoration`, {})).status, 303)
    assert.match(await read('/en/help/terms/pending'), /Words 1\./)
    assert.match(main(await browser.get(`${path}/en`)), /version 211 Back to version 1/)
    house.clock.move(-210_000)
  })
})

describe('a release that changes what the program says in the first language', () => {
  /** The house after an update whose English text of an article is another. */
  const released = (key: string): TestHouse => ({
    ...house,
    texts: (language) =>
      new Proxy(house.texts(language), {
        apply(texts, self, asked: [string]) {
          const words = String(Reflect.apply(texts as never, self, asked))
          return language === 'en' && asked[0] === key ? `${words} And one thing more.` : words
        },
      }),
  })
  const spot = { name: { kind: 'terms', slug: 'passkey' } as ArticleName, language: 'fr' }
  const standing = async (at: TestHouse, { name, language }: typeof spot) => {
    const all = await deskLines(at, at.texts('en'))
    const line = all.find(({ kind, slug }) => kind === name.kind && slug === name.slug)
    return line?.languages.find((one) => one.language === language)?.standing
  }

  test('leaves translations of staff older, for the desk and for readers, until somebody says that they fit', async () => {
    const writing = { title: 'Clé', words: 'Une clé.', fits: true }
    await saveDraft(house, actor(), spot, { ...writing, seen: 0 })
    await publishDraft(house, actor(), spot, 1)
    const later = released('help.terms.passkey.words')
    assert.deepEqual([await standing(house, spot), await standing(later, spot)], ['own', 'older'])
    assert.equal(await standing(released('help.terms.quota.words'), spot), 'own', 'another article')
    const readers = await articlesFor(later, later.texts('fr'))
    assert.equal(readers.find(({ slug }) => slug === 'passkey')?.isOlder, true)
    await saveDraft(later, actor(), spot, { ...writing, seen: 0 })
    await publishDraft(later, actor(), spot, 1)
    assert.equal(await standing(later, spot), 'own')
  })

  test('changes nothing for settings whose values stand in a text', async () => {
    const guide = { name: { kind: 'guides', slug: 'mail-programs' } as ArticleName, language: 'ar' }
    await saveDraft(house, actor(), guide, { title: 'A', words: 'B', fits: true, seen: 0 })
    await publishDraft(house, actor(), guide, 1)
    const moved = { ...house, config: { ...house.config, url: 'https://elsewhere.example' } } as TestHouse
    assert.equal(await standing(moved, guide), 'own')
  })
})

describe('an article of staff', () => {
  test('begins in the first language, and is shown to others in it until it is translated', async () => {
    const browser = await atDesk()
    const typed = {
      kind: 'questions',
      slug: 'Parking',
      title: 'Where do I park?',
      words: 'Behind the house.',
    }
    const added = await browser.post('/en/desk/help', typed)
    assert.equal(added.location, '/en/desk/help/questions/parking/en/preview')
    assert.equal((await new Browser(walk.server).get('/en/help/questions/parking')).status, 404)
    await browser.post('/en/desk/help/questions/parking/en/publication', { seen: '1' })
    assert.match(await read('/en/help'), /More questions Where do I park\?/)
    const page = await new Browser(walk.server).get('/ar/help/questions/parking')
    assert.match(page.body, /<div class="rich" lang="en" dir="ltr">/)
    assert.match(main(page), /لم يُكتب هذا المقال بلغتكم بعد/)
    assert.match(main(await browser.get('/en/desk/help/questions/parking')), /العربية Arabic Missing/)
  })

  test('has an address that nobody else has', async () => {
    const browser = await atDesk()
    const typed = { kind: 'guides', slug: 'account', title: 'A', words: 'B' }
    const page = await browser.post('/en/desk/help', typed)
    assert.equal(page.status, 409)
    assert.match(main(page), /Another article has this address/)
    const wrong = await browser.post('/en/desk/help', { ...typed, slug: 'Zwölf Wörter' })
    assert.equal(wrong.status, 422)
    assert.match(main(wrong), /small letters, digits and hyphens/)
  })

  test('is withdrawn and comes back with its words', async () => {
    const browser = await atDesk()
    await browser.post('/en/desk/help', { kind: 'terms', slug: 'badge', title: 'Badge', words: 'A card.' })
    await browser.post('/en/desk/help/terms/badge/en/publication', { seen: '1' })
    assert.equal((await browser.post('/en/desk/help/terms/badge/withdrawal', {})).status, 303)
    assert.equal((await new Browser(walk.server).get('/en/help/terms/badge')).status, 404)
    assert.doesNotMatch(await read('/en/help/terms'), /A card\./)
    await browser.post('/en/desk/help/terms/badge/withdrawal/end', {})
    assert.match(await read('/en/help/terms/badge'), /A card\./)
  })

  test('of the program, withdrawn, leads to the start: links of other pages still go there', async () => {
    const browser = await atDesk()
    assert.equal((await browser.post('/en/desk/help/terms/visa-letter/withdrawal', {})).status, 303)
    const answer = await new Browser(walk.server).get('/en/help/terms/visa-letter')
    assert.deepEqual([answer.status, answer.location], [303, '/en/help'])
    await browser.post('/en/desk/help/terms/visa-letter/withdrawal/end', {})
  })
})

describe('of ten who write at once', () => {
  const spot = (slug: string) => ({ name: { kind: 'terms', slug } as ArticleName, language: 'en' })
  const ten = <T>(act: (place: number) => Promise<T>) =>
    Promise.all(Array.from({ length: 10 }, (_, place) => act(place)))
  const versionsOf = async (name: ArticleName) => (await pageOfVersions(house.db, name, { page: 1 })).versions
  const succeeded = (outcomes: readonly unknown[]) => outcomes.filter((one) => !isRefusal(one)).length

  test('one is kept, and the nine others are told', async () => {
    const written = (place: number) => ({ title: 'A', words: `Words ${place}`, fits: true, seen: 0 })
    const outcomes = await ten((place) => saveDraft(house, actor(), spot('join'), written(place)))
    assert.equal(succeeded(outcomes), 1)
    assert.equal((await versionsOf(spot('join').name)).length, 1)
  })

  test('one publishes', async () => {
    await saveDraft(house, actor(), spot('member'), { title: 'A', words: 'B', fits: true, seen: 0 })
    const outcomes = await ten(() => publishDraft(house, actor(), spot('member'), 1))
    assert.equal(succeeded(outcomes), 1)
  })

  test('one adds an article at an address', async () => {
    const name: ArticleName = { kind: 'terms', slug: 'ten-at-once' }
    const outcomes = await ten(() => addArticle(house, actor(), name, { title: 'A', words: 'B' }))
    assert.equal(succeeded(outcomes), 1)
  })

  test('each who goes back makes a version of its own', async () => {
    const outcomes = await ten(() => goBack(house, actor(), spot('deputy'), 'ours'))
    assert.equal(succeeded(outcomes), 10)
    const numbers = (await versionsOf(spot('deputy').name)).map(({ number }) => number)
    assert.deepEqual(numbers, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  })
})

test('the desk of help is not there for those who do not write it', async () => {
  const delegate = await walk.as(writer, ['portal.desk'])
  for (const path of ['/en/desk/help', '/en/desk/help/new', '/en/desk/help/questions/visa/en'])
    assert.equal((await delegate.get(path)).status, 404, path)
  assert.doesNotMatch((await delegate.get('/en/help/questions/visa')).body, /Edit this article/)
  const page = await (await atDesk()).get('/en/help/questions/visa')
  assert.match(page.body, /href="\/en\/desk\/help\/questions\/visa\/en"/)
})

test('the desk leads nowhere that is not there', async () => {
  const browser = await atDesk()
  for (const path of [
    'questions/nothing',
    'nothing/visa',
    'questions/visa/de',
    'questions/visa/en/versions/99',
  ])
    assert.equal((await browser.get(`/en/desk/help/${path}`)).status, 404, path)
  assert.equal(heading(await browser.get('/en/desk/help')), 'Help: articles')
})
