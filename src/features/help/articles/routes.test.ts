import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { richText } from '../../../platform/ui/index.ts'
import { helpRoutes } from '../routes.ts'
import { ourWords } from './our-words.ts'
import { ourArticles } from './rules.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => helpRoutes(server, house))
})
after(async () => {
  await walk.close()
  await house.close()
})

const get = (path: string) => new Browser(walk.server).get(path)
const hrefs = (markup: string) => [...markup.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '')

describe('help', () => {
  test('begins with everything by what it is about, and whom to write to', async () => {
    const page = await get('/en/help')
    assert.equal(heading(page), 'Help')
    const words = main(page)
    for (const title of ['Registering for meetings', 'Account and signing in', 'Guides', 'Technical guide'])
      assert.match(words, new RegExp(title))
    assert.ok(words.includes(house.profile.helpContacts.accounts))
  })

  test('has each article at an address of its own, with what stands near it and a way on', async () => {
    const page = await get('/en/help/questions/initial-password')
    assert.equal(heading(page), 'What is my initial password?')
    assert.match(main(page), /welcome code of your own/)
    assert.match(main(page), /Near it .*My account is blocked/)
    assert.match(page.body, /href="\/en\/help\/contact\?about=\/help\/questions\/initial-password"/)
  })

  test('leads to pages in the language of the reader', async () => {
    const page = await get('/fr/help/questions/lost')
    assert.match(page.body, /href="\/fr\/account\/recovery"/)
  })

  test('finds an article by the words that people use, in their language', async () => {
    assert.match(
      main(await get('/en/help?q=forgot+my+password')),
      /I do not remember my user name or password/,
    )
    assert.match(main(await get('/zh/help?q=%E5%BF%98%E8%AE%B0%E5%AF%86%E7%A0%81')), /我忘记了用户名或密码/)
    assert.match(main(await get('/ar/help?q=%D8%AA%D8%A3%D8%B4%D9%8A%D8%B1%D8%A9')), /التأشيرة/)
  })

  test('that finds nothing says so, keeps what was typed and leads to people', async () => {
    const page = await get('/en/help?q=umbrella')
    assert.equal(heading(page), 'Nothing found')
    assert.match(page.body, /value="umbrella"/)
    assert.match(page.body, /href="\/en\/help\/contact"/)
  })

  test('shows words by the alphabet of the reader, each with its meaning', async () => {
    const words = main(await get('/en/help/terms'))
    assert.match(words, /Account What you sign in with\..* Affiliation .* Blocked .* Confirmed /)
  })

  test('gives mail programs the servers of this installation', async () => {
    const { config } = house
    const words = main(await get('/en/help/guides/mail-programs'))
    assert.ok(words.includes(`Incoming (IMAP) ${new URL(config.url).hostname}`), words)
  })

  test('that is not there is no page', async () => {
    for (const path of [
      '/help/questions/no-such',
      '/help/nothing',
      '/help/nothing/account',
      '/help/guides/visa',
    ])
      assert.equal((await get(`/en${path}`)).status, 404, path)
  })
})

describe('what the program says itself', () => {
  for (const language of ['ar', 'en', 'es', 'fr', 'ru', 'zh'])
    test(`leads to the same pages in ${language} as in English, and leaves no mark unread`, () => {
      for (const name of ourArticles) {
        const said = (of: string) => String(richText(ourWords(house, house.texts(of), name).words))
        const [own, english] = [said(language), said('en')]
        assert.deepEqual(hrefs(own).toSorted(), hrefs(english).toSorted(), `${name.kind}/${name.slug}`)
        const read = own.replace(/<[^>]*>/g, '')
        assert.doesNotMatch(read, /\*\*|\]\(|`|^#|\|/m, `${name.kind}/${name.slug}`)
      }
    })
})
