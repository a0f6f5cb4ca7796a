import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { flat, textsIn } from '../../../test/support/pages.ts'
import { answers } from './answers.ts'
import { button, link } from './button.ts'
import { countdown, remaining } from './countdown.ts'
import { filters } from './filters.ts'
import { icon, iconNames, mirrored } from './icon.ts'
import { neighbours, pagination, shownPages } from './pagination.ts'
import { pickTable } from './pick-table.ts'
import { rows } from './rows.ts'
import { status } from './status.ts'
import { bdi } from './text.ts'
import { timeline } from './timeline.ts'

const t = textsIn('en')
const noon = new Date('2026-11-25T12:00:00Z')

describe('icons', () => {
  test('of direction turn round in right-to-left pages, clocks, ticks and lenses never do', () => {
    assert.deepEqual([...mirrored].sort(), ['back', 'forward', 'outside', 'queue'])
    const stay = iconNames.filter((name) => !mirrored.has(name)).sort()
    assert.deepEqual(stay, ['clock', 'cross', 'note', 'open', 'problem', 'search', 'tick'])
    assert.match(String(icon('forward')), /icon-mirrored/)
    assert.doesNotMatch(String(icon('clock')), /icon-mirrored/)
  })

  test('are never read out: the words beside them say the same', () => {
    for (const name of iconNames) assert.match(String(icon(name)), /aria-hidden="true"/)
  })
})

describe('a link', () => {
  test('to a script leads nowhere', () => {
    assert.equal(String(link('x', 'javascript:alert(1)')), '<a href="#">x</a>')
  })
})

describe('a button', () => {
  test('sends its form and names what it sends', () => {
    const made = String(button('Approve', { name: 'act', value: 'approve', formaction: 'javascript:x' }))
    assert.match(
      made,
      /<button class="button button-action" type="submit" name="act" value="approve" formaction="#">/,
    )
  })
})

describe('a status', () => {
  test('is words first, whatever its colour', () => {
    assert.match(flat(status('confirmed', 'Confirmed')), /<svg.*<span>Confirmed<\/span><\/span>$/)
    assert.doesNotMatch(String(status('draft', 'Draft')), /<svg/)
  })
})

describe('a line with stops', () => {
  test('is a journey when something is now, and marks where', () => {
    const made = flat(
      timeline([
        { title: 'A', state: 'done' },
        { title: 'B', state: 'now' },
      ]),
    )
    assert.match(made, /<ol class="timeline journey">/)
    assert.match(made, /<li class="stop stop-now" aria-current="step">/)
  })

  test('of days has its times before its words', () => {
    const made = flat(timeline([{ when: '2 May', title: 'Last day', state: 'deadline' }]))
    assert.match(made, /<ol class="timeline deadlines timeline-timed">/)
    assert.ok(made.indexOf('2 May') < made.indexOf('Last day'))
  })
})

describe('a countdown', () => {
  test('never says less than is left, and nothing below zero', () => {
    assert.deepEqual(remaining(new Date('2026-11-26T14:00:30Z'), noon), { days: 1, hours: 2, minutes: 1 })
    assert.deepEqual(remaining(new Date('2026-11-25T11:00:00Z'), noon), { days: 0, hours: 0, minutes: 0 })
  })

  test('shows days and hours, then hours and minutes, then minutes', () => {
    const visible = (until: string) =>
      [
        ...String(countdown(t, new Date(until), noon)).matchAll(
          /<span( hidden)?><b>(\d+)<\/b><span class="unit">(\w+)/g,
        ),
      ]
        .filter(([, hidden]) => !hidden)
        .map(([, , value, unit]) => `${value} ${unit}`)
    assert.deepEqual(visible('2026-12-08T02:00:00Z'), ['12 d', '14 h'])
    assert.deepEqual(visible('2026-11-25T16:12:00Z'), ['4 h', '12 min'])
    assert.deepEqual(visible('2026-11-25T12:12:00Z'), ['12 min'])
  })
})

describe('the pages of a list', () => {
  test('that is too long for numbers are the one before and the one after', () => {
    const made = flat(neighbours(t, { previous: '?before=1', next: '?after=2' }))
    assert.match(made, /<a href="\?before=1" rel="prev">.*<a href="\?after=2" rel="next">/)
    assert.doesNotMatch(flat(neighbours(t, { next: '?after=2' })), /prev/)
    assert.equal(String(neighbours(t, {})), '')
  })

  test('are the first, the last and the neighbours, with a gap where two or more are missing', () => {
    assert.deepEqual(shownPages(1, 3), [1, 2, 3])
    assert.deepEqual(shownPages(4, 12), [1, 2, 3, 4, 5, 'gap', 12])
    assert.deepEqual(shownPages(7, 12), [1, 'gap', 6, 7, 8, 'gap', 12])
    assert.deepEqual(shownPages(12, 12), [1, 'gap', 11, 12])
  })

  test('are not shown when there is one', () => {
    assert.equal(String(pagination(t, { page: 1, pages: 1, href: () => '/' })), '')
  })

  test('mark the one that is open', () => {
    const made = flat(pagination(t, { page: 2, pages: 3, href: (page) => `?page=${page}` }))
    assert.match(made, /<a href="\?page=2" aria-label="Page 2" aria-current="page">2<\/a>/)
    assert.match(made, /rel="prev"/)
    assert.match(made, /rel="next"/)
  })
})

describe('rows', () => {
  test('under a heading are one step below it', () => {
    const list = [{ title: 'Talk', href: '/x' }]
    assert.match(
      flat(rows(list, { heading: 'May' })),
      /<h2 class="rows-heading">May<\/h2>.*<h3 class="row-title"><a href="\/x">Talk/,
    )
    assert.match(flat(rows(list)), /<h2 class="row-title">/)
  })
})

describe('filters', () => {
  test('are links with counts; the one that applies says so', () => {
    const made = flat(
      filters(t, [{ label: 'Kind', items: [{ label: 'All', count: 0, href: '?', current: true }] }]),
    )
    assert.match(made, /<a href="\?" aria-current="true"><span>All<\/span><span class="count">0<\/span><\/a>/)
  })
})

describe('check your answers', () => {
  test('has a link per row that says what it changes', () => {
    const made = flat(
      answers(t, [{ rows: [{ label: 'Name', value: 'A', change: '/x', changeLabel: 'your name' }] }]),
    )
    assert.match(made, /<a href="\/x">Change<span class="unseen"> your name<\/span><\/a>/)
  })
})

describe('a table to pick from', () => {
  const made = flat(
    pickTable(t, {
      caption: 'Who waits',
      action: '/approvals',
      heads: ['Person'],
      items: [{ id: '7', label: 'Zoë <x>', cells: [], picked: true }],
      selectAll: { page: 'Select the 1 on this page', matching: { label: 'Select all 312', value: 'token' } },
      bar: button('Approve', { counted: 'Approve #' }),
    }),
  )

  test('names each box by the person', () => {
    assert.match(made, /<input type="checkbox" id="pick-7" name="pick" value="7" checked>/)
    assert.match(made, /<label for="pick-7">Zoë &lt;x&gt;<\/label>/)
  })

  test('picks everything that matches by the token of the filter', () => {
    assert.match(
      made,
      /<input type="checkbox" id="pick-all" name="pick-all" value="token"><label for="pick-all">Select all 312/,
    )
  })

  test('offers the whole page only where a script can pick it', () => {
    assert.match(made, /<div class="choice" data-pick-page hidden>/)
  })

  test('has as many cells in its head as in its rows', () => {
    const cells = (row: string) => row.match(/<t[dh][ >]/g)?.length
    const [head = '', body = ''] = made.match(/<tr.*?<\/tr>/g) ?? []
    assert.equal(cells(head), cells(body))
  })
})

describe('a code', () => {
  test('is not broken at its hyphens, an address may be', () => {
    assert.equal(String(bdi('C-00015213')), '<bdi class="code">C-00015213</bdi>')
    assert.equal(String(bdi('a@b.example')), '<bdi>a@b.example</bdi>')
  })
})
