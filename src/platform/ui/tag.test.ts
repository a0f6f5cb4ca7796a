import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { html } from './html.ts'
import { classes, tag } from './tag.ts'

describe('an element', () => {
  test('escapes what stands in its attributes and between its tags', () => {
    const made = tag('p', { title: '"><script>' }, '<b>&', html`<i>own</i>`)
    assert.equal(made.markup, '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;<i>own</i></p>')
  })

  test('leaves out attributes that do not apply and writes the name of those that are simply true', () => {
    assert.equal(tag('input', { checked: true, disabled: false, value: undefined }).markup, '<input checked>')
  })

  test('keeps an empty value, which is an answer too', () => {
    assert.equal(tag('option', { value: '' }).markup, '<option value=""></option>')
  })

  test('has no class attribute when no class applies', () => {
    assert.equal(tag('p', { class: classes(false, undefined) }).markup, '<p></p>')
    assert.equal(classes('one', false, 'two'), 'one two')
  })
})
