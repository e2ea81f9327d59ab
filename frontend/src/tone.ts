// One sound: a low, short tone when the register refuses, so that eyes may stay on the goods.

const HERTZ = 196;
const LOUDNESS = 0.08;
const SECONDS = 0.18;

let audio: AudioContext | null = null;

/** Sound the tone of a refusal; silent where the browser allows no sound yet. */
export function refusalTone(): void {
  if (!navigator.userActivation?.hasBeenActive) return;
  audio ??= new AudioContext();
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.frequency.value = HERTZ;
  loudness.gain.setValueAtTime(LOUDNESS, audio.currentTime);
  loudness.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + SECONDS);
  tone.connect(loudness).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + SECONDS);
}
