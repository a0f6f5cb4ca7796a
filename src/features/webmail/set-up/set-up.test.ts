import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appleProfile, autoconfig, autodiscover } from './files.ts'
import type { Servers } from './servers.ts'

const servers: Servers = {
  domain: 'body.example',
  name: 'A & B',
  imap: { host: 'mail.body.example', port: 993 },
  submission: { host: 'mail.body.example', port: 587 },
}

test('Thunderbird is told both servers, and to take the name before the @', () => {
  const made = autoconfig(servers)
  assert.match(
    made,
    /<incomingServer type="imap">\s*<hostname>mail\.body\.example<\/hostname>\s*<port>993<\/port>/,
  )
  assert.match(made, /<username>%EMAILLOCALPART%<\/username>/)
  assert.match(made, /<displayName>A &amp; B<\/displayName>/)
})

test('a server that is turned off is not named', () => {
  assert.doesNotMatch(autoconfig({ ...servers, submission: undefined }), /outgoingServer/)
})

test('Outlook is told the name to sign in with', () => {
  assert.match(
    autodiscover(servers, 'ama@body.example'),
    /<Type>IMAP<\/Type>.*<LoginName>ama<\/LoginName>.*<Type>SMTP<\/Type>/s,
  )
})

test('the profile for Apple’s devices holds no password and is the same each time', () => {
  const made = appleProfile(servers, 'ama@body.example', 'Ama <Mensah>')
  assert.equal(made, appleProfile(servers, 'ama@body.example', 'Ama <Mensah>'))
  assert.match(made, /<key>IncomingMailServerUsername<\/key>\s*<string>ama<\/string>/)
  assert.match(made, /<string>Ama &lt;Mensah&gt;<\/string>/)
  assert.doesNotMatch(made, /Password<\/key>\s*<string>(?!Email)/)
})
