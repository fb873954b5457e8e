import { describe, expect, test } from 'vitest';
import { pageHref, readPage } from '#src/shared/paging.ts';

const here = (query: string) => new URL(`https://accrue.example.com/staff/orders${query}`);

describe('the address of another page', () => {
  test('keeps what else was asked for', () => {
    expect(pageHref(here('?q=Dry+%26+Sons&page=2'), 3)).toBe('/staff/orders?q=Dry+%26+Sons&page=3');
  });

  test('leaves out the news of a form that was sent', () => {
    expect(pageHref(here('?done=papers&asked=2&_action=orders.resendPapers'), 2)).toBe('/staff/orders?page=2');
  });

  test('names the list where a page has two', () => {
    expect(pageHref(here('?page=4'), 2, 'entries')).toBe('/staff/orders?page=4&entries=2');
  });
});

test.each([[null], ['0'], ['-1'], ['1.5'], ['two'], ['123456']])('%s asks for the first page', (text) => {
  expect(readPage(text)).toBe(1);
});
