import { attachTo } from './attach.ts'
import { SoundBooth } from './sound-booth.ts'
import { SoundPanel } from './sound-panel.ts'
import { beWorklet } from './sound-worklet.ts'

// The browser loads this file twice: for the page, and into its thread for sound, which knows no page.
if (!beWorklet()) {
  const worklet = import.meta.url
  attachTo(document, {
    sound: (element) => void new SoundPanel(element, worklet),
    booth: (element) => void new SoundBooth(element, worklet),
  })
}
