import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { literal, RawImap } from '../../../../test/support/imap.ts'
import { letter, makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import { deliver } from '../actions/deliver.ts'
import { imapServer, type ImapServer } from './index.ts'

let house: TestHouse
let server: ImapServer
let box: MadeMailbox
before(async () => {
  house = await testHouse()
  server = await imapServer(house, {
    port: 'any',
    tls: 'none',
    delay: 1,
    most: { strangersOfAddress: 1000, ofAccount: 1000 },
  })
  box = await makeMailbox(house)
  for (let n = 0; n < 3; n++) await deliver(house, box.id, letter(), { verdict: { origin: 'outside' } })
})
after(async () => {
  await server.close()
  await house.close()
})

const commands =
  'CAPABILITY NOOP ID ENABLE SELECT EXAMINE CREATE DELETE RENAME SUBSCRIBE UNSUBSCRIBE LIST LSUB NAMESPACE STATUS APPEND GETQUOTA GETQUOTAROOT SETQUOTA CHECK CLOSE UNSELECT EXPUNGE SEARCH FETCH STORE COPY MOVE UID LOGIN AUTHENTICATE STARTTLS'.split(
    ' ',
  )
const words = [
  ...[
    'INBOX',
    'Trash',
    '"a/b"',
    '""',
    '*',
    '%',
    '1',
    '1:*',
    '2,3',
    '4294967295',
    '0',
    '99999999999999999999',
  ],
  ...[
    '(',
    ')',
    '(\\Seen)',
    '\\Deleted',
    '+FLAGS',
    '-FLAGS.SILENT',
    'FLAGS',
    'BODY[]',
    'BODY.PEEK[1.2.MIME]<0.5>',
    'ENVELOPE',
    'BODY[HEADER.FIELDS (TO)]',
  ],
  ...[
    'ALL',
    'NOT',
    'OR',
    'SUBJECT',
    '"x"',
    'HEADER',
    'KEYWORD',
    'SINCE',
    '1-Feb-2020',
    '1-Feb-0000',
    '31-Dec-9999',
    '9223372036854773760',
    '(UNCHANGEDSINCE 9223372036854773760)',
    '"17-Jul-0000 02:44:25 -0700"',
    '31-Feb-0000',
    'LARGER 5000000000',
    'SENTSINCE 1-Jan-0000',
    'MODSEQ 9223372036854773760',
    'MODSEQ',
    'RETURN',
    '(MIN COUNT)',
    'CHARSET',
    'UTF-8',
    'X-NONE',
    'LARGER',
  ],
  ...[
    '(SUBSCRIBED RECURSIVEMATCH)',
    '(STATUS (MESSAGES))',
    '(CHANGEDSINCE 1)',
    '(UNCHANGEDSINCE 0)',
    '(USE (\\Drafts))',
    '(CONDSTORE)',
    'NIL',
    '&AOk-',
    '&',
    '\xe9',
    '\0',
    '"\\"',
    '[',
    ']',
    '{',
    '}',
    '~',
  ],
  literal('literal \0\xff'),
  literal(''),
]

/** Something like a command, or nothing like one. Whoever sends a literal sends it whole. */
const lines = fc.tuple(
  fc.constantFrom(...commands, 'UID FETCH', 'UID STORE', 'UID SEARCH', 'UID EXPUNGE', 'NONSENSE'),
  fc.array(fc.constantFrom(...words), { maxLength: 7 }),
  fc.constantFrom(' ', ' ', ' ', '', '  '),
)

test('no command does anything but end with its own answer', async (t) => {
  const client = await RawImap.signedIn(server.port!, box.account.username)
  t.after(() => client.close())
  await fc.assert(
    fc.asyncProperty(lines, async ([command, args, gap]) => {
      await client.ask('SELECT INBOX')
      const { status } = await client.ask([command, ...args].join(gap === '' ? ' ' : gap))
      assert.match(status, /^(OK|NO|BAD) /)
      assert.doesNotMatch(status, /SERVERBUG/)
    }),
    { numRuns: 500 },
  )
})

test('no bytes end the process, or keep it from answering others', async () => {
  const other = await RawImap.signedIn(server.port!, box.account.username)
  const bytes = fc.array(
    fc.oneof(
      fc.constantFrom(
        'a ',
        '\r\n',
        '\n',
        '{5}\r\n',
        '{5+}\r\n',
        '{999999999}',
        '{99999999999+}\r\n',
        'LOGIN ',
        'AUTHENTICATE PLAIN\r\n',
        '*\r\n',
        'STARTTLS\r\n',
        '"',
        '(',
        '\0',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 30 },
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (parts) => {
      const client = await RawImap.open(server.port!)
      client.say(parts.join(''))
      assert.match((await other.ask('NOOP')).status, /^OK/)
      client.close()
    }),
    { numRuns: 200 },
  )
  while (server.count() > 1) await other.ask('NOOP')
})
