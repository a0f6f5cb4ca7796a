import type { Texts } from '../i18n/index.ts'

type Tokens = { readonly brand: string; readonly onBrand: string }
export type MailBrand = { readonly light: Tokens; readonly dark: Tokens }

/** What stands around every letter: who writes, in which language, and where the reader can ask or check. */
export type MailFrame = {
  readonly t: Texts
  /** The body's short name, shown at the top. */
  readonly sender: string
  /** The body's mark as a PNG, shown beside its name. */
  readonly mark?: Buffer
  readonly brand: MailBrand
  /** Our address without a slash at the end. */
  readonly url: string
  /** The body's sentence that it never asks for a password. */
  readonly neverAsks: string
  /** Where questions go. */
  readonly contact: string
  /** Whether the reader finds the mail under "Messages we sent you". */
  readonly isKept: boolean
  /** By which readers find out on our site whether the mail is ours. */
  readonly code?: string
  /** This is the copy that stays here when the mail has left. */
  readonly hidesSecrets?: boolean
}

export const markCid = 'mark'

type Action = { readonly path: string; readonly isSecret?: boolean }

/** The whole address of a link; on the copy we keep, a secret one ends before its secret. */
export function addressOf({ url, t, hidesSecrets }: MailFrame, { path, isSecret }: Action): string {
  const address = url + t.path(path)
  return isSecret && hidesSecrets ? address.replace(/[^/=]+$/, '…') : address
}

/** The lines under every mail. */
export function footerOf({ t, neverAsks, contact, isKept, code }: MailFrame): string[] {
  const about = isKept ? [t('mail.footer.messages')] : []
  const gap = neverAsks.endsWith('。') ? '' : ' '
  const check = code ? [t('mail.footer.check', { code })] : []
  return [...about, neverAsks + gap + t('mail.footer.questions', { contact }), ...check]
}
