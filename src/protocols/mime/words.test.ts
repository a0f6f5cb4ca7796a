import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeWords, namedOf, readAddresses, readDate, textOf } from './index.ts'
import { withoutTags } from './words.ts'

test('encoded words are read in every charset, and those cut inside a letter too', () => {
  assert.equal(decodeWords('=?ISO-8859-1?Q?Andr=E9?= Pirard'), 'André Pirard')
  assert.equal(decodeWords('=?utf-8?B?5Lya?= =?utf-8?B?6K6u?='), '会议')
  assert.equal(decodeWords('=?utf-8?q?=D0?= =?utf-8?q?=90?='), 'А')
  assert.equal(decodeWords('=?gb2312?B?u+HS6Q==?='), '会议')
  assert.equal(decodeWords('=?iso-2022-jp?B?GyRCMnE1RBsoQg==?='), '会議')
  assert.equal(decodeWords('=?koi8-r?Q?=F7=D3=D4=D2=C5=DE=C1?='), 'Встреча')
  assert.equal(decodeWords('=?utf-8*fr?q?=C3=A9t=C3=A9?= a =?x-none?q?b_c?='), 'été a b c')
  assert.equal(decodeWords('a =?utf-8?q?b'), 'a =?utf-8?q?b')
})

test('addresses are read however they are written', () => {
  const read = (text: string) => namedOf(readAddresses(text)).map(({ name, address }) => `${name}|${address}`)
  assert.deepEqual(read('a@b.org'), ['|a@b.org'])
  assert.deepEqual(read('A B <a@b.org>, "C, D" <c@d.org>'), ['A B|a@b.org', 'C, D|c@d.org'])
  assert.deepEqual(read('a@b.org (Ama)'), ['Ama|a@b.org'])
  assert.deepEqual(read('<@relay.org,@two.org:a@b.org>'), ['|a@b.org'])
  assert.deepEqual(read('Group: a@b.org, c@d.org;, e@f.org'), ['|a@b.org', '|c@d.org', '|e@f.org'])
  assert.deepEqual(read('"a \\"b\\" c" <"odd name"@b.org>'), ['a "b" c|odd name@b.org'])
  assert.deepEqual(read('nobody'), ['|nobody'])
  assert.deepEqual(read('<>, ,'), [])
})

test('dates are read as mail writes them, and nonsense is none', () => {
  assert.equal(readDate('Fri, 21 Nov 1997 09:55:06 -0600')?.toISOString(), '1997-11-21T15:55:06.000Z')
  assert.equal(readDate('21 Nov 97 09:55:06 GMT')?.toISOString(), '1997-11-21T09:55:06.000Z')
  assert.equal(readDate('25-Nov-2026 10:00:00 +0130')?.toISOString(), '2026-11-25T08:30:00.000Z')
  assert.equal(readDate('yesterday'), undefined)
})

test('a charset nobody knows is read as UTF-8', () => {
  assert.equal(textOf(Buffer.from('é'), 'x-made-up'), 'é')
  assert.equal(textOf(Buffer.from([0xe9]), 'utf-8'), 'é')
  assert.equal(textOf(Buffer.from([0xcf, 0xf0]), 'windows-1251'), 'Пр')
})

test('HTML is found by its words only', () => {
  assert.equal(
    withoutTags('<style>p{}</STYLE><p>a &amp; b&#233;<!-- no --><script>x</script> c')
      .replace(/\s+/g, ' ')
      .trim(),
    'a & bé c',
  )
})
