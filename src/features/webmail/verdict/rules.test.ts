import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { asksForSecret } from './asking/rules.ts'
import { editsBetween, skeletonOf } from './confusable/rules.ts'
import { domainShown, lookAlikeOf } from './domains/rules.ts'
import { judge } from './rules.ts'
import type { LetterFacts } from './types.ts'

const now = new Date('2026-11-25T12:00:00Z')
const plain: LetterFacts = {
  from: { name: 'Kwabena Asante', address: 'asante@volta.example' },
  origin: 'outside',
  dmarc: 'pass',
  subject: 'Head of delegation',
  text: 'I will name Mrs Owusu this week.',
  links: [],
  fileNames: [],
  sender: { isKnown: false },
  body: {
    names: ['Body', 'International Body'],
    domains: ['body.example'],
    memberDomains: ['volta.example', 'sadaf.example'],
  },
  now,
}
const judged = (more: Partial<LetterFacts>) => judge({ ...plain, ...more })
const codes = (more: Partial<LetterFacts>) => judged(more).signs.map(({ code }) => code)
const from = (name: string, address: string) => ({ from: { name, address } })

describe('a letter', () => {
  test('in which nothing stands out says so, also the first of its sender', () => {
    assert.deepEqual(judged({}), { level: 'none', signs: [] })
  })

  test('of the reader’s own is not judged', () => {
    assert.equal(
      judged({ origin: 'own', subject: 'Enter your password', fileNames: ['a.exe'] }).level,
      'none',
    )
  })

  test('in the body’s name that wants a password and leads elsewhere is not from the body', () => {
    const found = judged({
      ...from('Body Service Desk', 'support@body-account-verify.example'),
      subject: 'Your mailbox will be blocked today',
      text: 'You must verify your identity within 12 hours. Enter your password.',
      links: [{ text: 'Verify my mailbox at body.example', host: 'body-account-verify.example' }],
    })
    assert.equal(found.level, 'bad')
    assert.deepEqual(
      found.signs.map(({ code }) => code),
      ['look-alike', 'body-name', 'asks-password', 'link-elsewhere', 'first-time'],
    )
  })

  test('from within is not held against a member for its words', () => {
    assert.deepEqual(codes({ origin: 'inside', text: 'Please confirm your password' }), [])
  })

  test('tells since when its sender has written, where something stands out', () => {
    const firstSeen = new Date('2026-11-23T09:00:00Z')
    const { signs } = judged({ replyTo: 'a@other.example', sender: { isKnown: false, firstSeen } })
    assert.deepEqual(signs.at(-1), { code: 'first-time', values: { days: 2 } })
  })
})

describe('the sender', () => {
  for (const [what, address] of [
    ['with a Cyrillic letter', 'a@xn--ody-8cd.example'],
    ['with a one for an l', 'a@vo1ta.example'],
    ['with a letter more', 'a@voltaa.example'],
    ['with a letter less', 'a@sadf.example'],
    ['with two letters that look like one', 'a@bocly.example'],
    ['with a word after the name', 'a@body-support.example'],
    ['with a word before the name', 'a@my-body.test'],
  ] as const)
    test(`${what} is taken for somebody else`, () => {
      const domain = address === 'a@xn--ody-8cd.example' ? 'a@ьody.example' : address
      assert.ok(
        codes(from('X', domain)).some((code) => code === 'look-alike' || code === 'mixed-letters'),
        domain,
      )
    })

  test('under the body’s or a member’s own domain is nobody’s look-alike', () => {
    assert.deepEqual(codes(from('X', 'x@mail.body.example')), [])
    assert.deepEqual(codes(from('X', 'x@news.volta.example')), [])
  })

  test('with a domain that is only similar in length is nobody’s look-alike', () => {
    for (const address of ['a@example.net', 'a@salad.example', 'a@bode.example'])
      assert.ok(!codes(from('X', address)).includes('look-alike'), address)
  })

  test('whose domain disowns the letter is not who it says', () => {
    assert.equal(judged({ dmarc: 'fail' }).level, 'bad')
    assert.equal(judged({ dmarc: undefined }).level, 'none')
  })

  test('in the body’s own name must prove it', () => {
    assert.equal(judged({ ...from('Body', 'desk@body.example'), dmarc: 'none' }).level, 'bad')
    assert.equal(judged({ ...from('Body', 'desk@body.example'), dmarc: 'pass' }).level, 'none')
  })

  test('that shows a member’s name and writes from elsewhere gives cause for doubt', () => {
    const found = judged({
      ...from('Kwabena Asante', 'asante@free.example'),
      memberOfThatName: 'asante@volta.example',
    })
    assert.equal(found.level, 'doubt')
    assert.equal(found.signs[0]?.code, 'other-address')
    assert.equal(judged({ memberOfThatName: 'Asante@volta.example' }).level, 'none')
  })

  test('that has the body in its name, as a word, and is not of it gives cause for doubt', () => {
    assert.deepEqual(codes(from('The Body, secretariat', 'x@free.example')), ['body-name', 'first-time'])
    assert.deepEqual(codes(from('Anybody', 'x@free.example')), [])
  })

  test('that the reader knows is not suspected for a name', () => {
    const known = { isKnown: true }
    assert.deepEqual(
      codes({ ...from('Body fans', 'x@free.example'), replyTo: 'y@other.example', sender: known }),
      [],
    )
    assert.equal(judged({ dmarc: 'fail', sender: known }).level, 'bad')
  })

  test('that wants its answer elsewhere gives cause for doubt', () => {
    assert.equal(judged({ replyTo: 'asante@free.example' }).level, 'doubt')
    assert.equal(judged({ replyTo: 'desk@mail.volta.example' }).level, 'none')
  })

  test('that turns the line around hides something', () => {
    assert.equal(judged(from('\u202Eelpmaxe', 'x@free.example')).level, 'bad')
  })
})

describe('a link', () => {
  test('that shows another domain than it leads to is named with both', () => {
    const { level, signs } = judged({ links: [{ text: 'https://body.example/mail', host: 'evil.test' }] })
    assert.equal(level, 'doubt')
    assert.deepEqual(signs[0], {
      code: 'link-elsewhere',
      values: { shown: 'body.example', host: 'evil.test' },
    })
  })

  test('that shows words, or its own house, is none', () => {
    for (const text of [
      'Read more',
      'volta.example',
      'www.volta.example',
      'e.g. this',
      '3.5 MB',
      'see mail.volta.example',
    ])
      assert.deepEqual(codes({ links: [{ text, host: 'mail.volta.example' }] }), [], text)
  })

  test('to a bare number, or to the body’s look-alike, is one to look at', () => {
    assert.deepEqual(codes({ links: [{ text: 'x', host: '192.0.2.7' }] }), ['link-number', 'first-time'])
    assert.ok(codes({ links: [{ text: 'x', host: 'body-login.test' }] }).includes('look-alike'))
  })
})

describe('a file', () => {
  for (const name of ['setup.exe', 'invoice.js', 'page.html', 'x.lnk', 'disk.iso', 'a.svg'])
    test(`called ${name} is a program`, () =>
      assert.deepEqual(codes({ fileNames: [name], origin: 'inside' }), ['program']))
  test('with two endings hides what it is', () => {
    assert.equal(judged({ fileNames: ['invoice.pdf.exe'] }).signs[0]?.code, 'two-endings')
    assert.equal(judged({ fileNames: ['invoice.pdf   .scr'] }).level, 'bad')
  })
  test('with macros gives cause for doubt', () => {
    assert.equal(judged({ fileNames: ['budget.xlsm'] }).level, 'doubt')
  })
  test('for reading is nothing to speak of', () => {
    assert.deepEqual(codes({ fileNames: ['T-REC-P.800.pdf', 'notes.docx', 'photo.jpg', 'v1.2.txt'] }), [])
  })
  test('whose name runs the other way hides what it is', () => {
    assert.equal(judged({ fileNames: ['invoice\u202Efdp.exe'] }).level, 'bad')
  })
})

describe('asking for a password is seen', () => {
  for (const text of [
    'Your password expires today. Click here to keep it.',
    'We must verify your mailbox within 24 hours.',
    'Votre mot de passe expire. Cliquez ici pour le confirmer.',
    'Su contraseña caduca hoy. Haga clic aquí.',
    'Срок действия пароля истекает. Перейдите по ссылке и введите пароль.',
    '您的密码即将过期，请立即点击验证。',
    'ستنتهي صلاحية كلمة المرور. انقر هنا لتأكيد حسابك.',
  ])
    test(text, () => assert.ok(asksForSecret('', text)))
  for (const text of [
    'The draft is attached.',
    'Le projet est joint.',
    'Документ во вложении.',
    '附件为草案。',
    'المسودة مرفقة.',
  ])
    test(`and not in: ${text}`, () => assert.ok(!asksForSecret('', text)))
})

test('words that look alike have the same bones', () => {
  assert.equal(skeletonOf('раураl'), skeletonOf('paypal'))
  assert.equal(skeletonOf('rnicrosoft'), skeletonOf('microsoft'))
  assert.notEqual(skeletonOf('volta'), skeletonOf('delta'))
})

test('how far one word is from another', () => {
  assert.equal(editsBetween('volta', 'volta'), 0)
  assert.equal(editsBetween('volta', 'vota'), 1)
  assert.equal(editsBetween('volta', 'delta'), 2)
})

test('a domain is read out of the words of a link', () => {
  assert.equal(domainShown('Verify my mailbox at itu.example'), 'itu.example')
  assert.equal(domainShown('https://www.a.example/x'), 'a.example')
  assert.equal(domainShown('Read this.'), undefined)
})

test('the body’s own domain is never its own look-alike', () => {
  assert.equal(lookAlikeOf('body.example', 'body.example', ['body.example']), undefined)
})
