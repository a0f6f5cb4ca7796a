import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { openDisplay, type Display } from './display.ts'
import { Marionette } from './marionette.ts'
import { folderFor, isHere, start, until } from './tools.ts'

export type Settings = Readonly<Record<string, string | number | boolean>>

export type Thunderbird = {
  readonly display: Display
  /** Runs a script inside of it, in which the names below are at hand; what is given is in `given`. */
  ask<T>(script: string, ...given: readonly unknown[]): Promise<T>
  /** A picture of the screen, where somebody wants to look: `PLENARY_TEST_PICTURES` says in which folder. */
  picture(name: string): Promise<void>
}

/** It looks for nothing outside: what it would ask the world goes to a door that is not there, or to `proxy`. */
const quiet = (proxy: number): Settings => ({
  'app.donation.eoy.version.viewed': 999,
  'app.update.auto': false,
  'app.update.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'mail.biff.show_alert': false,
  'mail.inappnotifications.enabled': false,
  'mail.rights.version': 1,
  'mail.shell.checkDefaultClient': false,
  'mail.spotlight.firstRunDone': true,
  'mailnews.start_page.enabled': false,
  'mailnews.start_page_override.mstone': 'ignore',
  'marionette.port': 0,
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': proxy,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': proxy,
  'toolkit.telemetry.enabled': false,
})

const notThere = 9

/** Whether all that is needed is installed, in a version that is tried. */
export const isThunderbirdHere = (t: TestContext): boolean =>
  isHere(t, 'thunderbird', /Thunderbird 1[4-9]\d\./) && isHere(t, 'Xvfb') && isHere(t, 'xdotool')

/** Opens Thunderbird on a screen of its own with a new profile; `first` is answered before anything else can be done. */
export async function openThunderbird(
  t: TestContext,
  settings: Settings,
  { proxy = notThere, first }: { proxy?: number; first?: (display: Display) => Promise<void> } = {},
): Promise<Thunderbird> {
  const folder = folderFor(t)
  const profile = join(folder, 'profile')
  mkdirSync(profile)
  writeFileSync(join(profile, 'user.js'), written({ ...quiet(proxy), ...settings }))
  const display = await openDisplay(folder)
  const env = {
    ...display.env,
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    MOZ_CRASHREPORTER_DISABLE: '1',
    NO_AT_BRIDGE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  }
  const args = ['--profile', profile, '--no-remote', '--marionette', '--remote-allow-system-access']
  const program = start('thunderbird', args, folder, { env })
  let words = ''
  for (const stream of [program.stdout!, program.stderr!])
    stream.on('data', (chunk: Buffer) => (words += chunk.toString()))
  const portFile = join(profile, 'MarionetteActivePort')
  await until('Thunderbird can be controlled', () => {
    if (program.exitCode !== null) throw new Error(`Thunderbird has ended: ${words}`)
    return existsSync(portFile)
  })
  await first?.(display)
  const marionette = await Marionette.open(Number(readFileSync(portFile, 'utf8')))
  t.after(() => marionette.close())
  return {
    display,
    ask: async <T>(script: string, ...given: readonly unknown[]) =>
      (await marionette.run(`${prelude}${script}`, given)) as T,
    picture: async (name) => {
      const pictures = process.env['PLENARY_TEST_PICTURES']
      if (pictures) await display.picture(join(pictures, `${name}.png`))
    },
  }
}

const written = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')

const prelude = `
const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs')
const mainWindow = Services.wm.getMostRecentWindow('mail:3pane')
const pane = mainWindow.gTabmail.currentAbout3Pane
const listed = () => Array.from({ length: pane.gDBView?.rowCount ?? 0 }, (_, row) =>
  pane.gDBView.getMsgHdrAt(row).mime2DecodedSubject)
const soon = async (isSo) => {
  while (!isSo()) await new Promise((resolve) => mainWindow.setTimeout(resolve, 50))
}
const choose = async (subject) => {
  await soon(() => listed().includes(subject))
  pane.threadTree.selectedIndex = listed().indexOf(subject)
  await soon(() => pane.gDBView.getSelectedMsgHdrs().map((one) => one.mime2DecodedSubject).join() === subject)
}
`
