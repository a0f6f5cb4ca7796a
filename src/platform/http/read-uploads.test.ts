import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../test/support/people.ts'
import { Browser } from '../../../test/support/server.ts'
import { openWalk, type Walk } from '../../../test/support/walking.ts'
import { html } from '../ui/index.ts'
import { filesOf, formOf, largestUpload, sendPage, type Server } from './index.ts'

let house: TestHouse
let walk: Walk
let officer: MadeAccount
const seen: unknown[] = []

const config = { permission: 'papers.keep', freshness: 'any', limit: 'acts' } as const

function papers(server: Server): void {
  server.post('/papers', { config: { ...config, takesFiles: true } }, async (request, reply) => {
    const file = filesOf(request).get('file')
    seen.push({
      typed: { ...formOf(request) },
      name: file?.name,
      size: file?.bytes.length,
      cut: file?.isTooLarge,
    })
    return sendPage(reply, 200, { title: 'Kept', body: html`` })
  })
  server.post('/words', { config }, (_request, reply) =>
    sendPage(reply, 200, { title: 'Said', body: html`` }),
  )
}

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, papers)
  officer = await makeAccount(house.db)
})
after(async () => {
  await walk.close()
  await house.close()
})

const send = async (
  browser: Browser,
  fields: Record<string, string>,
  file?: { name: string; bytes: Buffer },
) => {
  seen.length = 0
  return browser.upload('/en/papers', fields, file && { file })
}
const staff = () => walk.as(officer, ['papers.keep'])

test('a form with a file is read whole: words as words, the file with its name', async () => {
  const file = { name: 'جدول.pdf', bytes: Buffer.from('%PDF-1.7') }
  assert.equal((await send(await staff(), { title: 'Ordre du jour' }, file)).status, 200)
  assert.deepEqual(seen, [{ typed: { title: 'Ordre du jour' }, name: 'جدول.pdf', size: 8, cut: false }])
})
test('a field in which no file was chosen brings none', async () => {
  await send(await staff(), { title: 'x' }, { name: '', bytes: Buffer.alloc(0) })
  assert.deepEqual(seen, [{ typed: { title: 'x' }, name: undefined, size: undefined, cut: undefined }])
})
test('a file over the limit comes cut off and says so, and one far over it is not read at all', async () => {
  const long = (times: number) => ({
    name: 'a.pdf',
    bytes: Buffer.alloc(Math.round(largestUpload * times), 65),
  })
  assert.equal((await send(await staff(), { title: 'x' }, long(1.01))).status, 200)
  assert.deepEqual(seen, [{ typed: { title: 'x' }, name: 'a.pdf', size: largestUpload, cut: true }])
  assert.equal((await send(await staff(), {}, long(2.1))).status, 413)
  assert.deepEqual(seen, [])
})
test('whoever may not come in is not read: the door answers as always', async () => {
  const file = { name: 'a.pdf', bytes: Buffer.alloc(1_000_000, 65) }
  assert.equal((await send(new Browser(walk.server), {}, file)).location, '/en/sign-in')
  assert.equal((await send(await walk.as(officer, []), {}, file)).status, 404)
  assert.deepEqual(seen, [])
})
test('a route that takes no files refuses a form that could carry some', async () =>
  assert.equal((await (await staff()).upload('/en/words', { a: 'b' })).status, 415))
test('a damaged form is refused, and nothing of it arrives', async () => {
  const browser = await staff()
  seen.length = 0
  for (const [type, body] of [
    ['multipart/form-data', 'x'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nunfinished'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 unfinished',
    ],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\0c\r\n--x--\r\n',
    ],
  ] as const)
    assert.equal((await browser.send('/en/papers', type, Buffer.from(body))).status, 400, body)
  assert.deepEqual(seen, [])
})
