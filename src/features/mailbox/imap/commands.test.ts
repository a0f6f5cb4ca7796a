import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { literal, RawImap } from '../../../../test/support/imap.ts'
import { letter, makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import { testPassword } from '../../../../test/support/people.ts'
import { deliver } from '../actions/deliver.ts'
import { imapServer, type ImapServer } from './index.ts'

let house: TestHouse
let server: ImapServer
before(async () => {
  house = await testHouse()
  server = await imapServer(house, { port: 'any', tls: 'none', delay: 1 })
})
after(async () => {
  await server.close()
  await house.close()
})

const outside = { verdict: { origin: 'outside' } } as const

/** Somebody with so many letters in the inbox, who has it open unless `selects` is false. */
async function begin(letters = 0, selects = true): Promise<{ box: MadeMailbox; client: RawImap }> {
  const box = await makeMailbox(house)
  for (let n = 1; n <= letters; n++) await deliver(house, box.id, letter({ subject: `Letter ${n}` }), outside)
  const client = await RawImap.signedIn(server.port!, box.account.username)
  if (selects) await client.ask('SELECT INBOX')
  return { box, client }
}

test('CAPABILITY, NOOP, ID and LOGOUT are answered before sign-in', async () => {
  const client = await RawImap.open(server.port!)
  assert.deepEqual((await client.ask('CAPABILITY')).lines, [
    '* CAPABILITY IMAP4rev1 LITERAL+ ID ENABLE SASL-IR AUTH=PLAIN',
  ])
  assert.match((await client.ask('NOOP')).status, /^OK /)
  assert.deepEqual((await client.ask('ID ("name" "sodr" "version" "19.34" "x" NIL)')).lines, [
    '* ID ("name" "Plenary")',
  ])
  assert.match((await client.ask('ID NIL')).status, /^OK /)
  assert.match((await client.ask('SELECT INBOX')).status, /^BAD /)
  assert.match((await client.ask('FETCH 1 FLAGS')).status, /^BAD /)
  assert.deepEqual(await client.ask('LOGOUT'), { lines: ['* BYE Goodbye'], status: 'OK Goodbye' })
  await client.rest()
})

test('LOGIN and AUTHENTICATE take name and password in every form, and say the same to every wrong one', async () => {
  const { account } = await makeMailbox(house)
  const plain = (name: string, password: string, wanted = '') =>
    Buffer.from(`${wanted}\0${name}\0${password}`).toString('base64')
  const isIn = async (say: (client: RawImap) => Promise<{ status: string }>) => {
    const client = await RawImap.open(server.port!)
    const { status } = await say(client)
    client.close()
    return status
  }
  const good = /^OK \[CAPABILITY IMAP4rev1 [^\]]*UIDPLUS[^\]]*\] /
  assert.match(await isIn((it) => it.ask(`LOGIN ${account.username} "${testPassword}"`)), good)
  assert.match(await isIn((it) => it.ask(`LOGIN ${literal(account.email)} ${literal(testPassword)}`)), good)
  assert.match(
    await isIn((it) => it.ask(`AUTHENTICATE PLAIN ${plain(account.username, testPassword)}`)),
    good,
  )
  assert.match(
    await isIn(async (it) => {
      it.say('a AUTHENTICATE PLAIN\r\n')
      assert.equal(await it.line(), '+ ')
      it.say(`${plain(account.username, testPassword)}\r\n`)
      return it.end('a')
    }),
    good,
  )
  const wrong = 'NO [AUTHENTICATIONFAILED] Wrong name or password'
  assert.equal(await isIn((it) => it.ask(`LOGIN ${account.username} wrong`)), wrong)
  assert.equal(await isIn((it) => it.ask('LOGIN nobody-at-all wrong')), wrong)
  assert.equal(await isIn((it) => it.ask(`AUTHENTICATE PLAIN ${plain('nobody-at-all', 'wrong')}`)), wrong)
  assert.match(
    await isIn((it) => it.ask(`AUTHENTICATE PLAIN ${plain(account.username, testPassword, 'boss')}`)),
    /^NO \[AUTHORIZATIONFAILED\]/,
  )
  assert.match(await isIn((it) => it.ask('AUTHENTICATE CRAM-MD5')), /^NO /)
  assert.match(
    await isIn(async (it) => {
      it.say('a AUTHENTICATE PLAIN\r\n')
      await it.line()
      it.say('*\r\n')
      return it.end('a')
    }),
    /^BAD /,
  )
})

test('after three wrong passwords the line is closed', async () => {
  const { account } = await makeMailbox(house)
  const client = await RawImap.open(server.port!)
  for (const n of [1, 2, 3])
    assert.match((await client.ask(`LOGIN ${account.username} wrong-${n}`)).status, /^NO /)
  await client.rest()
})

test('SELECT and EXAMINE say what RFC 3501 wants said', async () => {
  const { client } = await begin(3, false)
  const { lines, status } = await client.ask('SELECT inbox')
  assert.equal(status, 'OK [READ-WRITE] Opened')
  assert.deepEqual(
    lines.map((line) => line.replace(/\d{9,}/, 'V').replace(/HIGHESTMODSEQ \d+/, 'HIGHESTMODSEQ M')),
    [
      '* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)',
      '* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)] These are kept',
      '* 3 EXISTS',
      '* 0 RECENT',
      '* OK [UNSEEN 1] The first unread',
      '* OK [UIDVALIDITY V] UIDs are good',
      '* OK [UIDNEXT 4] The next UID',
      '* OK [HIGHESTMODSEQ M] The last change',
    ],
  )
  const again = await client.ask('EXAMINE INBOX')
  assert.match(again.status, /^OK \[READ-ONLY\]/)
  assert.match(again.lines[0]!, /^\* OK \[CLOSED\]/, 'what follows is about the other folder')
  assert.ok(!lines.some((line) => line.includes('[CLOSED]')))
  assert.match((await client.ask('STORE 1 +FLAGS (\\Seen)')).status, /^NO /)
  assert.match((await client.ask('EXPUNGE')).status, /^NO /)
  assert.match((await client.ask('MOVE 1 Trash')).status, /^NO /)
  await client.ask('FETCH 1 BODY[]')
  assert.deepEqual((await client.ask('SEARCH SEEN')).lines, ['* SEARCH'])
  assert.match((await client.ask('SELECT Nowhere')).status, /^NO \[NONEXISTENT\]/)
  assert.match(
    (await client.ask('FETCH 1 FLAGS')).status,
    /^BAD /,
    'a SELECT that failed leaves nothing selected',
  )
})

test('folders are made, renamed, subscribed and taken away', async () => {
  const { client } = await begin(0, false)
  const statusOf = async (command: string) => (await client.ask(command)).status
  assert.match(await statusOf('CREATE "a/b/c"'), /^OK/)
  assert.match(await statusOf('CREATE a/b/c'), /^NO \[ALREADYEXISTS\]/)
  assert.match(await statusOf('CREATE owatagusiam/'), /^OK/)
  assert.match(await statusOf('CREATE ""'), /^(NO|BAD)/)
  assert.match(await statusOf('CREATE "a//b"'), /^NO \[CANNOT\]/)
  assert.match(await statusOf('CREATE "&bad"'), /^BAD/)
  assert.match(await statusOf('CREATE News (USE (\\Flagged))'), /^NO \[USEATTR\]/)
  assert.match(await statusOf('RENAME a/b z'), /^OK/)
  assert.match(await statusOf('RENAME nowhere z2'), /^NO \[NONEXISTENT\]/)
  assert.match(await statusOf('SUBSCRIBE z/c'), /^OK/)
  assert.match(await statusOf('UNSUBSCRIBE z'), /^OK/)
  assert.deepEqual((await client.ask('LIST "" z*')).lines, [
    '* LIST (\\HasChildren) "/" z',
    '* LIST (\\HasNoChildren) "/" "z/c"',
  ])
  assert.match(await statusOf('DELETE z'), /^OK/)
  assert.deepEqual(
    (await client.ask('LIST "" %')).lines.filter((line) => / z$/.test(line)),
    ['* LIST (\\NonExistent \\Noselect \\HasChildren) "/" z'],
  )
  assert.match(await statusOf('DELETE INBOX'), /^NO \[CANNOT\]/)
  assert.match(await statusOf('DELETE nowhere'), /^NO \[NONEXISTENT\]/)
})

test('LIST and LSUB know wildcards, references, selections and what to return', async () => {
  const { client } = await begin(2, false)
  await client.ask('CREATE "a/b"')
  for (const path of ['Junk', 'Archive', 'a', 'Drafts', 'Sent', 'Trash'])
    await client.ask(`UNSUBSCRIBE ${path}`)
  await client.ask('SUBSCRIBE a/b')
  const list = async (command: string) => (await client.ask(command)).lines
  assert.deepEqual(await list('LIST "" ""'), ['* LIST (\\Noselect) "/" ""'])
  assert.deepEqual(await list('LIST "a/" %'), ['* LIST (\\HasNoChildren) "/" "a/b"'])
  assert.deepEqual(await list('LIST "" inb%'), [])
  assert.deepEqual(await list('LIST "" inbox'), ['* LIST (\\HasNoChildren) "/" INBOX'])
  assert.deepEqual(await list('LIST (SUBSCRIBED) "" *'), [
    '* LIST (\\HasNoChildren \\Subscribed) "/" INBOX',
    '* LIST (\\HasNoChildren \\Subscribed) "/" "a/b"',
  ])
  assert.deepEqual(await list('LIST (SUBSCRIBED RECURSIVEMATCH) "" %'), [
    '* LIST (\\HasNoChildren \\Subscribed) "/" INBOX',
    '* LIST (\\HasChildren) "/" a ("CHILDINFO" ("SUBSCRIBED"))',
  ])
  assert.deepEqual(await list('LIST (SPECIAL-USE) "" (J% "T*") RETURN (CHILDREN SPECIAL-USE)'), [
    '* LIST (\\HasNoChildren \\Junk) "/" Junk',
    '* LIST (\\HasNoChildren \\Trash) "/" Trash',
  ])
  assert.deepEqual(await list('LIST "" INBOX RETURN (STATUS (MESSAGES UNSEEN))'), [
    '* LIST (\\HasNoChildren) "/" INBOX',
    '* STATUS INBOX (MESSAGES 2 UNSEEN 2)',
  ])
  assert.deepEqual(await list('LSUB "" *'), ['* LSUB () "/" INBOX', '* LSUB () "/" "a/b"'])
  assert.deepEqual(await list('LSUB "" %'), ['* LSUB () "/" INBOX', '* LSUB (\\Noselect) "/" a'])
  assert.match((await client.ask('LIST (RECURSIVEMATCH) "" *')).status, /^BAD/)
  assert.match((await client.ask('LIST "" * RETURN (NONSENSE)')).status, /^BAD/)
  assert.match((await client.ask(`LIST "" ${'*a'.repeat(60)}`)).status, /^BAD/)
  assert.deepEqual(await list('NAMESPACE'), ['* NAMESPACE (("" "/")) NIL NIL'])
})

test('a folder is made for a use, and STATUS says all its figures', async () => {
  const { client } = await begin(2, false)
  assert.match((await client.ask('CREATE "Mes brouillons" (USE (\\Archive))')).status, /^OK/)
  assert.deepEqual((await client.ask('LIST (SPECIAL-USE) "" Mes*')).lines, [
    '* LIST (\\HasNoChildren \\Archive) "/" "Mes brouillons"',
  ])
  const [line] = (
    await client.ask(
      'STATUS INBOX (MESSAGES RECENT UIDNEXT UIDVALIDITY UNSEEN SIZE HIGHESTMODSEQ APPENDLIMIT)',
    )
  ).lines
  assert.match(
    line!,
    /^\* STATUS INBOX \(MESSAGES 2 RECENT 0 UIDNEXT 3 UIDVALIDITY \d+ UNSEEN 2 SIZE \d{3} HIGHESTMODSEQ \d+ APPENDLIMIT \d+\)$/,
  )
  assert.match((await client.ask('STATUS Nowhere (MESSAGES)')).status, /^NO \[NONEXISTENT\]/)
  assert.match((await client.ask('STATUS INBOX (WEIGHT)')).status, /^BAD/)
})

test('APPEND keeps a message with flags and day, and says its UID', async () => {
  const { client } = await begin(0)
  const said = await client.ask(
    `APPEND INBOX (\\Seen Junk) "17-Jul-1996 02:44:25 -0700" ${literal('A: b\r\n\r\nc')}`,
  )
  assert.match(said.status, /^OK \[APPENDUID \d+ 1\]/)
  assert.deepEqual(said.lines, ['* 1 EXISTS'])
  const [line] = (await client.ask('FETCH 1 (INTERNALDATE FLAGS BODY[])')).lines
  assert.equal(
    line,
    '* 1 FETCH (INTERNALDATE "17-Jul-1996 09:44:25 +0000" FLAGS (Junk \\Seen) BODY[] {9}\r\nA: b\r\n\r\nc)',
  )
  client.say('s APPEND INBOX {3}\r\n')
  assert.equal(await client.line(), '+ go on')
  client.say('abc\r\n')
  assert.match((await client.end('s')).status, /^OK/)
  assert.match((await client.ask(`APPEND Nowhere ${literal('x')}`)).status, /^NO \[TRYCREATE\]/)
  assert.match((await client.ask('APPEND INBOX {0+}\r\n')).status, /^NO/)
  assert.match((await client.ask('APPEND INBOX "quoted"')).status, /^BAD/)
  client.say('big APPEND INBOX {99999999}\r\n')
  assert.match((await client.end('big')).status, /^NO \[TOOBIG\]/)
  assert.match((await client.ask('NOOP')).status, /^OK/)
})

test('FETCH gives every item, marks what is read, and knows sets and macros', async () => {
  const { client } = await begin(3)
  const fetch = async (what: string) => (await client.ask(`FETCH ${what}`)).lines
  assert.match(
    (await fetch('1 ALL'))[0]!,
    /^\* 1 FETCH \(FLAGS \(\) INTERNALDATE "[^"]+" RFC822\.SIZE \d+ ENVELOPE \("Wed, 25 Nov 2026 08:00:00 \+0000" "Letter 1" \(\("Ama Mensah" NIL "ama" "outside\.example"\)\) .* NIL NIL NIL "<[^>]+>"\)\)$/,
  )
  assert.match(
    (await fetch('1 FULL'))[0]!,
    /BODY \("text" "plain" \("charset" "utf-8"\) NIL NIL "8bit" \d+ 1\)\)$/,
  )
  assert.match(
    (await fetch('1 BODYSTRUCTURE'))[0]!,
    /\("text" "plain" \("charset" "utf-8"\) NIL NIL "8bit" \d+ 1 NIL NIL NIL NIL\)\)$/,
  )
  assert.deepEqual(await fetch('2 BODY.PEEK[HEADER.FIELDS (SUBJECT)]'), [
    '* 2 FETCH (BODY[HEADER.FIELDS (SUBJECT)] {21}\r\nSubject: Letter 2\r\n\r\n)',
  ])
  assert.deepEqual(await fetch('2 BODY.PEEK[]<6.11>'), ['* 2 FETCH (BODY[]<6> {11}\r\nAma Mensah )'])
  assert.deepEqual(await fetch('2 BODY.PEEK[]<999999.5>'), ['* 2 FETCH (BODY[]<999999> {0}\r\n)'])
  assert.deepEqual(await fetch('2 BODY.PEEK[7]'), ['* 2 FETCH (BODY[7] NIL)'])
  assert.match(
    (await fetch('2 (UID RFC822.HEADER)'))[0]!,
    /^\* 2 FETCH \(UID 2 RFC822\.HEADER \{\d+\}\r\nFrom: [^]*\r\n\r\n\)$/,
  )
  assert.deepEqual(
    await fetch('1:* (UID FLAGS)'),
    [1, 2, 3].map((n) => `* ${n} FETCH (UID ${n} FLAGS ())`),
  )
  assert.match(
    (await fetch('2 RFC822.TEXT'))[0]!,
    /^\* 2 FETCH \(FLAGS \(\\Seen\) RFC822\.TEXT \{\d+\}\r\nLetter \d+\.\r\n\)$/,
  )
  assert.deepEqual((await client.ask('UID FETCH 3:9 FLAGS')).lines, ['* 3 FETCH (UID 3 FLAGS ())'])
  assert.deepEqual((await client.ask('UID FETCH 77 FLAGS')).lines, [])
  assert.match((await client.ask('FETCH 4 FLAGS')).status, /^BAD/)
  assert.match((await client.ask('FETCH 1 NONSENSE')).status, /^BAD/)
})

test('STORE sets, adds and takes off flags, with and without an answer', async () => {
  const { client } = await begin(3)
  const store = async (what: string) => (await client.ask(`STORE ${what}`)).lines
  assert.deepEqual(await store('1:2 +FLAGS (\\Deleted work)'), [
    '* 1 FETCH (FLAGS (\\Deleted work))',
    '* 2 FETCH (FLAGS (\\Deleted work))',
  ])
  assert.deepEqual(await store('1 -FLAGS \\Deleted'), ['* 1 FETCH (FLAGS (work))'])
  assert.deepEqual(await store('1 FLAGS.SILENT (\\Seen)'), [])
  assert.deepEqual((await client.ask('UID STORE 1 FLAGS ()')).lines, ['* 1 FETCH (UID 1 FLAGS ())'])
  assert.match((await client.ask('STORE 1 FLAGS (\\Bad\\)')).status, /^BAD/)
})

test('EXPUNGE, UID EXPUNGE and CLOSE take away what is marked, and only that', async () => {
  const { box, client } = await begin(5)
  await client.ask('STORE 2,4,5 +FLAGS.SILENT (\\Deleted)')
  assert.deepEqual((await client.ask('UID EXPUNGE 1:4')).lines, ['* 4 EXPUNGE', '* 2 EXPUNGE'])
  assert.deepEqual((await client.ask('EXPUNGE')).lines, ['* 3 EXPUNGE'])
  assert.deepEqual((await client.ask('UID SEARCH ALL')).lines, ['* SEARCH 1 3'])
  await client.ask('STORE 1 +FLAGS.SILENT (\\Deleted)')
  assert.deepEqual(await client.ask('UNSELECT'), { lines: [], status: 'OK Left' })
  assert.deepEqual((await client.ask('STATUS INBOX (MESSAGES)')).lines, ['* STATUS INBOX (MESSAGES 2)'])
  await client.ask('SELECT INBOX')
  assert.deepEqual(await client.ask('CLOSE'), { lines: [], status: 'OK Closed' })
  assert.deepEqual((await client.ask('STATUS INBOX (MESSAGES)')).lines, ['* STATUS INBOX (MESSAGES 1)'])
  assert.ok(box)
})

test('COPY and MOVE say the new UIDs, and offer to make a folder that is missing', async () => {
  const { client } = await begin(3)
  const copied = await client.ask('COPY 1:2 Archive')
  assert.match(copied.status, /^OK \[COPYUID \d+ 1:2 1:2\]/)
  const moved = await client.ask('UID MOVE 2:3 Archive')
  assert.match(moved.lines[0]!, /^\* OK \[COPYUID \d+ 2:3 3:4\]/)
  assert.deepEqual(moved.lines.slice(1), ['* 3 EXPUNGE', '* 2 EXPUNGE'])
  assert.match((await client.ask('COPY 1 Nowhere')).status, /^NO \[TRYCREATE\]/)
  const here = await client.ask('COPY 1 INBOX')
  assert.match(here.lines.join(), /\* \d+ EXISTS/, 'a copy beside it is told at once')
  assert.match((await client.ask('UID COPY 99 Archive')).status, /^OK /)
  assert.deepEqual((await client.ask('STATUS Archive (MESSAGES)')).lines, ['* STATUS Archive (MESSAGES 4)'])
})

test('SEARCH understands its keys, and ESEARCH its shorter answers', async () => {
  const { client } = await begin(5)
  await client.ask('STORE 2:3 +FLAGS.SILENT (\\Seen)')
  const search = async (what: string) =>
    (await client.ask(`SEARCH ${what}`)).lines[0]?.replace('* SEARCH', '').trim()
  assert.equal(await search('UNSEEN'), '1 4 5')
  assert.equal(await search('2:4 UNSEEN SUBJECT letter'), '4')
  assert.equal(await search('OR (2,4 SUBJECT letter) (UID 5 SUBJECT letter)'), '2 4 5')
  assert.equal(await search('UID 9:* SUBJECT letter'), '5')
  assert.equal(await search('FLAGGED SUBJECT letter'), '')
  assert.equal(await search('2:4 SEEN'), '2 3')
  assert.equal(await search('NOT (SEEN) UID 1:4'), '1 4')
  assert.equal(await search('OR SUBJECT "letter 1" SUBJECT "LETTER 5"'), '1 5')
  assert.equal(await search(`CHARSET UTF-8 SUBJECT ${literal('Letter 2')}`), '2')
  assert.equal(await search('SENTON 25-Nov-2026 FROM ama'), '1 2 3 4 5')
  assert.equal(await search('SENTBEFORE 25-Nov-2026'), '')
  assert.equal(await search('SINCE 25-Nov-2026 BEFORE 26-Nov-2026'), '1 2 3 4 5')
  assert.equal(await search('ON 24-Nov-2026'), '')
  assert.equal(await search('LARGER 100 SMALLER 100000'), '1 2 3 4 5')
  assert.equal(await search('HEADER Message-ID outside.example 1'), '1')
  assert.equal(await search('HEADER X-None ""'), '')
  assert.equal(await search('FROM "" 1'), '1')
  assert.equal(await search('CC ""'), '', 'no text means that the field is there')
  assert.equal(await search('TO inside.example TEXT letter'), '1 2 3 4 5')
  assert.equal(await search('NEW'), '')
  assert.equal(await search('OLD'), '1 2 3 4 5')
  const returned = async (what: string) => (await client.ask(what)).lines[0]?.replace(/"t\d+"/, 'T')
  assert.equal(await returned('SEARCH RETURN () UNSEEN'), '* ESEARCH (TAG T) ALL 1,4:5')
  assert.equal(
    await returned('UID SEARCH RETURN (MIN MAX COUNT) SEEN'),
    '* ESEARCH (TAG T) UID MIN 2 MAX 3 COUNT 2',
  )
  assert.equal(await returned('SEARCH RETURN (MIN COUNT) FLAGGED'), '* ESEARCH (TAG T) COUNT 0')
  assert.match((await client.ask('SEARCH CHARSET NOPE SUBJECT x')).status, /^NO \[BADCHARSET/)
  assert.match((await client.ask('SEARCH RETURN (NOPE) ALL')).status, /^BAD/)
})

test('CONDSTORE: changes are told with their MODSEQ, and nothing is overwritten unseen', async () => {
  const { box, client } = await begin(3, false)
  const other = await RawImap.signedIn(server.port!, box.account.username)
  await other.ask('SELECT INBOX')
  assert.deepEqual((await client.ask('ENABLE CONDSTORE X-NONE')).lines, ['* ENABLED CONDSTORE'])
  const opened = await client.ask('SELECT INBOX (CONDSTORE)')
  const before = Number(/HIGHESTMODSEQ (\d+)/.exec(opened.lines.join())![1])
  await other.ask('STORE 2 +FLAGS.SILENT (\\Flagged)')
  const told = (await client.ask('NOOP')).lines
  assert.equal(told.length, 1)
  const now = Number(/^\* 2 FETCH \(UID 2 FLAGS \(\\Flagged\) MODSEQ \((\d+)\)\)$/.exec(told[0]!)![1])
  assert.ok(now > before)
  assert.deepEqual((await client.ask(`FETCH 1:* (FLAGS) (CHANGEDSINCE ${before})`)).lines, [
    `* 2 FETCH (FLAGS (\\Flagged) MODSEQ (${now}))`,
  ])
  const refused = await client.ask(`UID STORE 1:3 (UNCHANGEDSINCE ${before}) +FLAGS.SILENT (\\Seen)`)
  assert.match(refused.status, /^OK \[MODIFIED 2\]/)
  assert.equal(refused.lines.length, 2)
  assert.match(refused.lines[0]!, /^\* 1 FETCH \(UID 1 MODSEQ \(\d+\)\)$/)
  assert.match((await client.ask(`SEARCH MODSEQ ${now + 1}`)).lines[0]!, /^\* SEARCH 1 3 \(MODSEQ \d+\)$/)
  assert.match((await client.ask('FETCH 2 MODSEQ')).lines[0]!, new RegExp(`MODSEQ \\(${now}\\)`))
})

test('whoever speaks of MODSEQ first is told that of the open folder, once', async () => {
  const highest = /^\* OK \[HIGHESTMODSEQ \d+\]/
  for (const first of [
    'ENABLE CONDSTORE',
    'FETCH 1 MODSEQ',
    'FETCH 1 UID (CHANGEDSINCE 1)',
    'STORE 1 (UNCHANGEDSINCE 1) +FLAGS.SILENT (\\Seen)',
    'SEARCH MODSEQ 9223372036854775807',
    'STATUS Sent (HIGHESTMODSEQ)',
  ]) {
    const { client } = await begin(1)
    const { lines, status } = await client.ask(first)
    assert.match(status, /^OK/, first)
    assert.equal(lines.filter((line) => highest.test(line)).length, 1, first)
    assert.ok(!(await client.ask('FETCH 1 MODSEQ')).lines.some((line) => highest.test(line)))
    client.close()
  }
  const { client } = await begin(1)
  assert.match((await client.ask('SEARCH MODSEQ 9223372036854775808')).status, /^BAD/)
})

test('numbers do not move under a running FETCH, STORE or SEARCH', async () => {
  const { box, client } = await begin(3)
  const other = await RawImap.signedIn(server.port!, box.account.username)
  await other.ask('SELECT INBOX')
  await other.ask('STORE 1 +FLAGS.SILENT (\\Deleted)')
  await other.ask('EXPUNGE')
  await client.ask('UID SEARCH ALL')
  await client.ask('NOOP')
  await other.ask('STORE 1 +FLAGS.SILENT (\\Deleted)')
  await other.ask('EXPUNGE')
  for (const command of ['FETCH 2 UID', 'STORE 2 +FLAGS (\\Seen)', 'SEARCH ALL'])
    assert.ok(!(await client.ask(command)).lines.some((line) => line.endsWith('EXPUNGE')), command)
  assert.ok((await client.ask('NOOP')).lines.includes('* 1 EXPUNGE'))
})

test('IDLE tells what is new before what is gone, and ends with DONE', async () => {
  const { box, client } = await begin(2)
  const other = await RawImap.signedIn(server.port!, box.account.username)
  await other.ask('SELECT INBOX')
  client.say('i IDLE\r\n')
  assert.equal(await client.line(), '+ idling')
  await deliver(house, box.id, letter(), outside)
  assert.equal(await client.line(), '* 3 EXISTS')
  await other.ask('STORE 1 +FLAGS.SILENT (\\Deleted)')
  assert.equal(await client.line(), '* 1 FETCH (UID 1 FLAGS (\\Deleted))')
  await other.ask('EXPUNGE')
  assert.equal(await client.line(), '* 1 EXPUNGE')
  client.say('done\r\n')
  assert.deepEqual(await client.end('i'), { lines: [], status: 'OK Done' })
  client.say('j IDLE\r\n')
  await client.line()
  client.say('something else\r\n')
  assert.match((await client.end('j')).status, /^BAD/)
})

test('the quota is told in the units of RFC 9208', async () => {
  const { client } = await begin(1)
  assert.match((await client.ask('GETQUOTA ""')).lines[0]!, /^\* QUOTA "" \(STORAGE 1 \d+\)$/)
  assert.deepEqual((await client.ask('GETQUOTAROOT INBOX')).lines[0], '* QUOTAROOT INBOX ""')
  assert.deepEqual((await client.ask('GETQUOTAROOT "not yet"')).lines[0], '* QUOTAROOT "not yet" ""')
  assert.match((await client.ask('GETQUOTA other')).status, /^NO/)
  assert.match((await client.ask('SETQUOTA "" (STORAGE 1)')).status, /^NO \[NOPERM\]/)
})

test('a folder that is deleted elsewhere ends the session that has it open', async () => {
  const { box, client } = await begin(0, false)
  await client.ask('CREATE Soon')
  await client.ask('SELECT Soon')
  const other = await RawImap.signedIn(server.port!, box.account.username)
  await other.ask('DELETE Soon')
  client.say('a NOOP\r\n')
  assert.match(await client.line(), /^\* BYE /)
  await client.rest()
})
