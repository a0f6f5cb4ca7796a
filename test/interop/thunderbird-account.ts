import type { MadeMailbox } from '../support/mailboxes.ts'
import type { Settings, Thunderbird } from './thunderbird.ts'

const clearPassword = 3

/** An account as its owner would set it up by hand, without TLS. */
export const accountByHand = (
  { account: { username }, address }: MadeMailbox,
  { imap, submission }: { readonly imap: number; readonly submission: number },
): Settings => ({
  'mail.accountmanager.accounts': 'account1',
  'mail.accountmanager.defaultaccount': 'account1',
  'mail.account.account1.identities': 'id1',
  'mail.account.account1.server': 'server1',
  'mail.identity.id1.fullName': 'Ama Mensah',
  'mail.identity.id1.smtpServer': 'smtp1',
  'mail.identity.id1.useremail': address,
  'mail.identity.id1.valid': true,
  'mail.server.server1.authMethod': clearPassword,
  'mail.server.server1.check_new_mail': true,
  'mail.server.server1.hostname': '127.0.0.1',
  'mail.server.server1.login_at_startup': true,
  'mail.server.server1.name': 'Plenary',
  'mail.server.server1.port': imap,
  'mail.server.server1.socketType': 0,
  'mail.server.server1.type': 'imap',
  'mail.server.server1.userName': username,
  'mail.smtp.defaultserver': 'smtp1',
  'mail.smtpserver.smtp1.authMethod': clearPassword,
  'mail.smtpserver.smtp1.hostname': '127.0.0.1',
  'mail.smtpserver.smtp1.port': submission,
  'mail.smtpserver.smtp1.try_ssl': 0,
  'mail.smtpserver.smtp1.username': username,
  'mail.smtpservers': 'smtp1',
})

export type Found = {
  readonly source: string
  readonly incoming: string
  readonly outgoing: string
}

/**
 * Lets it search for the servers of an address with all its ways at once, and make the account as its window for that does. It
 * believes this certificate at both doors, as when somebody has told it to.
 */
export const accountFound = (thunderbird: Thunderbird, address: string, password: string, pem: string) =>
  thunderbird.ask<Found>(
    `const there = 'resource:///modules/accountcreation/'
    const { FindConfig } = ChromeUtils.importESModule(there + 'FindConfig.sys.mjs')
    const { AccountConfig } = ChromeUtils.importESModule(there + 'AccountConfig.sys.mjs')
    const { CreateInBackend } = ChromeUtils.importESModule(there + 'CreateInBackend.sys.mjs')
    const [address, password, certificate] = given
    const domain = address.split('@')[1]
    const search = FindConfig.parallelAutoDiscovery(domain, address, new AbortController().signal)
    const { value: config } = await search.next()
    AccountConfig.replaceVariables(config, 'Ama Mensah', address, password)
    const said = ({ type, username, hostname, port, socketType }) =>
      [type, username, hostname, port, ['', '', 'STARTTLS', 'TLS'][socketType]].join(' ')
    const known = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB)
      .constructX509FromBase64(certificate.replace(/-----[^-]+-----|\\s/g, ''))
    const overrides = Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService)
    for (const { hostname, port } of [config.incoming, config.outgoing])
      overrides.rememberValidityOverride(hostname, port, {}, known, true)
    mainWindow.document.querySelector('account-hub-container')?.remove()
    const account = await CreateInBackend.createAccountInBackend(config)
    pane.displayFolder(account.incomingServer.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox).URI)
    return { source: config.subSource, incoming: said(config.incoming), outgoing: said(config.outgoing) }`,
    address,
    password,
    pem,
  )
