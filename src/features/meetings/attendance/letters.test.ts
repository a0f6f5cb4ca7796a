import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeEvent } from '../../../../test/support/people.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { listSittings } from '../store/sittings.ts'
import { answeredLetter } from './letters.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

for (const language of ['en', 'fr', 'es', 'ru', 'zh', 'ar'])
  test(`the answer about one’s attendance in ${language}`, async () => {
    const event = await makeEvent(house.db)
    const [sitting] = await listSittings(house.db, event.id)
    const t = house.texts(language)
    const facts = {
      sitting: { ...sitting!, code: 'C-00000001', startsAt: new Date('2026-11-25T10:00:00Z'), timeZone: 'Asia/Kathmandu' },
      contact: 'desk@events.example',
      words: 'I was there until 11.',
      answer: 'The recording shows it; we have added the time.',
      minutes: 90,
    } // prettier-ignore
    assertLetter(answeredLetter(t, facts), t, house.profile, `meetings/attendance-answered.${language}`)
  })
