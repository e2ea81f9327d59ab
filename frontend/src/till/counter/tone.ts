// Three sounds, so that eyes may stay on the goods: a line is in, the register refuses, the sale is paid.
//
// They are made here, out of nothing, and are silent until somebody has touched the page: browsers want it so.

import { preferences } from "./preferences.ts";

interface Note {
  hertz: number;
  loudness: number;
  fromS: number;
  lastsS: number;
}

const SOUNDS = {
  line: [{ hertz: 1174.7, loudness: 0.025, fromS: 0, lastsS: 0.05 }],
  refused: [{ hertz: 196, loudness: 0.08, fromS: 0, lastsS: 0.18 }],
  paid: [
    { hertz: 659.3, loudness: 0.04, fromS: 0, lastsS: 0.16 },
    { hertz: 987.8, loudness: 0.04, fromS: 0.09, lastsS: 0.3 },
  ],
} as const satisfies Record<string, readonly Note[]>;

const LOUDNESS = { off: 0, soft: 0.4, normal: 1, loud: 2.5 } as const;
const SILENCE = 0.0001;

let audio: AudioContext | null = null;

/** Sound one of the three. */
export function sound(name: keyof typeof SOUNDS): void {
  const loudness = LOUDNESS[preferences.value.sound];
  if (loudness === 0 || !navigator.userActivation?.hasBeenActive) return;
  audio ??= new AudioContext();
  void audio.resume();
  for (const note of SOUNDS[name]) play(audio, note, loudness);
}

function play(on: AudioContext, note: Note, loudness: number): void {
  const begins = on.currentTime + note.fromS;
  const ends = begins + note.lastsS;
  const tone = on.createOscillator();
  const fading = on.createGain();
  tone.frequency.value = note.hertz;
  fading.gain.setValueAtTime(note.loudness * loudness, begins);
  fading.gain.exponentialRampToValueAtTime(SILENCE, ends);
  tone.connect(fading).connect(on.destination);
  tone.start(begins);
  tone.stop(ends);
}
