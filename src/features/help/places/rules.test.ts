import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isOurs } from '../articles/rules.ts'
import { articleOfPlace, helpFor } from './rules.ts'

const leads = {
  '/': '/help',
  '/help': '/help',
  '/help/guides/account': '/help',
  '/desk/events': '/help',
  '/admin/accounts': '/help',
  '/sign-in': '/help/questions/sign-in',
  '/sign-in/second-step': '/help/questions/sign-in',
  '/account': '/help/guides/account',
  '/account/new': '/help/guides/registration',
  '/account/password': '/help/questions/change-password',
  '/account/recovery/mail': '/help/questions/lost',
  '/account/activation/abc': '/help/questions/initial-password',
  '/account/security': '/help/questions/second-step',
  '/events/C-00015213/registration': '/help/guides/registration',
  '/registrations/R-7K2M-40QX': '/help/guides/registration',
  '/approvals': '/help/guides/focal-points',
  '/organisation/access': '/help/guides/focal-points',
  '/meetings/test': '/help/technical/meetings',
  '/access': '/help/questions/eligible',
  '/access/status/mail': '/help/questions/application',
  '/mail': '/help/questions/read-mail',
  '/mail/set-up': '/help/guides/mail-programs',
  '/mail/settings/forwarding': '/help/questions/forwarding',
  '/directory/focal-points': '/help/questions/focal-point',
  '/messages': '/help/questions/forged',
  '/notices/check': '/help/questions/forged',
  '/notices/report': '/help/questions/suspicious',
  '/documents': '/help/questions/eligible',
  '/there-is-nothing-here': '/help',
} as const

describe('the help link of a page', () => {
  for (const [path, help] of Object.entries(leads))
    test(`of ${path} leads to ${help}`, () => assert.equal(helpFor(path), help))

  test('leads to articles that are there', () => {
    for (const path of Object.keys(leads)) {
      const article = articleOfPlace(path)
      assert.ok(!article || isOurs(article), path)
    }
  })
})
