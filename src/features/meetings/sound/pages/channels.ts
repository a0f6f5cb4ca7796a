import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import { select, type Html } from '../../../../platform/ui/index.ts'
import type { Channel } from '../types.ts'

/** What a channel is called: the floor, or a language in the reader's and in its own words. */
export function channelName(t: Texts, channel: Channel): string {
  if (channel === 'floor') return t('meetings.sound.floor')
  const { here, own } = languageName(t, channel)
  return here === own ? here : `${here} · ${own}`
}

/** A choice of channels. */
export const channelField = (
  t: Texts,
  name: string,
  label: string,
  channels: readonly Channel[],
  chosen: Channel | undefined,
): Html =>
  select(t, {
    name,
    label,
    value: chosen ?? '',
    options: [
      ...(chosen === undefined ? [{ value: '', label: t('meetings.booth.choose') }] : []),
      ...channels.map((value) => ({ value, label: channelName(t, value) })),
    ],
  })
