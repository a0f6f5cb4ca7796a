import type { Thunderbird } from './thunderbird.ts'
import { until } from './tools.ts'

/** The message list shows just these subjects, in whatever order. */
export const lists = (thunderbird: Thunderbird, ...subjects: string[]) =>
  until(
    `${subjects.join(', ')} in the list`,
    () => thunderbird.ask<string[]>('return listed()'),
    (seen) => [...seen].sort().join() === [...subjects].sort().join(),
  )

/** The folders of the first account, each with what it is for. */
export const foldersOf = (thunderbird: Thunderbird) =>
  thunderbird.ask<string[]>(`
    const { Archive, Drafts, Inbox, Junk, SentMail, Trash } = Ci.nsMsgFolderFlags
    const uses = { Archive, Drafts, Inbox, Junk, SentMail, Trash }
    return MailServices.accounts.accounts[0].incomingServer.rootFolder.subFolders.map((one) =>
      [one.name, ...Object.keys(uses).filter((use) => one.getFlag(uses[use]))].join(': ')).sort()`)

/** Opens a message as a click on it would, and gives what then stands there. */
export async function read(thunderbird: Thunderbird, subject: string, ending: string) {
  await thunderbird.ask('await choose(...given)', subject)
  return until(
    `${subject} is shown`,
    () =>
      thunderbird.ask<{ text: string; parts: string[] }>(`
        const message = mainWindow.gTabmail.currentAboutMessage
        return {
          text: message?.getMessagePaneBrowser().contentDocument?.body?.innerText ?? '',
          parts: message?.currentAttachments?.map((one) => one.contentType + ' ' + one.name) ?? [],
        }`),
    ({ text }) => text.includes(ending),
  )
}

/** Gives one of its own commands for a message. */
export const act = (thunderbird: Thunderbird, subject: string, command: string) =>
  thunderbird.ask(
    `await choose(given[0])
    await soon(() => pane.commandController.isCommandEnabled(given[1]))
    pane.commandController.doCommand(given[1])`,
    subject,
    command,
  )

/** Opens its window for writing with a letter in it, and tells that to send it. What then asks for a password is to be answered. */
export const send = (thunderbird: Thunderbird, to: string, subject: string, text: string) =>
  thunderbird.ask(
    `const fields = Cc['@mozilla.org/messengercompose/composefields;1'].createInstance(Ci.nsIMsgCompFields)
    ;[fields.to, fields.subject, fields.body] = given
    const about = Cc['@mozilla.org/messengercompose/composeparams;1'].createInstance(Ci.nsIMsgComposeParams)
    about.composeFields = fields
    about.type = Ci.nsIMsgCompType.New
    about.format = Ci.nsIMsgCompFormat.PlainText
    about.identity = MailServices.accounts.allIdentities[0]
    const ready = new Promise((resolve) => {
      const seen = (opened, topic) => {
        if (topic !== 'domwindowopened') return
        opened.addEventListener('compose-editor-ready', () => {
          Services.ww.unregisterNotification(seen)
          resolve(opened)
        }, { once: true })
      }
      Services.ww.registerNotification(seen)
    })
    MailServices.compose.OpenComposeWindowWithParams(null, about)
    const writing = await ready
    writing.setTimeout(() => writing.goDoCommand('cmd_sendNow'), 0)`,
    to,
    subject,
    text,
  )
