import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { guides } from '#src/pages/guides/_articles/index.ts';
import { renderMarkdown } from '#src/shared/markdown.ts';

/** Pages that a guide may send its reader to, besides other guides. */
const pages = ['/courses', '/my', '/my/proof-pack', '/team/board', '/verify', '/refunds', '/contact'];

test('there are at least five guides, each at its own address', () => {
  expect(guides.length).toBeGreaterThanOrEqual(5);
  expect(new Set(guides.map((guide) => guide.slug)).size).toBe(guides.length);
});

describe.each(guides)('$slug', (guide) => {
  const words = guide.text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

  test('is long enough to help and short enough to read', () => {
    expect(words).toBeGreaterThanOrEqual(600);
    expect(words).toBeLessThanOrEqual(1000);
    expect(Math.abs(guide.minutesToRead - words / 200)).toBeLessThanOrEqual(1);
  });

  test('fits a search result', () => {
    expect(guide.summary.length).toBeLessThanOrEqual(160);
    expect(guide.summary).toMatch(/\.$/);
  });

  test('leaves the first heading to the page', () => {
    expect(guide.text).not.toMatch(/^# /m);
    expect(renderMarkdown(guide.text)).toContain('<h2 id="');
  });

  test('links only to pages that exist', () => {
    for (const [, address = ''] of guide.text.matchAll(/\]\((\/[^)]*)\)/g)) {
      const known = [...pages, ...guides.map((each) => `/guides/${each.slug}`)];
      expect(known).toContain(address);
    }
  });

  test('names no provider: whose site it is, is configuration', () => {
    expect(guide.text).not.toMatch(/Tidewater|Accrue/);
  });
});

test('the files sit beside their list', () => {
  expect(guides.every((guide) => existsSync(`src/pages/guides/_articles/${guide.slug}.md`))).toBe(true);
});
