import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openContext } from '../support/browser.ts'
import type { Program } from '../support/program.ts'
import type { Picture } from './page.ts'
import { languages, type Wishes } from './photograph-pages.ts'

const widths = { phone: 390, desktop: 640 } as const

/** One mail of each occasion and language, as a phone and a window of a mail program show it. */
export async function photographMails(program: Program, wishes: Wishes): Promise<Picture[]> {
  const mails = await program.house.db
    .selectFrom('outbox')
    .select(['occasion', 'language', 'html_body', 'text_body'])
    .where('html_body', 'is not', null)
    .orderBy('created_at')
    .execute()
  const wanted = new Map(
    mails
      .filter(({ language }) => languages.some((one) => one === language))
      .map((mail) => [`${mail.occasion} ${mail.language}`, mail]),
  )
  mkdirSync(join(wishes.folder, 'mails'), { recursive: true })
  wishes.say(`mails: ${wanted.size}`)
  const context = await openContext()
  const page = await context.newPage()
  const pictures: Picture[] = []
  for (const { occasion, language, html_body, text_body } of wanted.values())
    for (const theme of wishes.quick ? (['light'] as const) : (['light', 'dark'] as const))
      for (const [size, width] of Object.entries(widths)) {
        await page.emulateMedia({ colorScheme: theme })
        await page.setViewportSize({ width, height: 800 })
        await page.setContent(html_body ?? '')
        const how = `${size}, ${language}, ${theme}`
        const file = `mails/${occasion}-${how.replaceAll(', ', '-')}.png`
        await page.screenshot({ path: join(wishes.folder, file), fullPage: true })
        pictures.push({ of: occasion, whose: 'mail', file, how })
        if (size === 'phone' || theme === 'dark') continue
        await page.setContent(`<pre dir="auto" style="font: 14px monospace"></pre>`)
        await page.locator('pre').evaluate((element, words) => (element.textContent = words), text_body ?? '')
        await page.screenshot({
          path: join(wishes.folder, file.replace('.png', '-text.png')),
          fullPage: true,
        })
        pictures.push({
          of: occasion,
          whose: 'mail',
          file: file.replace('.png', '-text.png'),
          how: `text, ${language}`,
        })
      }
  await context.close()
  return pictures
}
