import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heardIn } from './heard.ts'

const heard = (said: string, status: string, ...lines: string[]) =>
  heardIn({ group: '', who: 'A', said, status, lines: lines.map((line) => `* ${line}`) })

test('what a server is free to choose makes no difference', () => {
  const same = (said: string, one: string[], other: string[]) =>
    assert.deepEqual(heard(said, 'OK done', ...one), heard(said, 'OK [CLIENTBUG] fertig', ...other))
  same('EXPUNGE', ['4 EXPUNGE', '2 EXPUNGE'], ['2 EXPUNGE', '3 EXPUNGE'])
  same('NOOP', ['5 EXISTS', '1 EXPUNGE'], ['1 EXPUNGE', '4 EXISTS'])
  same(
    'FETCH 1:2 (UID FLAGS)',
    ['1 FETCH (UID 1 FLAGS (\\Seen $A))', '2 FETCH (UID 2 FLAGS ())'],
    ['2 FETCH (FLAGS (\\Recent) UID 2)', '1 FETCH (FLAGS ($a \\Seen \\Recent) UID 1)', '1 RECENT'],
  )
  same('NOOP', ['1 FETCH (UID 9 FLAGS (\\Seen))'], ['1 FETCH (FLAGS (\\Seen))'])
  same('LIST "" *', ['LIST (\\HasNoChildren) "/" "a/b"'], ['LIST (\\UnMarked \\HasNoChildren) "/" a/b'])
  same('STATUS a (MESSAGES)', ['STATUS a (MESSAGES 1)'], ['STATUS "a" (MESSAGES 1)'])
  same('SEARCH RETURN (ALL) ALL', ['ESEARCH (TAG "x") ALL 1:3'], ['ESEARCH (TAG "y") ALL 1,2,3'])
})

test('what it is not free to choose does', () => {
  const differs = (said: string, one: [string, ...string[]], other: [string, ...string[]]) =>
    assert.notDeepEqual(heard(said, ...one), heard(said, ...other))
  differs('NOOP', ['OK'], ['NO'])
  differs('COPY 1 a', ['NO [TRYCREATE] x'], ['NO x'])
  differs('COPY 1 a', ['OK [COPYUID 1 1 1] x'], ['OK [COPYUID 1 1 2] x'])
  differs('APPEND a {1}', ['OK [APPENDUID 1 1] x'], ['OK x'])
  differs('STORE 1 FLAGS ()', ['OK [MODIFIED 1] x'], ['OK x'])
  differs('EXPUNGE', ['OK', '4 EXPUNGE', '2 EXPUNGE'], ['OK', '2 EXPUNGE', '4 EXPUNGE'])
  differs('NOOP', ['OK', '5 EXISTS'], ['OK'])
  differs('NOOP', ['OK', '1 FETCH (FLAGS (\\Seen))'], ['OK', '1 FETCH (FLAGS ())'])
  differs('UID FETCH 1 FLAGS', ['OK', '1 FETCH (UID 1 FLAGS ())'], ['OK', '1 FETCH (FLAGS ())'])
  differs('FETCH 1 BODY[]', ['OK', '1 FETCH (BODY[] "a")'], ['OK', '1 FETCH (BODY[] "b")'])
  differs('FETCH 1 BODY', ['OK', '1 FETCH (BODY[] "a")'], ['OK', '1 FETCH (BODY[]<0> "a")'])
  differs('SEARCH ALL', ['OK', 'SEARCH 1 2'], ['OK', 'SEARCH 1'])
  differs('SEARCH ALL', ['OK', 'SEARCH 1'], ['OK', 'SEARCH 1 (MODSEQ 9)'])
  differs('LIST "" *', ['OK', 'LIST () "/" a'], ['OK', 'LIST (\\Noselect) "/" a'])
  differs('LIST "" *', ['OK', 'LIST (\\Sent) "/" a'], ['OK', 'LIST () "/" a'])
  differs('SELECT a', ['OK [READ-WRITE] x'], ['OK [READ-ONLY] x'])
  differs('SELECT a', ['OK', 'OK [CLOSED] x'], ['OK'])
  differs('STATUS a (UNSEEN)', ['OK', 'STATUS a (UNSEEN 1)'], ['OK', 'STATUS a (UNSEEN 2)'])
})
