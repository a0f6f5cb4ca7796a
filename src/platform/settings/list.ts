import { join } from 'node:path'
import * as kinds from './kinds.ts'
import { always, perhaps, type Setting } from './setting.ts'

const repository = join(import.meta.dirname, '../../..')

/** All settings, in the order of the manual. */
export const settings = {
  dataFolder: always({
    name: 'PLENARY_DATA',
    kind: kinds.folder,
    standard: join(repository, 'data'),
    standardInWords: '`./data` in the folder of the program',
    meaning: 'The folder for everything that must be kept: the embedded database, keys and uploaded files.',
    example: '/srv/plenary',
  }),
  host: always({
    name: 'PLENARY_HOST',
    kind: kinds.anything,
    standard: '127.0.0.1',
    meaning: 'The network address to listen on; `0.0.0.0` or `::` lets other machines in.',
    example: '0.0.0.0',
  }),
  port: always({
    name: 'PLENARY_PORT',
    kind: kinds.usedPort,
    standard: '3000',
    meaning: 'The port of the web site.',
    example: '8080',
  }),
  url: perhaps({
    name: 'PLENARY_URL',
    kind: kinds.publicAddress,
    standardInWords: '`http://localhost:` and the port',
    meaning:
      'The public address of the web site, as it stands in mails; sign-in by passkey needs a name in it, not a number.',
    example: 'https://meetings.example.org',
  }),
  profile: always({
    name: 'PLENARY_PROFILE',
    kind: kinds.anything,
    standard: 'itu',
    meaning: 'Which body this is: the name of a folder in `profiles/`.',
    example: 'northlight',
  }),
  demo: always({
    name: 'PLENARY_DEMO',
    kind: kinds.oneOf('on', 'off', 'auto'),
    standard: 'auto',
    standardInWords: '`auto`: on for an empty embedded database, else off',
    meaning: 'Whether the invented people of the demo live here, whose passwords are known to everybody.',
    example: 'off',
  }),
  roles: always({
    name: 'PLENARY_ROLES',
    kind: kinds.someOf('web', 'worker', 'mail'),
    standard: 'web,worker,mail',
    meaning:
      'What this start runs: the web site, the background work, the mail servers. Several machines can share one database.',
    example: 'web',
  }),
  processes: always({
    name: 'PLENARY_PROCESSES',
    kind: kinds.oneOf('apart', 'together'),
    standard: 'apart',
    meaning:
      'Whether each role has a process of its own, so that none can end or slow down another, or all share one, which takes half the memory.',
    example: 'together',
  }),
  logLevel: always({
    name: 'PLENARY_LOG_LEVEL',
    kind: kinds.oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    standard: process.stderr.isTTY ? 'warn' : 'info',
    standardInWords: '`warn` where a person is looking at a terminal, else `info`',
    meaning: 'How much the program says about its work.',
    example: 'debug',
  }),
  trustedProxies: always({
    name: 'PLENARY_TRUSTED_PROXIES',
    kind: kinds.networks,
    standard: '',
    standardInWords: 'none; where the address is https and no certificate is given, a proxy on this machine',
    meaning:
      'The reverse proxies in front of the program, whose word about the address of a visitor is believed.',
    example: '10.0.0.0/8',
  }),
  databaseUrl: perhaps({
    name: 'DATABASE_URL',
    kind: kinds.address('postgres', 'postgresql'),
    standardInWords: 'the embedded PostgreSQL',
    meaning: 'A PostgreSQL server of your own, version 15 or later.',
    example: 'postgres://plenary:password@db.example.org/plenary',
    isSecret: true,
  }),
  smtpUrl: perhaps({
    name: 'SMTP_URL',
    kind: kinds.address('smtp', 'smtps'),
    standardInWords: 'mails stay in the outbox; in the demo they can be read at `/outbox`',
    meaning: 'The relay that takes mail to the outside.',
    example: 'smtps://name:password@mail.example.org',
    isSecret: true,
  }),
  mailDomain: perhaps({
    name: 'PLENARY_MAIL_DOMAIN',
    kind: kinds.domain,
    standardInWords: "the profile's",
    meaning: 'The domain of the addresses given to members, and of the mails this program sends.',
    example: 'example.org',
  }),
  mailFrom: perhaps({
    name: 'PLENARY_MAIL_FROM',
    kind: kinds.mailAddress,
    standardInWords: '`no-reply@` and the mail domain',
    meaning: 'The sender of the mails this program writes.',
    example: 'registration@example.org',
  }),
  postmaster: perhaps({
    name: 'PLENARY_POSTMASTER',
    kind: kinds.mailAddress,
    standardInWords: 'they are told to the service desk of the profile, by mail',
    meaning: 'Where mail to postmaster@ and abuse@ of the mail domain goes on to.',
    example: 'postmaster@example.org',
  }),
  smtpDirect: always({
    name: 'PLENARY_SMTP_DIRECT',
    kind: kinds.oneOf('on', 'off'),
    standard: 'off',
    meaning:
      'Whether mail to the outside goes straight to the mail servers of its recipients (port 25) where no relay is set in `SMTP_URL`. Others take it only from an address with a name, SPF and DKIM.',
    example: 'on',
  }),
  tlsCert: perhaps({
    name: 'PLENARY_TLS_CERT',
    kind: kinds.pem,
    standardInWords: 'no TLS: a proxy in front does it',
    meaning: 'The certificate chain for https and the mail ports: PEM text, or the path of a file.',
    example: '/etc/ssl/plenary/fullchain.pem',
    isSecret: true,
  }),
  tlsKey: perhaps({
    name: 'PLENARY_TLS_KEY',
    kind: kinds.pem,
    meaning: 'The private key of that certificate: PEM text, or the path of a file.',
    example: '/etc/ssl/plenary/key.pem',
    isSecret: true,
  }),
  dkimKey: perhaps({
    name: 'PLENARY_DKIM_KEY',
    kind: kinds.pem,
    standardInWords: 'mails are not signed',
    meaning: 'The private key that signs outgoing mails (DKIM): PEM text, or the path of a file.',
    example: '/etc/plenary/dkim.pem',
    isSecret: true,
  }),
  secret: perhaps({
    name: 'PLENARY_SECRET',
    kind: kinds.longSecret,
    standardInWords: 'made at the first start and kept in the data folder',
    meaning:
      'The key everything signed by this installation hangs on; the same for all processes that share a database.',
    example: 'kX3v0pJm1q8ZrYt5uWb2nDc7sFh4gLe9',
    isSecret: true,
  }),
  secondFactor: perhaps({
    name: 'PLENARY_SECOND_FACTOR',
    kind: kinds.oneOf('required', 'optional'),
    standardInWords: '`required`; in the demo `optional`',
    meaning:
      'Whether staff and focal points must sign in with a second factor (a passkey, or a password and a code) before they may do what their role allows.',
    example: 'required',
  }),
  limits: perhaps({
    name: 'PLENARY_LIMITS',
    kind: kinds.oneOf('usual', 'generous'),
    standardInWords: '`usual`; in the demo `generous`',
    meaning:
      'How much one account or one network may ask. `generous` is a thousand times the usual: for measuring, or where everybody comes from one address that nobody else can use.',
    example: 'usual',
  }),
  venueNetworks: always({
    name: 'PLENARY_VENUE_NETWORKS',
    kind: kinds.networks,
    standard: '',
    standardInWords: 'none',
    meaning:
      'Networks of meeting venues, where hundreds of people share an address. Strangers there may ask twenty times as much together, and do not wait for each other’s wrong passwords.',
    example: '203.0.113.0/24,2001:db8:40::/48',
  }),
  media: always({
    name: 'PLENARY_MEDIA',
    kind: kinds.oneOf('on', 'off'),
    standard: 'on',
    meaning:
      'Whether meeting rooms carry sound and picture by themselves, in a process beside the web site. `off` leaves that to other engines.',
    example: 'off',
  }),
  mediaPorts: always({
    name: 'PLENARY_MEDIA_PORTS',
    kind: kinds.portRange,
    standard: '40000-40199',
    meaning:
      'The UDP ports for sound and picture, two or three for each person on stage; a firewall must let them in.',
    example: '50000-50399',
  }),
  mediaAddress: perhaps({
    name: 'PLENARY_MEDIA_ADDRESS',
    kind: kinds.ipAddress,
    standardInWords: 'the addresses of this machine',
    meaning:
      'The public IP address under which those ports are reached, where this machine only knows an inner one.',
    example: '203.0.113.10',
  }),
  bigbluebuttonUrl: perhaps({
    name: 'PLENARY_BIGBLUEBUTTON_URL',
    kind: kinds.address('https', 'http'),
    standardInWords: 'none: rooms may name a server of their own',
    meaning: 'The BigBlueButton server that rooms use unless they name another one.',
    example: 'https://bbb.example.org/bigbluebutton/api',
  }),
  bigbluebuttonSecret: perhaps({
    name: 'PLENARY_BIGBLUEBUTTON_SECRET',
    kind: kinds.anything,
    meaning: 'The secret that this server shares, as `bbb-conf --secret` prints it.',
    example: 'a-secret-of-that-server',
    isSecret: true,
  }),
  jitsiUrl: perhaps({
    name: 'PLENARY_JITSI_URL',
    kind: kinds.address('https', 'http'),
    standardInWords: 'none: rooms may name a server of their own',
    meaning: 'The Jitsi Meet server that rooms use unless they name another one.',
    example: 'https://meet.example.org',
  }),
  jitsiApp: perhaps({
    name: 'PLENARY_JITSI_APP',
    kind: kinds.anything,
    standardInWords: '`plenary`',
    meaning: 'The name of the application that this server accepts tokens of (`iss`).',
    example: 'plenary',
  }),
  jitsiSecret: perhaps({
    name: 'PLENARY_JITSI_SECRET',
    kind: kinds.anything,
    standardInWords: 'none: tokens are signed with a key whose public half the server fetches here',
    meaning: 'The secret that this server checks tokens with, where it has one.',
    example: 'a-secret-of-that-server',
    isSecret: true,
  }),
  imapPort: always({
    name: 'PLENARY_IMAP_PORT',
    kind: kinds.port,
    standard: '1143',
    meaning: 'The port for reading mail (IMAP); `0` turns it off.',
    example: '143',
  }),
  imapsPort: always({
    name: 'PLENARY_IMAPS_PORT',
    kind: kinds.port,
    standard: '1993',
    meaning: 'The port for reading mail under TLS; `0` turns it off.',
    example: '993',
  }),
  submissionPort: always({
    name: 'PLENARY_SUBMISSION_PORT',
    kind: kinds.port,
    standard: '1587',
    meaning: 'The port on which people hand in mail to send; `0` turns it off.',
    example: '587',
  }),
  smtpPort: always({
    name: 'PLENARY_SMTP_PORT',
    kind: kinds.port,
    standard: '2525',
    meaning: 'The port on which mail from outside comes in; `0` turns it off.',
    example: '25',
  }),
  lmtpPort: always({
    name: 'PLENARY_LMTP_PORT',
    kind: kinds.port,
    standard: '2424',
    meaning: 'The port on which a mail server in front hands mail over; `0` turns it off.',
    example: '24',
  }),
} as const

type Settings = typeof settings
type ValueOf<S> = S extends { readonly kind: kinds.Kind<infer T> } ? Exclude<T, kinds.Wrong> : never

/** Every setting under the name the program uses; one without a standard value may be absent. */
export type Values = {
  readonly [K in keyof Settings]: Settings[K] extends { readonly standard: string }
    ? ValueOf<Settings[K]>
    : ValueOf<Settings[K]> | undefined
}

export const settingList: readonly Setting<unknown>[] = Object.values(settings)
