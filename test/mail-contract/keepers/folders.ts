import assert from 'node:assert/strict'
import { letter } from '../../support/mailboxes.ts'
import { isRefused, type MailContract } from './contract.ts'
import { file, put, type Scenario, uidsIn } from './scenario.ts'

const pathsOf = async (mail: MailContract) => (await mail.folders()).map(({ path }) => path).sort()

/** Folders, and what they count. */
export const folders: readonly Scenario[] = [
  {
    says: 'a new mailbox has the folders that mail programs look for, each for its use',
    async play(mail) {
      const folders = (await mail.folders()).map(({ path, use }) => [path, use])
      assert.deepEqual(Object.fromEntries(folders), {
        INBOX: 'inbox',
        Drafts: 'drafts',
        Sent: 'sent',
        Archive: 'archive',
        Junk: 'junk',
        Trash: 'trash',
      })
      const { messages, unseen, uidNext } = (await mail.status('INBOX')) as Record<string, number>
      assert.deepEqual([messages, unseen, uidNext], [0, 0, 1])
    },
  },
  {
    says: 'folders are made, renamed with those below them, and taken away; a name is never two',
    async play(mail) {
      assert.equal(await mail.createFolder('会议'), 'done')
      assert.equal(await mail.createFolder('会议/Étude & co'), 'done')
      assert.deepEqual(await mail.createFolder('会议'), { refused: 'folder-exists' })
      await file(mail, 2, '会议/Étude & co')
      assert.equal(await mail.renameFolder('会议', 'Old'), 'done')
      assert.deepEqual(await uidsIn(mail, 'Old/Étude & co'), [1, 2])
      assert.deepEqual(await mail.renameFolder('Nowhere', 'x'), { refused: 'folder-unknown' })
      await mail.createFolder('New')
      assert.deepEqual(await mail.renameFolder('Old', 'New'), { refused: 'folder-exists' })
      await mail.deleteFolder('New')
      assert.deepEqual(await mail.deleteFolder('Nowhere'), { refused: 'folder-unknown' })
      assert.ok(isRefused(await mail.deleteFolder('INBOX')))
      assert.equal(await mail.deleteFolder('Old/Étude & co'), 'done')
      assert.equal(await mail.deleteFolder('Old'), 'done')
      assert.deepEqual(await pathsOf(mail), ['Archive', 'Drafts', 'INBOX', 'Junk', 'Sent', 'Trash'])
      assert.deepEqual(await mail.status('Old'), { refused: 'folder-unknown' })
    },
  },
  {
    says: 'which folders are shown is said for each',
    async play(mail) {
      await mail.createFolder('Shown')
      await mail.createFolder('Hidden')
      assert.equal(await mail.subscribe('Shown', true), 'done')
      assert.equal(await mail.subscribe('Hidden', false), 'done')
      const shown = new Map((await mail.folders()).map(({ path, isSubscribed }) => [path, isSubscribed]))
      assert.deepEqual([shown.get('Shown'), shown.get('Hidden')], [true, false])
      assert.deepEqual(await mail.subscribe('Nowhere', true), { refused: 'folder-unknown' })
    },
  },
  {
    says: 'a UID that is gone never comes back, and a folder that is made again has another UIDVALIDITY',
    async play(mail) {
      await mail.createFolder('Box')
      await file(mail, 3, 'Box')
      await mail.expunge('Box', [2, 3])
      assert.equal(await put(mail, letter(), 'Box'), 4)
      const before = await mail.status('Box')
      await mail.deleteFolder('Box')
      await mail.createFolder('Box')
      const after = await mail.status('Box')
      assert.ok(!isRefused(before) && !isRefused(after))
      assert.ok(after.uidValidity > before.uidValidity, `${before.uidValidity}, then ${after.uidValidity}`)
      assert.deepEqual([before.uidNext, after.uidNext, after.messages], [5, 1, 0])
    },
  },
]
