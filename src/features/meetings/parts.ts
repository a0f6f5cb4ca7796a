import type { House } from '../../platform/house.ts'
import { timeRange, type Texts } from '../../platform/i18n/index.ts'
import { html, link, type Html } from '../../platform/ui/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import { sittingTitle } from './pages/words.ts'
import { myMeetings } from './view.ts'

const hours = 12

/** For the front page: the meeting whose door is open, or opens within half a day. */
export const nextMeeting =
  (house: House) =>
  async (actor: SignedIn, t: Texts, now: Date): Promise<Html | undefined> => {
    const soon = new Date(now.getTime() + hours * 3_600_000)
    const next = (await myMeetings(house, actor)).find(
      ({ phase, opensAt, no }) =>
        phase !== 'over' && opensAt <= soon && (no === undefined || no.refused === 'meetings.no.too-early'),
    )
    if (!next) return undefined
    const { sitting } = next
    return html`<p>
      ${t('meetings.need')} ${link(sittingTitle(t, sitting), t.path(`/meetings/${sitting.id}`))},
      ${timeRange(t, sitting.startsAt, sitting.endsAt, sitting.timeZone)}
    </p>`
  }
