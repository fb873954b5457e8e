import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brand } from '#src/shared/brand.ts';

const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

describe('tokens', () => {
  it('keeps mail and PDF in the same colours as the site', () => {
    const inCss = Object.fromEntries(Object.keys(brand).map((name) => [name, pairs.get(kebab(name))?.light]));
    expect(inCss).toEqual(brand);
  });

  const grounds = ['paper', 'surface', 'sunken'];
  const body = ['ink', 'ink-soft'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const));
  const washes = ['tide', 'amber', 'leaf', 'brick'].map((name) => ['ink', `${name}-wash`] as const);
  const petrol = ['petrol', 'stamp'].flatMap((name) => [
    [`on-${name}`, name] as const,
    [`on-${name}-soft`, name] as const,
  ]);
  it.each([...body, ...washes, ...petrol])('sets text in %s on %s at 7:1 or more in both schemes', (ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7);
  });

  const actions = ['tide', 'tide-strong', 'brick'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const));
  const inks = ['amber', 'leaf', 'brick'].map((name) => [`${name}-ink`, `${name}-wash`] as const);
  const others = [
    ['on-tide', 'tide'] as const,
    ['on-tide', 'tide-strong'] as const,
    ['tide-strong', 'tide-wash'] as const,
  ];
  it.each([...actions, ...inks, ...others])('sets %s on %s at 4.5:1 or more in both schemes', (ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['line-strong', 'focus', 'leaf', 'tide'])('draws %s so that its shape is seen (3:1)', (name) => {
    expect(Math.min(...grounds.map((ground) => contrast(name, ground)))).toBeGreaterThanOrEqual(3);
  });

  it('brings both faces in 60 kB', () => {
    const bytes = [
      '../../src/styles/fonts/bricolage-grotesque-latin.woff2',
      '../../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2',
    ].map((file) => statSync(new URL(file, import.meta.url)).size);
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(60_000);
  });
});

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The lower of the two schemes' contrast ratios (WCAG 2.2). */
function contrast(ink: string, ground: string): number {
  const [over, under] = [pairs.get(ink), pairs.get(ground)];
  if (!over || !under) throw new Error(`tokens.css has no pair ${over ? ground : ink}`);
  return Math.min(ratio(over.light, under.light), ratio(over.dark, under.dark));
}

function ratio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
