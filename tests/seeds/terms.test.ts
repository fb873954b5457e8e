import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '#src/shared/markdown.ts';

const folder = 'db/seeds/terms';

describe.each(readdirSync(folder))('%s', (file) => {
  const text = readFileSync(`${folder}/${file}`, 'utf8');

  test('is named after the day from which it holds', () => {
    expect(file).toMatch(/^\d{4}-\d{2}-\d{2}\.md$/);
  });

  test('excludes no consumer guarantee and never says "no refund"', () => {
    expect(text).toContain('cannot be excluded under the Australian Consumer Law');
    expect(text).not.toMatch(/no refunds?|non-?refundable/i);
  });

  test('names no provider and has a heading for each section', () => {
    expect(text).not.toMatch(/Tidewater|Accrue/);
    expect(renderMarkdown(text).match(/<h2 /g)?.length).toBeGreaterThanOrEqual(10);
  });
});
