import { expect, test } from 'vitest';
import { escapeHtml } from '#src/shared/html.ts';

test('text stands in HTML as it was written', () => {
  expect(escapeHtml(`<img src=x onerror="alert('1')"> & co`)).toBe(
    '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co',
  );
});

test('letters of any script stay as they are', () => {
  for (const text of ['Ngāta', 'سارة', '李雷', '👩🏽‍🔧', 'O’Brien']) expect(escapeHtml(text)).toBe(text);
});

test('what is escaped twice shows its entities: escaping is done once, at the edge', () => {
  expect(escapeHtml(escapeHtml('&'))).toBe('&amp;amp;');
});
