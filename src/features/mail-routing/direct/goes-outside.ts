import type { Config } from '../../../platform/config.ts'

/** Whether anything leaves this house: through a relay, or straight to the servers of the recipients. */
export const goesOutside = ({ smtpUrl, smtpDirect }: Pick<Config, 'smtpUrl' | 'smtpDirect'>): boolean =>
  smtpUrl !== undefined || smtpDirect === 'on'
