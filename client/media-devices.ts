export type Kind = 'microphone' | 'camera'

/** Why a device cannot be had: the end of the name of the sentence that says what to do. */
export type NoDevice = 'no-permission' | 'no-device' | 'in-use' | 'no-https' | 'no-browser'

export type Got = { readonly track: MediaStreamTrack } | { readonly no: NoDevice }

/** A picture for a meeting: large enough for a face, small enough for many lines. */
const picture = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15, max: 20 } }

/** Opens a microphone or a camera, the one that was chosen or the browser's own choice; `besides` is what else it should be. */
export async function openDevice(kind: Kind, chosen = '', besides: MediaTrackConstraints = {}): Promise<Got> {
  if (!navigator.mediaDevices) return { no: isSecureContext ? 'no-browser' : 'no-https' }
  const which = { ...besides, ...(chosen && { deviceId: { ideal: chosen } }) }
  const wanted = kind === 'microphone' ? { audio: which } : { video: { ...picture, ...which } }
  try {
    const [track] = (await navigator.mediaDevices.getUserMedia(wanted)).getTracks()
    return track ? { track } : { no: 'no-device' }
  } catch (error) {
    return { no: reason(error instanceof Error ? error.name : '') }
  }
}

function reason(name: string): NoDevice {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'no-permission'
  return name === 'NotReadableError' || name === 'AbortError' ? 'in-use' : 'no-device'
}

/** What can be chosen; names are there once something has been allowed. */
export async function listDevices(): Promise<Record<Kind | 'speaker', readonly MediaDeviceInfo[]>> {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
  const of = (kind: MediaDeviceKind) => all.filter((it) => it.kind === kind && it.deviceId)
  return { microphone: of('audioinput'), camera: of('videoinput'), speaker: of('audiooutput') }
}
