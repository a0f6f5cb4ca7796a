import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { unpackBrowser } from './browser/unpack.ts'

/** How somebody looks at a page. */
export type Look = {
  readonly size: 'phone' | 'desktop'
  readonly language: string
  readonly theme: 'light' | 'dark'
  readonly script: boolean
}

export const plainLook: Look = { size: 'desktop', language: 'en', theme: 'light', script: true }

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const

let opened: Promise<Browser> | undefined

/** The browser, started once a process. PLENARY_TEST_BROWSER names another Chromium where ours cannot run. */
export function openBrowser(): Promise<Browser> {
  opened ??= launch()
  return opened
}

export async function closeBrowser(): Promise<void> {
  await (await opened)?.close()
  opened = undefined
}

/** A browser of one's own, told more: with microphones and cameras that are made up, and nobody to ask about them. */
export const launchWithDevices = (...more: readonly string[]): Promise<Browser> =>
  launch(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', ...more])

/** The same on a network that lets no UDP through. */
export const launchWithoutUdp = (): Promise<Browser> =>
  launchWithDevices('--force-webrtc-ip-handling-policy=disable_non_proxied_udp')

/** One whose owner has forbidden microphone and camera. */
export const launchWithoutPermission = (): Promise<Browser> =>
  launch(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny'])

function launch(more: readonly string[] = []): Promise<Browser> {
  const own = process.env['PLENARY_TEST_BROWSER']
  const { program, libraries, fontSettings } = own
    ? { program: own, libraries: '', fontSettings: '' }
    : unpackBrowser()
  const env = own ? {} : { FONTCONFIG_FILE: fontSettings, LD_LIBRARY_PATH: libraries }
  return chromium.launch({
    executablePath: program,
    args: [...flags, ...more],
    env: { ...process.env, ...env },
  })
}

const flags = [
  '--headless=shell',
  '--no-sandbox', // also as root, where the browser refuses to start otherwise; it opens our own pages only
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
]

/** A fresh visitor: no cookies, nothing cached, speaking the look's language. */
export async function openContext(look: Partial<Look> = {}, base?: string): Promise<BrowserContext> {
  const { size, language, theme, script } = { ...plainLook, ...look }
  const browser = await openBrowser()
  const context = await browser.newContext({
    viewport: sizes[size],
    isMobile: size === 'phone',
    hasTouch: size === 'phone',
    locale: language,
    colorScheme: theme,
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Paris',
    ...(base ? { baseURL: base } : {}),
  })
  context.setDefaultTimeout(15_000)
  return context
}

/** What a page did that no page of ours may do. */
export type Misdeeds = { readonly said: string[]; readonly asked: string[] }

/** Notes what the page says on the console and whom it asks besides our own server. */
export function watch(page: Page, base: string): Misdeeds {
  const misdeeds: Misdeeds = { said: [], asked: [] }
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') misdeeds.said.push(message.text())
  })
  page.on('pageerror', (error) => misdeeds.said.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob|about):/.test(request.url()))
      misdeeds.asked.push(request.url())
  })
  return misdeeds
}
