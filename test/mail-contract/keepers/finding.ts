import assert from 'node:assert/strict'
import { letter } from '../../support/mailboxes.ts'
import type { MailContract } from './contract.ts'
import { day, mapped, numbers, put, type Scenario, uidsIn } from './scenario.ts'

/** Finding messages, and room for them. */
export const finding: readonly Scenario[] = [
  {
    says: 'messages are found by what stands in them, what they are and when they came, together or not',
    async play(mail) {
      const said = [
        { subject: 'Ordre du jour', text: 'La réunion est reportée.', from: 'Françoise <fd@example.org>' },
        { subject: 'Agenda', text: 'The meeting begins at nine.' },
        { subject: '会议议程', text: 'x'.repeat(3000), headers: ['X-Project: Alpha'] },
        { subject: 'Re: Agenda', text: 'Nine is early, réunion at ten?' },
      ]
      for (const one of said) await mail.append('INBOX', letter(one), { internalDate: day })
      await mail.append('INBOX', letter({ subject: 'Late' }), {
        internalDate: new Date('2023-01-01T00:00:00Z'),
      })
      await mail.mark('INBOX', [2, 4], { how: 'add', flags: ['\\Seen'] })
      await mail.mark('INBOX', [4], { how: 'add', flags: ['Todo'] })
      const find = (wish: Parameters<MailContract['search']>[1]) => mail.search('INBOX', wish)
      assert.deepEqual(await find({}), [1, 2, 3, 4, 5])
      assert.deepEqual(await find({ subject: 'AGENDA' }), [2, 4])
      assert.deepEqual(await find({ subject: '议程' }), [3])
      assert.deepEqual(await find({ body: 'RÉUNION' }), [1, 4])
      assert.deepEqual(await find({ body: 'ordre' }), [])
      assert.deepEqual(await find({ text: 'ordre' }), [1])
      assert.deepEqual(await find({ from: 'fd@example' }), [1])
      assert.deepEqual(await find({ header: ['X-Project', 'alpha'] }), [3])
      assert.deepEqual(await find({ header: ['X-Project', ''] }), [3])
      assert.deepEqual(await find({ flag: '\\Seen', not: { flag: 'todo' } }), [2])
      assert.deepEqual(await find({ uids: [4, Infinity] }), [4, 5])
      assert.deepEqual(await find({ uids: [1, 3], flag: '\\Seen' }), [2])
      assert.deepEqual(await find({ either: [{ subject: 'ordre' }, { larger: 2000 }] }), [1, 3])
      assert.deepEqual(await find({ since: new Date('2022-06-16') }), [5])
      assert.deepEqual(
        await find({ since: new Date('2022-06-15'), before: new Date('2022-06-16') }),
        [1, 2, 3, 4],
      )
      assert.deepEqual(await find({ sentSince: new Date('2026-11-26') }), [])
      assert.deepEqual(await find({ not: { either: [{ uids: [1, 4] }, { flag: 'Todo' }] } }), [5])
    },
  },
  {
    says: 'a full mailbox takes nothing in until something has gone; moving, marking and taking away go on',
    async play(mail) {
      for (const n of numbers(3)) await put(mail, letter({ subject: `Large ${n}`, bytes: 600_000 }))
      assert.deepEqual(await mail.append('INBOX', letter({ bytes: 600_000 })), { refused: 'full' })
      assert.deepEqual(await mapped(mail.move('INBOX', [1], 'Trash')), [[1, 1]])
      await mail.mark('INBOX', [2], { how: 'add', flags: ['\\Seen'] })
      assert.deepEqual(await mail.append('INBOX', letter({ bytes: 600_000 })), { refused: 'full' })
      await mail.expunge('Trash', [1])
      assert.equal(await put(mail, letter({ bytes: 600_000 })), 4)
      assert.deepEqual(await uidsIn(mail, 'INBOX'), [2, 3, 4])
    },
  },
  {
    says: 'copies cost nothing, and are not refused where nothing else has room',
    needsBlobs: true,
    async play(mail) {
      for (const n of numbers(3)) await put(mail, letter({ subject: `Large ${n}`, bytes: 600_000 }))
      assert.deepEqual(await mapped(mail.copy('INBOX', [1, 2, 3], 'Archive')), [
        [1, 1],
        [2, 2],
        [3, 3],
      ])
      await mail.expunge('INBOX', [1, 2, 3])
      assert.deepEqual(await mail.append('INBOX', letter({ bytes: 600_000 })), { refused: 'full' })
      await mail.expunge('Archive', [1])
      assert.equal(await put(mail, letter({ bytes: 600_000 })), 4)
    },
  },
]
