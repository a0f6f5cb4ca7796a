import { X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type Certificate, selfSigned } from './self-signed.ts'

/** Earlier than it ends, so that nobody meets one that is over. */
const renewedBefore = 30 * 86_400_000

/**
 * The certificate of the mail ports: the operator's where the settings name one, else one that is made once and kept in the data
 * folder. Programs that meet the latter ask their user whether to trust it.
 */
export function mailCertificate(
  config: Pick<Config, 'tlsCert' | 'tlsKey' | 'dataFolder' | 'url' | 'mailDomain'>,
  now: Date,
): Certificate {
  if (config.tlsCert && config.tlsKey) return { cert: config.tlsCert, key: config.tlsKey }
  const folder = join(config.dataFolder, 'mail-certificate')
  const file = join(folder, 'certificate.pem')
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  if (kept && Date.parse(new X509Certificate(kept).validTo) - now.getTime() > renewedBefore)
    return { cert: kept, key: kept }
  const names = [new URL(config.url).hostname, 'localhost', `mail.${config.mailDomain}`, '127.0.0.1']
  const made = selfSigned([...new Set(names)], now)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, made.cert + made.key, { mode: 0o600 })
  renameSync(fresh, file)
  return { cert: made.cert + made.key, key: made.cert + made.key }
}
