import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { flat, textsIn } from '../../../test/support/pages.ts'
import { checkbox } from './checkbox.ts'
import { errorSummary } from './error-summary.ts'
import { field } from './field.ts'
import { passwordField } from './password-field.ts'
import { radios } from './radios.ts'
import { select } from './select.ts'
import { textArea } from './text-area.ts'

const t = textsIn('en')
const problem = { field: 'mail', code: 'ui.example.mail.problem' }
const wrong = flat(
  field(t, { name: 'mail', label: 'E-mail', hint: 'We write to it', type: 'email', value: 'x', problem }),
)

describe('a field', () => {
  test('is named by its label', () => {
    assert.match(wrong, /<label for="field-mail">E-mail<\/label>/)
    assert.match(wrong, /<input class="control" id="field-mail" name="mail" type="email" value="x"/)
  })

  test('says hint, then what is wrong, then asks, and is described by both', () => {
    const places = ['id="hint-mail"', 'id="problem-mail"', '<input'].map((piece) => wrong.indexOf(piece))
    assert.deepEqual(
      places,
      [...places].sort((one, other) => one - other),
    )
    assert.match(wrong, /aria-describedby="hint-mail problem-mail" aria-invalid="true"/)
  })

  test('says the word error and not only a colour', () => {
    assert.match(wrong, /Error: Enter an e-mail address/)
  })

  test('without hint and problem is described by nothing', () => {
    assert.doesNotMatch(String(field(t, { name: 'a', label: 'A' })), /aria-|hint|problem/)
  })

  test('says in words whether it may stay empty', () => {
    assert.match(String(field(t, { name: 'a', label: 'A', optional: true })), /\(optional\)/)
    assert.match(String(field(t, { name: 'a', label: 'A', required: true })), /\(required\)/)
  })

  test('shows what was typed as text, whatever it was', () => {
    const typed = '"><img src=x onerror=alert(1)>'
    assert.match(
      String(field(t, { name: 'a', label: 'A', value: typed })),
      /value="&quot;&gt;&lt;img src=x onerror=alert\(1\)&gt;"/,
    )
    assert.doesNotMatch(
      String(textArea(t, { name: 'a', label: 'A', value: '</textarea><script>' })),
      /<script>/,
    )
  })

  test('reads names in their own direction and addresses from the left', () => {
    assert.match(String(field(t, { name: 'a', label: 'A' })), /dir="auto"/)
    assert.match(wrong, /dir="ltr"/)
  })

  test('for a password never carries a value', () => {
    const made = passwordField(t, {
      name: 'p',
      label: 'P',
      autocomplete: 'current-password',
      value: 'secret',
    })
    assert.doesNotMatch(String(made), /secret/)
  })

  test('of several lines keeps a first line break that was typed', () => {
    assert.match(String(textArea(t, { name: 'a', label: 'A', value: '\nsecond' })), />\n\nsecond<\/textarea>/)
  })
})

describe('a list of options', () => {
  const options = [
    { value: '', label: 'Choose' },
    { value: 'a', label: 'A', group: 'First' },
    { value: 'b', label: 'B', group: 'First' },
    { value: 'c', label: 'C', group: 'Second' },
  ]

  test('stands under the headings of its groups', () => {
    const made = flat(select(t, { name: 's', label: 'S', options, value: 'b' }))
    assert.match(
      made,
      /<optgroup label="First"><option value="a">A<\/option><option value="b" selected>B<\/option><\/optgroup>/,
    )
    assert.match(made, /<optgroup label="Second"><option value="c">/)
  })

  test('begins with its empty option while nothing is chosen', () => {
    assert.match(flat(select(t, { name: 's', label: 'S', options })), /<option value="" selected>Choose/)
  })
})

describe('a choice of radio buttons', () => {
  const made = flat(
    radios(t, {
      name: 'mail',
      legend: 'Which?',
      value: 'b',
      problem,
      afterLine: 1,
      options: [
        { value: 'a', label: 'A', hint: 'First' },
        { value: 'b', label: 'B' },
        { value: 'c', label: 'C', disabled: true },
      ],
    }),
  )

  test('is led to by the error summary through its first button', () => {
    assert.match(flat(errorSummary(t, [problem])), /<a href="#field-mail">/)
    assert.match(made, /<input type="radio" id="field-mail" name="mail" value="a"/)
  })

  test('names each button by its own label and hint', () => {
    const ids = [...made.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    assert.equal(new Set(ids).size, ids.length)
    assert.match(made, /aria-describedby="field-mail-hint"/)
    assert.match(made, /value="b" checked><label for="field-mail-2">B/)
  })

  test('sets the ways out apart', () => {
    assert.equal(made.match(/choice-way-out/g)?.length, 2)
    assert.equal(made.match(/choice-after-line/g)?.length, 1)
  })

  test('tells the whole group what is wrong', () => {
    assert.match(
      made,
      /<fieldset class="choices field-wrong" role="radiogroup" aria-describedby="problem-mail" aria-invalid="true">/,
    )
  })
})

describe('a box to tick', () => {
  test('sends yes, and nothing when it is not ticked', () => {
    const made = String(checkbox(t, { name: 'terms', label: 'I agree', checked: true }))
    assert.match(made, /name="terms" value="yes" checked/)
  })
})

describe('the error summary', () => {
  test('counts in words and keeps what was typed', () => {
    const made = flat(errorSummary(t, [problem, { field: 'b', code: 'ui.example.consent.problem' }]))
    assert.match(made, /Two answers need another look/)
    assert.match(made, /Everything you typed is kept\./)
    assert.match(made, /tabindex="-1" data-enhance="error-summary"/)
  })

  test('does not promise to have kept a password', () => {
    assert.doesNotMatch(flat(errorSummary(t, [problem], false)), /kept/)
  })
})
