import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { stringify } from 'csv-stringify/sync'
import { closeBrowser } from '../support/browser.ts'
import { plenary, type Said } from '../support/command-line.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { signIn } from './steps.ts'
import {
  beginWalk,
  button,
  endWalk,
  field,
  heading,
  inWords,
  link,
  manners,
  pathOf,
  says,
  type Manner,
  type Walk,
} from './walk.ts'

const count = 500

/** A table such as the membership department sends: in one script each, with two rows that cannot be. */
const tables: Record<string, { name: (n: number) => string; former: string; country: string }> = {
  en: { name: (n) => `Tidewater Beacons ${n}`, former: 'Tidewater Lamps', country: 'IE' },
  fr: { name: (n) => `Balises de l’Estuaire ${n}`, former: 'Phares de l’Estuaire', country: 'SN' },
  ar: { name: (n) => `منارات المصب ${n}`, former: 'فنارات المصب', country: 'TN' },
}

function tableOf(language: string): string {
  const { name, former, country } = tables[language]!
  const code = (n: number) => `J-${language}-${String(n).padStart(3, '0')}`
  const rows = Array.from({ length: count }, (_, n) => ({
    code: code(n),
    country,
    category: 'sector-member',
    name: name(n),
    acronyms: `TB${language.toUpperCase()}${n}`,
    former_names: n === 7 ? `${former} (1999)` : '',
    sectors: 'ITU-T',
    parent: n % 10 === 0 ? '' : code(n - (n % 10)),
    membership: 'active',
    contact_general_email: `post${n}@${language}.beacons.example`,
    contact_general_visibility: 'public',
  }))
  const wrong = [
    { ...rows[0], code: `J-${language}-no`, name: 'Nowhere', country: 'XX' },
    { ...rows[0], code: `J-${language}-king`, name: 'The King', category: 'king' },
  ]
  return `\uFEFF${stringify([...rows, ...wrong], { header: true })}`
}

describe('the membership department sends a table of organisations', () => {
  let program: Program
  const folder = mkdtempSync(join(tmpdir(), 'plenary-import-'))
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
    rmSync(folder, { recursive: true })
  })

  const org = async (...given: string[]): Promise<Said> => {
    const said = await plenary(program.house.db, 'org', ...given)
    assert.equal(said.code, 0, said.trouble)
    return said
  }

  const begin = async (manner: Manner, path: string): Promise<Walk> => {
    const walk = await beginWalk(program, manner)
    await walk.page.goto(walk.t.path(path))
    await signIn(walk, castMember(program, 'secretariat'))
    assert.equal(pathOf(walk.page), path)
    return walk
  }

  for (const manner of manners)
    test(`which is tried, imported, looked at and taken back, ${inWords(manner)}`, async () => {
      const { language } = manner
      const { name, former } = tables[language]!
      const file = join(folder, `members-${language}.csv`)
      writeFileSync(file, tableOf(language))

      const tried = await org('import', file, '--dry-run')
      assert.match(tried.out, /^new {6}500\nchanged {2}0\nsame {5}0\nrefused {2}2\n/)
      assert.match(tried.out, /line 502: .*country: .*\nline 503: .*category: /)
      const first = JSON.parse((await org('import', file, '--json')).out) as Record<string, number>
      assert.deepEqual([first['rowsNew'], first['rowsRefused']], [count, 2])
      const again = JSON.parse((await org('import', file, '--json')).out) as Record<string, number>
      assert.deepEqual([again['rowsNew'], again['rowsChanged'], again['rowsSame']], [0, 0, count])

      const walk = await begin(manner, '/desk/organisations/import')
      const { page, hand, t } = walk
      await says(page, t('directory.import.count.new', { count }))

      await page.goto(t.path('/directory'))
      await hand.fill(field(walk, 'q'), former)
      await hand.press(button(walk, t('ui.search.button')))
      await says(page, t('directory.organisations.formerly-until', { name: former, year: '1999' }))
      await hand.press(link(walk, name(7)))
      assert.equal(await heading(page), name(7))
      await says(page, `post7@${language}.beacons.example`)
      await hand.press(link(walk, name(0)))
      assert.equal(await heading(page), name(0), 'what it is part of')
      await says(page, name(9))

      await page.goto(t.path(`/desk/organisations/imports/${first['batch']}`))
      await hand.press(button(walk, t('directory.import.undo')))
      await says(page, t('directory.import.undone-notice', { count }))
      await page.goto(`${t.path('/directory')}?q=${encodeURIComponent(name(7))}`)
      assert.equal(
        await page
          .locator('main .row')
          .filter({ hasText: name(7) })
          .count(),
        0,
      )
      assert.equal((await org('list', '--words', name(7))).out.includes(name(7)), false)
      await endWalk(walk)
    })

  test('and one that somebody has worked on since stays, with the rows named', async () => {
    const file = join(folder, 'members-en.csv')
    const { batch } = JSON.parse((await org('import', file, '--json')).out) as { batch: string }
    const walk = await begin(manners[0]!, '/desk/organisations')
    const { page, hand, t } = walk
    await hand.fill(field(walk, 'q'), 'TBEN12')
    await hand.press(button(walk, t('ui.search.button')))
    await hand.press(link(walk, 'Tidewater Beacons 12'))
    await hand.press(link(walk, t('directory.organisations.entry.title')))
    await hand.fill(field(walk, 'web-site'), 'https://twelve.beacons.example')
    await hand.press(page.locator('main form button').last())
    await says(page, 'https://twelve.beacons.example')
    const said = await plenary(program.house.db, 'org', 'import', 'undo', batch)
    assert.equal(said.code, 1)
    assert.match(said.trouble, /14 Tidewater Beacons 12: changed since/)
    assert.match((await org('show', 'J-en-012')).out, /twelve\.beacons\.example/)
    await endWalk(walk)
  })
})
