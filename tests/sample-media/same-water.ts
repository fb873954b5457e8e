/** The scenes of the sample's video "The same water, warmer air": what is said, when, and how warm the air is. */
export interface Scene {
  /** Seconds from the start. */
  from: number;
  to: number;
  says: string;
  /** Degrees Celsius at the beginning and at the end of the scene. */
  warmth: [from: number, to: number];
}

export const scenes: Scene[] = [
  {
    from: 0,
    to: 4.5,
    says: 'This glass stands for one kilogram of dry air, and the blue for the water in it.',
    warmth: [10, 10],
  },
  {
    from: 4.5,
    to: 9,
    says: 'A cold, foggy morning. At 10 degrees the air is full with 7.6 grams: 100 per cent.',
    warmth: [10, 10],
  },
  { from: 9, to: 14, says: 'We heat it to 20 degrees. The glass grows. The water stays the same.', warmth: [10, 20] },
  {
    from: 14,
    to: 18.5,
    says: 'Now it could hold 14.7 grams, so 7.6 fill it to about half: 52 per cent.',
    warmth: [20, 20],
  },
  {
    from: 18.5,
    to: 23,
    says: 'At 30 degrees it could hold 27 grams: 28 per cent. Still nothing was dried.',
    warmth: [20, 30],
  },
  {
    from: 23,
    to: 28,
    says: 'Cool it again, and the glass shrinks. At 10 degrees it is full once more.',
    warmth: [30, 10],
  },
  { from: 28, to: 33, says: 'At 5 degrees only 5.4 grams fit. The other 2.2 run down the window.', warmth: [10, 5] },
  {
    from: 33,
    to: 38,
    says: 'A heater changes the percentage. Only ventilation or a dehumidifier takes water away.',
    warmth: [5, 5],
  },
];

export const videoSeconds = 38;
/** Grams in a kilogram of dry air throughout, until some of it condenses. */
export const waterGrams = 7.6;

/**
 * What a kilogram of dry air can hold at most, in grams, at sea level: Magnus' formula for the pressure of saturated vapour
 * over water (constants of WMO-No. 8, Guide to Instruments, annex 4.B), then the mixing ratio.
 */
export function mostGrams(celsius: number): number {
  const pressure = 6.112 * Math.exp((17.62 * celsius) / (243.12 + celsius));
  return (622 * pressure) / (1013.25 - pressure);
}

/** The warmth of the air at an instant of the video, eased within its scene. */
export function warmthAt(seconds: number): number {
  const scene = scenes.find(({ to }) => seconds < to) ?? scenes.at(-1);
  if (!scene) return 0;
  const share = Math.min(1, Math.max(0, (seconds - scene.from) / (scene.to - scene.from) / 0.7));
  const eased = share * share * (3 - 2 * share);
  return scene.warmth[0] + (scene.warmth[1] - scene.warmth[0]) * eased;
}

/** The captions as a WebVTT file. */
export function captions(): string {
  const cues = scenes.map(({ from, to, says }) => `${stamp(from)} --> ${stamp(to)} line:90%\n${says}`);
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

/** The same words as paragraphs of Markdown, with what is seen. */
export function transcript(): string {
  return [
    'The video has no sound: its words are in its captions. A glass, drawn as an outline, grows and shrinks with warmth; the water in it is blue; the figures beside it follow.',
    ...scenes.map(({ says }) => says),
  ].join('\n\n');
}

function stamp(seconds: number): string {
  return `00:00:${seconds.toFixed(3).padStart(6, '0')}`;
}
