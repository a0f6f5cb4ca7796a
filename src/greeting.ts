import type { Config } from './platform/config.ts'
import type { Progress } from './platform/progress/terminal.ts'
import { plainTable } from './platform/progress/table.ts'
import type { Prepared } from './demo.ts'

/** What the person at the terminal needs next: the address, whom to sign in as, where mails can be read. */
export function greet(config: Config, { demo, signIns }: Prepared, { say }: Progress): void {
  say(`\nPlenary is ready: ${config.roles.has('web') ? config.url : [...config.roles].join(', ')}\n`)
  if (demo && signIns.length > 0) {
    say('These invented people live in the demo. Everybody knows their passwords:\n')
    say(indented(plainTable(['who', 'name', 'user name', 'password'], signIns)))
  }
  if (!config.smtpUrl && config.smtpDirect === 'off')
    say(
      demo
        ? `\nMails can be read at ${config.url}/outbox`
        : '\nMails stay in the outbox until SMTP_URL names a relay.',
    )
  say('Ctrl-C stops it.\n')
}

/** Said when mail programs are answered, which is a moment after the pages are. */
export function greetMailPrograms({ imapPort, submissionPort }: Config, { say }: Progress): void {
  if (imapPort > 0 && submissionPort > 0)
    say(`Mail programs read at port ${imapPort} (IMAP) and send at port ${submissionPort} (SMTP).\n`)
}

const indented = (text: string) => text.replace(/^/gm, '  ')
