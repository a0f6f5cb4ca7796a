/**
 * What the scripts of a room's sound tell each other. They are modules of their own, so they speak through the stage's element:
 * an event that the one dispatches and the other hears. Nobody need be there to hear it.
 */
export type StageEvents = {
  /**
   * Sound and picture cannot be carried by this network: whoever has another way for sound begins now. `microphone` is what
   * this person lets others hear; null while it is off.
   */
  'stage-blocked': { readonly microphone: MediaStreamTrack | null }
  /** What this person lets others hear is different, while the other way carries it. */
  'stage-microphone': { readonly microphone: MediaStreamTrack | null }
  /** Sound and picture work again (`isIn`), or this person has left the stage: the other way ends. */
  'stage-open': { readonly isIn: boolean }
  /** The other way: whether it carries sound now. */
  'sound-carries': { readonly isCarrying: boolean }
  /** A language is heard instead of the floor, which is quiet meanwhile; or the floor is heard again. */
  'sound-floor': { readonly isQuiet: boolean }
  /** The other way was told that whoever leads has turned this person's microphone off. */
  'sound-muted': undefined
}

/** The element of the stage in a room's page; undefined where sound and picture are not ours. */
export const stageElement = (): HTMLElement | undefined =>
  document.querySelector<HTMLElement>('[data-stage]') ?? undefined

export function tellStage<Name extends keyof StageEvents>(name: Name, detail: StageEvents[Name]): void {
  stageElement()?.dispatchEvent(new CustomEvent(name, { detail }))
}

export function hearStage<Name extends keyof StageEvents>(
  name: Name,
  heard: (detail: StageEvents[Name]) => void,
): void {
  stageElement()?.addEventListener(name, (event) => heard((event as CustomEvent<StageEvents[Name]>).detail))
}
