import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typeset } from './typeset.ts'

const madeAt = new Date('2026-11-25T09:00:00Z')
const template = `#let it = json(bytes(sys.inputs.data))
#set document(title: it.title)
= #it.title
#it.words`
const letter = { template, data: { title: 'A letter', words: 'محمد 王小明 Đặng Ελένη' }, madeAt }

test('documents are typeset as tagged PDF, the same twice', async () => {
  const [one, other] = (await typeset([letter, letter])) as [Buffer, Buffer]
  assert.equal(one.toString('latin1', 0, 5), '%PDF-')
  assert.match(one.toString('latin1'), /\/StructTreeRoot/)
  assert.ok(one.equals(other))
})

test('what people write is never markup', async () => {
  const wild = { title: '#panic("x")', words: '*a* _b_ $ \\ #read("/etc/passwd") ]' }
  const [pdf] = await typeset([{ template, data: wild, madeAt }])
  assert.equal(pdf?.toString('latin1', 0, 5), '%PDF-')
})

test('a wrong template says what is wrong', async () => {
  await assert.rejects(typeset([{ template: '#nonsense(', data: {}, madeAt }]), /unclosed delimiter/)
})

test('nothing to typeset starts no process', async () => {
  assert.deepEqual(await typeset([]), [])
})
