import { describe, expect, it } from 'vitest';
import { coverArt, type Discipline } from '#src/components/cover-art.ts';

const disciplines: Discipline[] = [
  'water-damage',
  'mould',
  'fire-and-odour',
  'carpet',
  'upholstery',
  'rugs',
  'stone-and-tile',
  'inspection',
  'trauma-scene',
  'business-and-safety',
];
const slugs = Array.from({ length: 60 }, (_, index) => `a-course-with-a-rather-long-slug-number-${index}`);

describe('cover art', () => {
  it.each(disciplines)('draws %s the same way every time', (discipline) => {
    expect(coverArt(discipline, 'structural-drying')).toBe(coverArt(discipline, 'structural-drying'));
  });

  it.each(disciplines)('draws another picture for another course in %s', (discipline) => {
    expect(new Set(slugs.map((slug) => coverArt(discipline, slug))).size).toBe(slugs.length);
  });

  it('draws another picture for another discipline', () => {
    expect(new Set(disciplines.map((discipline) => coverArt(discipline, 'structural-drying'))).size).toBe(10);
  });

  it.each(disciplines)('keeps %s under 4 kB, whatever the slug', (discipline) => {
    for (const slug of slugs) expect(Buffer.byteLength(coverArt(discipline, slug))).toBeLessThan(4000);
  });

  it.each(disciplines)('holds nothing in %s that the content security policy refuses', (discipline) => {
    for (const slug of slugs)
      expect(coverArt(discipline, slug)).not.toMatch(/<script|style=|\son\w+=|href|NaN|undefined/);
  });

  it('takes no markup from the slug', () => {
    expect(coverArt('carpet', '"><script>alert(1)</script>')).not.toContain('<script');
  });
});
