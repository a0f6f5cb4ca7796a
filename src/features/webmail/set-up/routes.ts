import type { House } from '../../../platform/house.ts'
import {
  queryOf,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Server,
} from '../../../platform/http/index.ts'
import { look, open } from '../doors.ts'
import { mineOf } from '../mine.ts'
import { appleProfile, autoconfig, autodiscover } from './files.ts'
import { setUpPage } from './page.ts'
import { serversOf } from './servers.ts'

/** How mail programs find us: for people in words, for programs in their own files. */
export function setUpRoutes(server: Server, house: House): void {
  const servers = serversOf(house)

  server.get('/mail/set-up', look, async (request, reply) =>
    sendPage(reply, 200, setUpPage(textsOf(request), await mineOf(house, request), servers)),
  )

  server.get('/mail/set-up/profile', look, async (request, reply) => {
    const { mailbox } = await mineOf(house, request)
    const body = appleProfile(servers, mailbox.address, signedIn(request).name)
    return sendFile(reply, {
      name: 'mail.mobileconfig',
      type: 'application/x-apple-aspen-config; charset=utf-8',
      body,
    })
  })

  server.get('/.well-known/autoconfig/mail/config-v1.1.xml', open, async (_request, reply) =>
    sendXml(reply, autoconfig(servers)),
  )
  server.get('/mail/config-v1.1.xml', open, async (_request, reply) => sendXml(reply, autoconfig(servers)))

  server.get('/autodiscover/autodiscover.xml', open, async (request, reply) => {
    const asked = queryOf(request)['Email'] ?? queryOf(request)['email']
    const address = [asked ?? ''].flat()[0] ?? ''
    return sendXml(reply, autodiscover(servers, /^[\w.+-]{1,64}@[\w.-]{1,253}$/.test(address) ? address : ''))
  })
}

const sendXml = (reply: Reply, body: string): Reply =>
  reply
    .headers({ 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' })
    .send(body)
