import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { BrowserContext } from 'playwright-core'
import { makeAccount, type MadeAccount, type MadeOrganisation } from '../support/people.ts'
import type { Program } from '../support/program.ts'
import { castMember, type CastMember } from './cast.ts'
import { linkIn, mailTo } from './mail.ts'
import { button, field, heading, link, option, pathOf, says, type Walk } from './walk.ts'

/** Signs somebody of the cast in, as they would themselves. */
export async function signIn(
  walk: Walk,
  { email, password }: Pick<CastMember, 'email' | 'password'>,
): Promise<void> {
  const { page, hand, t } = walk
  if (pathOf(page) !== '/sign-in') await page.goto(t.path('/sign-in'))
  await hand.fill(field(walk, 'name'), email)
  await hand.fill(field(walk, 'password'), password)
  await hand.press(button(walk, t('sign-in.submit')))
}

/** The same without a page in sight: for whoever only needs to be signed in. */
export async function signInAs(context: BrowserContext, program: Program, role: string): Promise<void> {
  const { email, password } = castMember(program, role)
  const answer = await context.request.post(`${program.base}/en/sign-in`, {
    form: { name: email, password },
    headers: { origin: program.base, 'sec-fetch-site': 'same-origin' },
  })
  assert.ok(
    !new URL(answer.url()).pathname.endsWith('/sign-in'),
    `${role} could not sign in: ${answer.status()}`,
  )
}

/** The demo's study group meeting, whose registrations a focal point decides about. */
export const studyGroup = 'C-00015240'

export async function meeting(program: Program, code: string): Promise<{ id: string }> {
  return program.house.db.selectFrom('event').select('id').where('code', '=', code).executeTakeFirstOrThrow()
}

export type Delegate = MadeAccount & { readonly organisation: MadeOrganisation }

/** Somebody new with an account, of the same organisation as a member of the cast. */
export async function newDelegate(
  program: Program,
  wishes: { name: string; colleagueOf: string; language: string },
): Promise<Delegate> {
  const { db } = program.house
  const row = await db
    .selectFrom('account_identifier')
    .innerJoin('account', 'account.id', 'account_identifier.account_id')
    .innerJoin('affiliation', 'affiliation.person_id', 'account.person_id')
    .innerJoin('organisation', 'organisation.id', 'affiliation.organisation_id')
    .select(['organisation.id', 'organisation.name', 'organisation.category', 'organisation.country_code'])
    .where('account_identifier.key', '=', castMember(program, wishes.colleagueOf).email.toLowerCase())
    .executeTakeFirstOrThrow()
  const organisation = { id: row.id, name: row.name, category: row.category, countryCode: row.country_code }
  const email = `${randomUUID()}@mail.example`
  const { name, language } = wishes
  return { ...(await makeAccount(db, { name, language, email, organisation })), organisation }
}

export type Newcomer = { readonly name: string; readonly email: string; readonly country: string }

export const newPassword = 'a quiet river under seven bridges'

/** From the sign-up form to the page that waits for the mail. */
export async function signUp(walk: Walk, who: Newcomer): Promise<void> {
  const { hand, t, page } = walk
  await hand.fill(field(walk, 'name'), who.name)
  await hand.fill(field(walk, 'email'), who.email)
  await hand.choose(field(walk, 'country'), who.country)
  await hand.choose(field(walk, 'membership'), 'unknown')
  await hand.pick(option(walk, 'organisation', 'unknown'))
  await hand.tick(field(walk, 'terms'))
  await hand.tick(field(walk, 'privacy'))
  await hand.press(button(walk, t('accounts.new.submit')))
  assert.equal(await heading(page), t('accounts.mail.title'))
  assert.ok((await page.locator('main').innerText()).includes(who.email))
}

/** Opens the mailed link and chooses a password. */
export async function activate(walk: Walk, who: Newcomer): Promise<void> {
  const { page, hand, program, t } = walk
  const mail = await mailTo(program, who.email, 'accounts.sign-up')
  await page.goto(linkIn(mail, '/account/activation'))
  await hand.fill(field(walk, 'password'), newPassword)
  await hand.press(button(walk, t('sign-in.activation.submit')))
}

/** Fills in the form of an event, checks the answers, and sends them. */
export async function register(
  walk: Walk,
  wishes: { mode: 'on-site' | 'remote'; badge?: string; submit: string },
): Promise<void> {
  const { page, hand, t } = walk
  assert.equal(await heading(page), t('registrations.form.title'))
  await hand.pick(option(walk, 'mode', wishes.mode))
  if (wishes.badge) await hand.fill(field(walk, 'badge-name'), wishes.badge)
  await hand.press(button(walk, t('registrations.form.submit')))
  assert.equal(await heading(page), t('registrations.check.title'))
  await hand.press(button(walk, t(wishes.submit)))
}

/** The way from an event's page into its form. */
export async function pressRegister(walk: Walk, code: string): Promise<void> {
  const { page, hand, t } = walk
  await page.goto(t.path(`/events/${code}`))
  await says(page, t('events.who.access-not-needed'))
  await hand.press(link(walk, t('events.side.register')))
}

/** The five minutes in which decisions about many can be undone are over for these addresses. */
export async function undoTimePasses(program: Program, addresses: readonly string[]): Promise<void> {
  await program.house.db
    .updateTable('outbox')
    .set({ due_at: new Date() })
    .where('to_address', 'in', addresses)
    .where('state', '=', 'queued')
    .execute()
}
