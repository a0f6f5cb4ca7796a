import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { signInAs } from '../journeys/steps.ts'
import { reachable } from '../pages/crawl.ts'
import { visitors } from '../pages/visitors.ts'
import { openContext } from '../support/browser.ts'
import type { Program } from '../support/program.ts'
import type { Picture } from './page.ts'

export type Wishes = {
  readonly folder: string
  readonly only: readonly string[]
  readonly quick: boolean
  say(words: string): void
}

export const languages = ['en', 'ar', 'zh'] as const
const sizes = ['desktop', 'phone'] as const
const themes = ['light', 'dark'] as const

/** Every page each visitor can reach, in every size, language and theme. */
export async function photographPages(program: Program, wishes: Wishes): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const { role, starts } of visitors) {
    const whose = role ?? 'stranger'
    const paths = await pathsOf(program, role, starts)
    const wanted = paths.filter(
      (path) => wishes.only.length === 0 || wishes.only.some((part) => path.includes(part)),
    )
    wishes.say(`${whose}: ${wanted.length} pages`)
    for (const size of sizes) {
      const context = await openContext({ size }, program.base)
      if (role) await signInAs(context, program, role)
      const page = await context.newPage()
      for (const path of wanted)
        for (const language of wishes.quick ? (['en'] as const) : languages)
          for (const theme of wishes.quick ? (['light'] as const) : themes) {
            await page.emulateMedia({ colorScheme: theme })
            await page.goto(`${program.base}/${language}${path === '/' ? '' : path}`, {
              waitUntil: 'networkidle',
            })
            const how = `${size}, ${language}, ${theme}`
            const file = `${whose}/${nameOf(path)}-${how.replaceAll(', ', '-')}.png`
            mkdirSync(join(wishes.folder, whose), { recursive: true })
            await page.screenshot({ path: join(wishes.folder, file), fullPage: true })
            pictures.push({ of: path, whose, file, how })
          }
      await context.close()
    }
  }
  return pictures
}

async function pathsOf(
  program: Program,
  role: string | undefined,
  starts: readonly string[],
): Promise<string[]> {
  const context = await openContext({}, program.base)
  if (role) await signInAs(context, program, role)
  const { paths } = await reachable(context, program.base, starts)
  await context.close()
  return paths
}

const nameOf = (path: string): string => (path === '/' ? 'home' : path.slice(1).replace(/[^\w-]+/g, '-'))
