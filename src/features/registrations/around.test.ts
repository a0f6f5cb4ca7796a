import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import {
  linkEvents,
  makeAccount,
  makeEvent,
  makeGroup,
  makeOrganisation,
  makeRegistration,
} from '../../../test/support/people.ts'
import { heading, main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { registrationRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, registrationRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})

test('whoever may not register reads whose meeting it is, what that group says, and which event would open it', async () => {
  const { id } = await makeGroup(house.db, {
    name: { en: 'Group on rain' },
    participation: { en: 'Ask the chair for an invitation.' },
    contact: 'rain@groups.example',
  })
  const event = await makeEvent(house.db, { type: 'study-group', groupId: id })
  const opener = await makeEvent(house.db, { title: { en: 'The general assembly' } })
  await linkEvents(house.db, opener, event)
  const organisation = await makeOrganisation(house.db, { category: 'associate', studyGroup: 't-sg99' })
  const person = await makeAccount(house.db, { organisation })
  const words = main(await (await walk.as(person)).get(`/en/events/${event.code}/registration`))
  assert.match(words, /An Associate takes part in the one Study Group it has joined, and this is another one/)
  assert.match(words, /Group on rain Ask the chair for an invitation\..*rain@groups\.example/)
  assert.match(words, /Whoever is confirmed for one of these .* The general assembly/)
})

test('whoever is confirmed reads which events this opens; whoever waits does not', async () => {
  const event = await makeEvent(house.db)
  const opened = await makeEvent(house.db, { title: { en: 'The rehearsal' } })
  await linkEvents(house.db, event, opened)
  for (const [state, says] of [
    ['confirmed', true],
    ['pending', false],
  ] as const) {
    const person = await makeAccount(house.db)
    const { number } = await makeRegistration(house.db, { event, personId: person.personId, state })
    const page = await (await walk.as(person)).get(`/en/registrations/${number}`)
    assert.notEqual(heading(page), '')
    assert.equal(/nobody is asked again: The rehearsal/.test(main(page)), says, state)
  }
})
