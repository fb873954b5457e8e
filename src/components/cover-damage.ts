/** Covers of what has happened to a building: water, mould, smoke. */

import { bend, between, closedCurve, round, times, type Hand } from './cover-pen.ts';

/** Contours of a moisture map: closer together where it is wetter, a reading at the peak. */
export function moistureMap({ random, line, accent }: Hand): string {
  const peak = { x: between(random, 90, 230), y: between(random, 60, 140) };
  const drift = { x: between(random, -60, 60), y: between(random, -40, 40) };
  const waves = [2, 3, 4].map((lobes) => ({
    lobes,
    phase: random() * 6.28,
    depth: between(random, 0.06, 0.2) / (lobes - 1),
  }));
  const contours = times(9, (step) => {
    const reach = 12 + step * 14 + step * step * 1.7;
    const points = times(14, (turn) => {
      const angle = (turn / 14) * 6.283;
      const swell = waves.reduce(
        (sum, wave) => sum + wave.depth * (0.5 + step / 6) * Math.sin(wave.lobes * angle + wave.phase),
        1,
      );
      return [
        peak.x + (drift.x * step) / 9 + Math.cos(angle) * reach * swell * 1.25,
        peak.y + (drift.y * step) / 9 + Math.sin(angle) * reach * swell,
      ];
    });
    return `<path d="${closedCurve(points)}"${step % 4 === 1 ? ' stroke-width="2.6"' : ''}/>`;
  });
  return (
    `<g fill="${line}" fill-opacity=".06" stroke="${line}" stroke-width="1.1">${contours.reverse().join('')}</g>` +
    `<path d="M${round(peak.x)} ${round(peak.y)}m-6 0h12m-6-6v12" stroke="${accent}" stroke-width="2"/>`
  );
}

/** Colonies: spores in sunflower order around a few centres, thinning outwards. */
export function sporeField({ random, line, accent }: Hand): string {
  const colonies = times(4, (index) => {
    const centre = { x: between(random, 20, 300), y: between(random, 30, 170) };
    const spread = between(random, 9, 13);
    const turn = random() * 6;
    const dots = times(38 - index * 6, (spore) => {
      const reach = spread * Math.sqrt(spore + 0.4) * (1 + random() * 0.18);
      const angle = spore * 2.39996 + turn;
      return `M${round(centre.x + Math.cos(angle) * reach)} ${round(centre.y + Math.sin(angle) * reach)}h0`;
    });
    const ink = index === 0 ? accent : line;
    const young = dots.splice(0, 9);
    return (
      `<path d="${young.join('')}" stroke="${ink}" stroke-width="13"/>` +
      `<path d="${dots.join('')}" stroke="${ink}" stroke-width="6" opacity=".75"/>`
    );
  });
  const threads = times(
    5,
    () =>
      `M${round(random() * 320)} ${round(random() * 200)}q${bend(random, 60)} ${bend(random, 60)} ${bend(random, 120)} ${bend(random, 90)}`,
  );
  return `<g fill="none" stroke-linecap="round"><path d="${threads.join('')}" stroke="${line}" opacity=".45"/>${colonies.join('')}</g>`;
}

/** Smoke: ribbons that rise from one point, drift together and part near the ceiling. */
export function smoke({ random, line, accent }: Hand): string {
  const root = between(random, 90, 220);
  const lean = between(random, -60, 60);
  const sway = between(random, 30, 60) * (random() < 0.5 ? -1 : 1);
  const ribbons = times(15, (index) => {
    const spread = index - 7;
    const width = (1 + 3 * Math.abs(Math.sin(index * 1.7 + lean))).toFixed(1);
    const start = root + spread * 3;
    const waist = root + sway + spread * 6;
    const top = root + lean + spread * 24;
    return `<path d="M${round(start)} 205C${round(start - sway)} 150 ${round(waist + sway)} 140 ${round(waist)} 95S${round(top - sway)} 50 ${round(top)} -8" stroke-width="${width}"${index % 5 === 2 ? ` stroke="${accent}"` : ''}/>`;
  });
  return `<g fill="none" stroke="${line}" stroke-opacity=".72">${ribbons.join('')}</g>`;
}
