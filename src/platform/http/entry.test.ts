import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stranger, type Actor } from '../../values/actor.ts'
import { decideEntry, type Entry } from './entry.ts'

const clerk: Actor = {
  kind: 'person',
  accountId: 'a',
  personId: 'p',
  name: 'Clerk',
  permissions: new Set(['desk.open']),
  assurance: 'one-factor',
  withheld: new Set(['vault.open']),
}
const fresh = { isRecent: true, isWanted: false }
const stale = { isRecent: false, isWanted: false }
const asked = { isRecent: false, isWanted: true }

const rules: [string, Parameters<typeof decideEntry>, Entry][] = [
  [
    'everyone may open a public page',
    [{ permission: 'everyone', freshness: 'any' }, stranger, stale],
    'enter',
  ],
  [
    'a public act that needs proof lets strangers be',
    [{ permission: 'everyone', freshness: 'recent' }, stranger, stale],
    'enter',
  ],
  [
    'a public act that needs proof asks people who are signed in',
    [{ permission: 'everyone', freshness: 'recent' }, clerk, stale],
    'prove',
  ],
  [
    'a stranger may open what is for strangers',
    [{ permission: 'stranger-only', freshness: 'any' }, stranger, stale],
    'enter',
  ],
  [
    'somebody signed in is led past what is for strangers',
    [{ permission: 'stranger-only', freshness: 'any' }, clerk, fresh],
    'elsewhere',
  ],
  [
    'somebody asked to prove themselves may sign in again',
    [{ permission: 'stranger-only', freshness: 'any' }, clerk, asked],
    'enter',
  ],
  ['a stranger signs in first', [{ permission: 'signed-in', freshness: 'any' }, stranger, stale], 'sign-in'],
  [
    'a stranger cannot tell a guarded page from a signed-in one',
    [{ permission: 'desk.open', freshness: 'any' }, stranger, stale],
    'sign-in',
  ],
  [
    'somebody signed in may open what is for people signed in',
    [{ permission: 'signed-in', freshness: 'any' }, clerk, stale],
    'enter',
  ],
  [
    'the right permission opens the door',
    [{ permission: 'desk.open', freshness: 'any' }, clerk, stale],
    'enter',
  ],
  [
    'without the permission there is no page',
    [{ permission: 'desk.close', freshness: 'any' }, clerk, fresh],
    'not-found',
  ],
  [
    'what only a second factor opens leads to where it is set up',
    [{ permission: 'vault.open', freshness: 'recent' }, clerk, stale],
    'second-factor',
  ],
  [
    'without the permission no proof is asked for either',
    [{ permission: 'desk.close', freshness: 'recent' }, clerk, stale],
    'not-found',
  ],
  [
    'an old proof is not enough for what needs a fresh one',
    [{ permission: 'desk.open', freshness: 'recent' }, clerk, stale],
    'prove',
  ],
  ['a fresh proof is', [{ permission: 'desk.open', freshness: 'recent' }, clerk, fresh], 'enter'],
]

for (const [name, given, entry] of rules) test(name, () => assert.equal(decideEntry(...given), entry))
