import { makeRegistration } from '../support/people.ts'
import type { Program } from '../support/program.ts'
import { castMember } from '../journeys/cast.ts'
import { mailTo } from '../journeys/mail.ts'
import {
  activate,
  meeting,
  newDelegate,
  pressRegister,
  register,
  signIn,
  signUp,
  studyGroup,
} from '../journeys/steps.ts'
import { beginWalk, button, pathOf, type Walk } from '../journeys/walk.ts'
import { languages } from './photograph-pages.ts'

const names = { en: 'Ngozi Adéyemi', ar: 'ليلى بنت سالم', zh: '林晓梅' } as const
const countries = { en: 'NG', ar: 'OM', zh: 'CN' } as const

/** Plays through what happens in a day, so that there is something to photograph: every mail in each language. */
export async function playScenes(program: Program): Promise<void> {
  for (const language of languages) {
    await newcomer(program, language)
    await delegates(program, language)
  }
  const event = await meeting(program, studyGroup)
  for (const name of ['Abena Osei', 'Kofi Annoh', 'Esi Darko']) {
    const { personId, organisation } = await newDelegate(program, {
      name,
      colleagueOf: 'focal-point',
      language: 'en',
    })
    await makeRegistration(program.house.db, {
      event,
      personId,
      organisation,
      mode: 'on-site',
      asksVisa: true,
      answers: { badgeName: name, interpretation: null, accessNeeds: '' },
    })
  }
}

type Language = (typeof languages)[number]

const walkIn = (program: Program, language: Language): Promise<Walk> =>
  beginWalk(program, { language, size: 'desktop', theme: 'light', script: true, by: 'mouse' })

async function newcomer(program: Program, language: Language): Promise<void> {
  const walk = await walkIn(program, language)
  const who = { name: names[language], email: `look-${language}@mail.example`, country: countries[language] }
  await pressRegister(walk, 'C-00015213')
  await walk.hand.press(walk.page.locator('main a[href$="/account/new"]').first())
  await signUp(walk, who)
  await activate(walk, who)
  await register(walk, { mode: 'remote', badge: who.name, submit: 'registrations.check.submit.nobody' })
  await mailTo(program, who.email, 'registrations.confirmed')
  await walk.page.goto(walk.t.path(`${pathOf(walk.page)}/withdrawal`))
  await walk.page.locator('main form button[type=submit], main form button:not([type])').last().click()
  await mailTo(program, who.email, 'registrations.withdrawn')
  await walk.context.close()
}

/** One is approved, one rejected; both were acknowledged before. */
async function delegates(program: Program, language: Language): Promise<void> {
  for (const decision of ['approve', 'reject'] as const) {
    const delegate = await newDelegate(program, {
      name: names[language],
      colleagueOf: 'focal-point',
      language,
    })
    const walk = await walkIn(program, language)
    await walk.page.goto(walk.t.path(`/events/${studyGroup}/registration`))
    await signIn(walk, delegate)
    await register(walk, { mode: 'remote', submit: 'registrations.check.submit.focal-point' })
    const number = pathOf(walk.page).split('/').at(-1) as string
    await mailTo(program, delegate.email, 'registrations.received')
    await walk.context.close()

    const focal = await walkIn(program, 'en')
    await focal.page.goto(focal.t.path(`/approvals/${number}`))
    await signIn(focal, castMember(program, 'focal-point'))
    if (decision === 'reject')
      await focal.page.locator('textarea[name=reason]').fill('Another colleague has the seat.')
    await button(focal, focal.t(`registrations.${decision}.submit`)).click()
    await mailTo(program, delegate.email, `registrations.${decision === 'reject' ? 'rejected' : 'confirmed'}`)
    await focal.context.close()
  }
}
