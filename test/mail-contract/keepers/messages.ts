import assert from 'node:assert/strict'
import { letter } from '../../support/mailboxes.ts'
import { day, file, flagsIn, mapped, numbers, put, type Scenario, uidsIn } from './scenario.ts'

/** What is done with messages. */
export const messages: readonly Scenario[] = [
  {
    says: 'what is filed comes back to the byte, with its flags and its day, whole or in part',
    async play(mail) {
      const raw = Buffer.from(
        'From: \xe9 <a@b.c>\r\nSubject: \x80\xff\r\n\r\n\x01\xfe body \r\n.\r\n\r\nend',
        'latin1',
      )
      const flags = ['\\Seen', '\\Flagged', '$Forwarded']
      assert.deepEqual(await mail.append('Archive', raw, { flags, internalDate: day }), { uid: 1 })
      assert.deepEqual(await mail.readRaw('Archive', 1), raw)
      assert.deepEqual(await mail.readRaw('Archive', 1, 6, 10), raw.subarray(6, 16))
      assert.equal(await mail.readRaw('Archive', 2), undefined)
      const [it] = await mail.list('Archive')
      assert.deepEqual([it!.uid, it!.size, it!.internalDate], [1, raw.length, day])
      assert.deepEqual(it!.flags.toSorted(), flags.toSorted())
      assert.deepEqual(await mail.append('Nowhere', raw), { refused: 'folder-unknown' })
    },
  },
  {
    says: 'copies have numbers of their own and keep flags and day; the messages stay where they are',
    async play(mail) {
      await file(mail, 4)
      await mail.mark('INBOX', [3], { how: 'add', flags: ['\\Seen', 'Kept'] })
      await file(mail, 1, 'Archive')
      assert.deepEqual(await mapped(mail.copy('INBOX', [3, 1, 99], 'Archive')), [
        [1, 2],
        [3, 3],
      ])
      assert.deepEqual(await flagsIn(mail, 'Archive'), [
        [1, ''],
        [2, ''],
        [3, 'Kept \\Seen'],
      ])
      assert.deepEqual(
        (await mail.list('Archive')).map(({ internalDate }) => internalDate),
        [day, day, day],
      )
      assert.deepEqual(await uidsIn(mail, 'INBOX'), [1, 2, 3, 4])
      assert.deepEqual(await mapped(mail.copy('INBOX', [99], 'Archive')), [])
      assert.deepEqual(await mail.copy('INBOX', [1], 'Nowhere'), { refused: 'folder-unknown' })
    },
  },
  {
    says: 'what is moved leaves one folder for the other, in its order and as it is',
    async play(mail) {
      await file(mail, 4)
      await mail.mark('INBOX', [2], { how: 'add', flags: ['\\Answered'] })
      const raw = await mail.readRaw('INBOX', 4)
      assert.deepEqual(await mapped(mail.move('INBOX', [4, 2], 'Trash')), [
        [2, 1],
        [4, 2],
      ])
      assert.deepEqual(await flagsIn(mail, 'Trash'), [
        [1, '\\Answered'],
        [2, ''],
      ])
      assert.deepEqual(await mail.readRaw('Trash', 2), raw)
      assert.deepEqual(await uidsIn(mail, 'INBOX'), [1, 3])
      assert.deepEqual(await mail.move('INBOX', [1], 'Nowhere'), { refused: 'folder-unknown' })
      assert.deepEqual(await uidsIn(mail, 'INBOX'), [1, 3])
    },
  },
  {
    says: 'flags are added, taken off and replaced; keywords are the same whatever their case',
    async play(mail) {
      await file(mail, 3)
      await mail.mark('INBOX', [1, 2], { how: 'add', flags: ['\\Seen', 'Work'] })
      await mail.mark('INBOX', [2, 99], { how: 'remove', flags: ['\\Seen', 'WORK', 'none'] })
      await mail.mark('INBOX', [3], { how: 'replace', flags: ['\\Flagged', '\\Draft'] })
      await mail.mark('INBOX', [3], { how: 'replace', flags: ['\\Flagged'] })
      assert.deepEqual(await flagsIn(mail, 'INBOX'), [
        [1, 'Work \\Seen'],
        [2, ''],
        [3, '\\Flagged'],
      ])
      const { unseen } = (await mail.status('INBOX')) as { unseen: number }
      assert.equal(unseen, 2)
    },
  },
  {
    says: 'a folder says what has become of it: what came, what was marked, what went',
    async play(mail) {
      await file(mail, 4)
      const then = await mail.stateOf('INBOX')
      assert.deepEqual(await mail.changesSince('INBOX', then), { changed: [], gone: [] })
      await mail.mark('INBOX', [2], { how: 'add', flags: ['\\Flagged'] })
      await mail.expunge('INBOX', [1])
      await mail.move('INBOX', [4], 'Archive')
      await put(mail, letter())
      assert.deepEqual(await mail.changesSince('INBOX', then), {
        changed: [
          { uid: 2, flags: ['\\Flagged'] },
          { uid: 5, flags: [] },
        ],
        gone: [1, 4],
      })
      const now = await mail.stateOf('INBOX')
      assert.ok(now.modseq > then.modseq)
      assert.deepEqual(await mail.changesSince('INBOX', now), { changed: [], gone: [] })
    },
  },
  {
    says: 'what has changed meanwhile is left as it is, where that is asked',
    async play(mail) {
      await file(mail, 3)
      const unchangedSince = await mail.stateOf('INBOX')
      await mail.mark('INBOX', [2], { how: 'add', flags: ['\\Seen'] })
      const left = await mail.mark('INBOX', [1, 2, 3], { how: 'add', flags: ['Late'], unchangedSince })
      assert.deepEqual(left, [2])
      assert.deepEqual(await flagsIn(mail, 'INBOX'), [
        [1, 'Late'],
        [2, '\\Seen'],
        [3, 'Late'],
      ])
    },
  },
  {
    says: 'only what is named goes, also beside what is marked as deleted',
    async play(mail) {
      await file(mail, 5)
      await mail.mark('INBOX', [1, 3], { how: 'add', flags: ['\\Deleted'] })
      await mail.expunge('INBOX', [3, 4, 99])
      assert.deepEqual(await flagsIn(mail, 'INBOX'), [
        [1, '\\Deleted'],
        [2, ''],
        [5, ''],
      ])
    },
  },
  {
    says: 'ten that are filed at once have a UID each',
    async play(mail) {
      const uids = await Promise.all(numbers(10).map(() => put(mail, letter())))
      assert.deepEqual(
        uids.toSorted((a, b) => a - b),
        numbers(10),
      )
      const { messages, uidNext } = (await mail.status('INBOX')) as Record<string, number>
      assert.deepEqual([messages, uidNext], [10, 11])
    },
  },
]
