import { createHash } from 'node:crypto'
import { html } from '../../../platform/ui/index.ts'
import type { Servers } from './servers.ts'

const xml = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** What Thunderbird asks for: the name before the `@` is the name one signs in with. */
export const autoconfig = ({ domain, name, imap, submission }: Servers): string =>
  xml +
  html`<clientConfig version="1.1">
    <emailProvider id="${domain}">
      <domain>${domain}</domain>
      <displayName>${name}</displayName>
      <displayShortName>${name}</displayShortName>
      ${imap && html`<incomingServer type="imap"><hostname>${imap.host}</hostname><port>${imap.port}</port><socketType>SSL</socketType><authentication>password-cleartext</authentication><username>%EMAILLOCALPART%</username></incomingServer>`}
      ${submission && html`<outgoingServer type="smtp"><hostname>${submission.host}</hostname><port>${submission.port}</port><socketType>STARTTLS</socketType><authentication>password-cleartext</authentication><username>%EMAILLOCALPART%</username></outgoingServer>`}
    </emailProvider>
  </clientConfig>`.markup

/** What Outlook asks for, for whichever address it names. */
export function autodiscover({ imap, submission }: Servers, address: string): string {
  const login = address.split('@', 1)[0] ?? ''
  const protocol = (type: string, server: Servers['imap'], ssl: string) =>
    server &&
    html`<Protocol
      ><Type>${type}</Type><Server>${server.host}</Server><Port>${server.port}</Port
      ><LoginName>${login}</LoginName><DomainRequired>off</DomainRequired><SPA>off</SPA
      ><AuthRequired>on</AuthRequired><Encryption>${ssl}</Encryption><SSL>on</SSL></Protocol
    >`
  return (
    xml +
    html`<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006"
      ><Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"
        ><Account
          ><AccountType>email</AccountType
          ><Action>settings</Action
          >${protocol('IMAP', imap, 'SSL')}${protocol('SMTP', submission, 'TLS')}</Account
        ></Response
      ></Autodiscover
    >`.markup
  )
}

/** The same identifier for the same thing each time, so that a profile that is loaded again replaces itself. */
function idFor(what: string): string {
  const hex = createHash('sha256').update(what).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** What iPhone, iPad and Mac load. It holds no password: the device asks for it. */
export function appleProfile(
  { domain, name, imap, submission }: Servers,
  address: string,
  person: string,
): string {
  const login = address.split('@', 1)[0] ?? ''
  const text = (key: string, value: string) => html`<key>${key}</key><string>${value}</string>`
  const number = (key: string, value: number) => html`<key>${key}</key><integer>${value}</integer>`
  const yes = (key: string) => html`<key>${key}</key><true />`
  const reversed = domain.split('.').toReversed().join('.')
  const mail = html`<dict
    >${text('PayloadType', 'com.apple.mail.managed')}${number('PayloadVersion', 1)}${text('PayloadIdentifier', `${reversed}.mail.${login}`)}${text('PayloadUUID', idFor(`mail ${address}`))}${text('PayloadDisplayName', name)}${text('EmailAccountType', 'EmailTypeIMAP')}${text('EmailAccountDescription', name)}${text('EmailAccountName', person)}${text('EmailAddress', address)}
    ${imap && html`${text('IncomingMailServerHostName', imap.host)}${number('IncomingMailServerPortNumber', imap.port)}${yes('IncomingMailServerUseSSL')}${text('IncomingMailServerUsername', login)}${text('IncomingMailServerAuthentication', 'EmailAuthPassword')}`}
    ${submission && html`${text('OutgoingMailServerHostName', submission.host)}${number('OutgoingMailServerPortNumber', submission.port)}${yes('OutgoingMailServerUseSSL')}${text('OutgoingMailServerUsername', login)}${text('OutgoingMailServerAuthentication', 'EmailAuthPassword')}${yes('OutgoingPasswordSameAsIncomingPassword')}`}</dict
  >`
  return (
    `${xml}<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n` +
    html`<plist version="1.0"
      ><dict
        >${text('PayloadType', 'Configuration')}${number('PayloadVersion', 1)}${text('PayloadIdentifier', `${reversed}.mail`)}${text('PayloadUUID', idFor(`profile ${address}`))}${text('PayloadDisplayName', `${name}: ${address}`)}<key
          >PayloadContent</key
        ><array>${mail}</array></dict
      ></plist
    >`.markup
  )
}
