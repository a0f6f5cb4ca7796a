import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { moves as accessMoves } from '../../src/features/access/states.ts'
import { moves as accountMoves } from '../../src/features/accounts/states.ts'
import { moves as affiliationMoves } from '../../src/features/directory/people/affiliations/states.ts'
import { documentMoves } from '../../src/features/documents/states.ts'
import { moves as enquiryMoves } from '../../src/features/enquiries/states.ts'
import { moves as feedbackMoves } from '../../src/features/enquiries/feedback/states.ts'
import { eventMoves } from '../../src/features/events/states.ts'
import { forwardingMoves } from '../../src/features/mailbox/forwarding/states.ts'
import { mailboxMoves } from '../../src/features/mailbox/states.ts'
import { noticeMoves } from '../../src/features/notices/states.ts'
import {
  moves as registrationMoves,
  returns as registrationReturns,
} from '../../src/features/registrations/states.ts'
import { moves as visaMoves } from '../../src/features/visa-letters/states.ts'
import { waitingMoves } from '../../src/features/webmail/writing/states.ts'

type Moves = Readonly<Record<string, readonly string[]>>

/** Moves forward, and the ways back. */
const both = (moves: Moves, returns: Partial<Moves>): Moves =>
  Object.fromEntries(Object.entries(moves).map(([from, to]) => [from, [...to, ...(returns[from] ?? [])]]))

/** Every machine there is, and the state each begins in. */
const machines: readonly { name: string; begins: readonly string[]; where: string; moves: Moves }[] = [
  { name: 'Account', begins: ['initial', 'active'], where: 'accounts', moves: accountMoves },
  {
    name: 'Affiliation',
    begins: ['claimed', 'approved'],
    where: 'directory/people/affiliations',
    moves: affiliationMoves,
  },
  { name: 'Document', begins: ['draft'], where: 'documents', moves: documentMoves },
  { name: 'Event', begins: ['draft'], where: 'events', moves: eventMoves },
  {
    name: 'Registration',
    begins: ['draft'],
    where: 'registrations',
    moves: both(registrationMoves, registrationReturns),
  },
  {
    name: 'Member access',
    begins: ['awaiting', 'returned', 'approved', 'active'],
    where: 'access',
    moves: accessMoves,
  },
  { name: 'Visa letter', begins: ['incomplete'], where: 'visa-letters', moves: visaMoves },
  { name: 'Mailbox', begins: ['active'], where: 'mailbox', moves: mailboxMoves },
  { name: 'Enquiry', begins: ['open'], where: 'enquiries', moves: enquiryMoves },
  { name: 'Feedback', begins: ['fresh'], where: 'enquiries/feedback', moves: feedbackMoves },
  { name: 'Notice', begins: ['draft'], where: 'notices', moves: noticeMoves },
  { name: 'Forwarding', begins: ['waiting'], where: 'mailbox/forwarding', moves: forwardingMoves },
  { name: 'Letter that leaves', begins: ['waiting'], where: 'webmail/writing', moves: waitingMoves },
]

/** Names with a hyphen are no words to the drawing. */
const word = (state: string) => state.replaceAll('-', '_')

function drawing({ name, begins, where, moves }: (typeof machines)[number]): string {
  const from = Object.keys(moves)
  const steps = from.flatMap((state) => (moves[state] ?? []).map((to) => `  ${word(state)} --> ${word(to)}`))
  const ends = from.filter((state) => moves[state]?.length === 0).map((state) => `  ${word(state)} --> [*]`)
  const named = from
    .filter((state) => state !== word(state))
    .map((state) => `  state "${state}" as ${word(state)}`)
  const drawn = [
    'stateDiagram-v2',
    ...named,
    ...begins.map((state) => `  [*] --> ${word(state)}`),
    ...steps,
    ...ends,
  ]
  const rows = from.map(
    (state) => `| \`${state}\` | ${(moves[state] ?? []).map((to) => `\`${to}\``).join(', ') || 'nothing'} |`,
  )
  return [
    `## ${name}`,
    `\`src/features/${where}/states.ts\``,
    `\`\`\`mermaid\n${drawn.join('\n')}\n\`\`\``,
    `| from | to |\n| --- | --- |\n${rows.join('\n')}`,
  ].join('\n\n')
}

const page = `# States

Every state machine as the program has it, made by \`test/checks/drawn-states.test.ts\`; do not edit. A move that is not drawn
is refused by the acts, whoever asks.

${machines.map(drawing).join('\n\n')}
`

test('the states are drawn as the program has them', () => {
  const file = join(import.meta.dirname, '../../docs/reference/states.md')
  if (process.env['PLENARY_TEST_STORE'] === '1') writeFileSync(file, page)
  assert.equal(readFileSync(file, 'utf8'), page)
})
