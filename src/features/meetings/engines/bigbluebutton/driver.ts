import type { House } from '../../../../platform/house.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { inLanguage } from '../../../../values/language.ts'
import type { Asking } from '../ask.ts'
import { rightsOf } from '../rules.ts'
import type { Driver, EngineRoom, EngineServer, Entrant, Health, Run, Way } from '../types.ts'
import { call, callAddress, type Params } from './calls.ts'
import { allOf, textOf } from './xml.ts'

const endPurpose = 'meetings.run-ended'
const passwordPurpose = 'meetings.run-password'

type With = Pick<House, 'secrets' | 'config' | 'texts'>

/** BigBlueButton by its API: a room of its own for each run, people by opaque names, and nothing that opens a later run. */
export function bigbluebutton(house: With, asking: Asking): Driver {
  const down = refuse('meetings.no.engine-down')
  return {
    name: 'bigbluebutton',
    hasStage: false,

    async ensure(room): Promise<Run | Refusal> {
      if (!room.server) return down
      const said = await call(room.server, 'create', createParams(house, room), asking)
      const mark = said.ok ? textOf(said.xml, 'createTime') : ''
      return /^\d{1,20}$/.test(mark) ? { ...room.run, mark } : down
    },

    wayFor: ({ server, ...room }, person): Promise<Way | Refusal> =>
      Promise.resolve(
        server && room.run.mark
          ? {
              kind: 'redirect',
              to: callAddress(server, 'join', joinParams(house, { ...room, server }, person)),
            }
          : down,
      ),

    // Its API knows no such call: whoever is removed cannot come back through us, and a moderator removes them there.
    remove: () => Promise.resolve(false),

    async end({ server, run }): Promise<boolean> {
      if (!server) return false
      const said = await call(
        server,
        'end',
        { meetingID: run.name, password: passwordOf(house, run, 'moderator') },
        asking,
      )
      return said.ok || said.why === 'notFound'
    },

    async people({ server, run }) {
      if (!server) return undefined
      const said = await call(server, 'getMeetingInfo', { meetingID: run.name }, asking)
      if (!said.ok) return said.why === 'notFound' ? 'gone' : undefined
      if (textOf(said.xml, 'hasBeenForciblyEnded') === 'true') return 'gone'
      return allOf(said.xml, 'attendees', 'attendee').map((it) => textOf(it, 'userID'))
    },

    async listen({ server, run }): Promise<boolean> {
      if (!server) return false
      const params = { callbackURL: eventsAddress(house, run), meetingID: run.name }
      return (await call(server, 'hooks/create', params, asking)).ok
    },

    health: (server) => healthOf(server, asking),
  }
}

/** Asks about a room that is not there: the answer says whether the server is one, and knows our secret. */
async function healthOf(server: EngineServer | undefined, asking: Asking): Promise<Health> {
  if (!server) return { state: 'not-set-up' }
  const said = await call(server, 'isMeetingRunning', { meetingID: 'plenary-asks' }, asking)
  if (said.ok) {
    const itself = await call(server, '', {}, asking)
    const version = itself.ok ? textOf(itself.xml, 'bbbVersion') || textOf(itself.xml, 'version') : ''
    return { state: 'well', ...(version && { version: version.slice(0, 40) }) }
  }
  if (said.why === 'checksumError' || said.why === 'unsupportedChecksumAlgorithm')
    return { state: 'wrong-secret' }
  return { state: said.why === 'silent' ? 'silent' : 'not-it' }
}

function createParams(house: With, { sitting, run }: EngineRoom): Params {
  const title = inLanguage(sitting.title, 'en') || inLanguage(sitting.eventTitle, 'en')
  const listens = sitting.room.format === 'webcast'
  return {
    name: title.slice(0, 64).padEnd(2, '.'),
    meetingID: run.name,
    // Without them older servers take a second create for another meeting.
    attendeePW: passwordOf(house, run, 'attendee'),
    moderatorPW: passwordOf(house, run, 'moderator'),
    muteOnStart: 'true',
    record: 'false',
    allowStartStopRecording: 'false',
    guestPolicy: 'ALWAYS_ACCEPT',
    // One list of speakers, one chat: those of our room.
    disabledFeatures: 'chat,privateChat,raiseHand',
    ...(listens && { lockSettingsDisableMic: 'true', lockSettingsDisableCam: 'true' }),
    logoutURL: roomAddress(house, sitting.id),
    'meta_bbb-origin': 'Plenary',
    meta_endCallbackUrl: endedAddress(house, run),
  }
}

function joinParams(
  house: With,
  { sitting, run }: EngineRoom,
  { alias, shown, role, language }: Entrant,
): Params {
  const { leads, isListed } = rightsOf(role, sitting.room.format)
  return {
    fullName: shown,
    meetingID: run.name,
    role: leads ? 'MODERATOR' : 'VIEWER',
    createTime: run.mark ?? '',
    userID: alias,
    errorRedirectUrl: roomAddress(house, sitting.id),
    'userdata-bbb_override_default_locale': language,
    'userdata-bbb_auto_share_webcam': 'false',
    ...(!isListed && { excludeFromDashboard: 'true' }),
  }
}

const passwordOf = ({ secrets }: With, run: Pick<Run, 'id'>, whose: 'attendee' | 'moderator'): string =>
  secrets.sign(passwordPurpose, `${run.id} ${whose}`).slice(0, 22)

const roomAddress = ({ config }: With, sittingId: string): string =>
  `${config.url}/meetings/${sittingId}/room`

/** Where the server tells what happens in a run. */
export const eventsAddress = ({ config }: Pick<House, 'config'>, { id }: Pick<Run, 'id'>): string =>
  `${config.url}/meetings/engines/bigbluebutton/${id}/events`

/** Where the server tells that a run is over. It cannot sign that, so the address itself is the proof. */
const endedAddress = (house: With, { id }: Pick<Run, 'id'>): string =>
  `${house.config.url}/meetings/engines/bigbluebutton/${id}/ended/${house.secrets.sign(endPurpose, id)}`

export const isEndedToken = ({ secrets }: Pick<House, 'secrets'>, runId: string, token: string): boolean =>
  secrets.isSigned(endPurpose, runId, token)
