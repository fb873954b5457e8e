import { expect, test } from 'vitest';
import { parseSessionListFilter, sessionListQuery } from '#src/backoffice/index.ts';
import { goNoGoOf } from '#src/backoffice/go-no-go.ts';

const plain = { when: 'upcoming', state: null, courseId: null, month: null, text: '', page: 1 };

test('an address says the filter, and says it back', () => {
  const query =
    '?when=past&state=closed&course=0b0f3c1e-0000-4000-8000-000000000000&month=2027-02&q=drying+timber&page=3';
  expect(sessionListQuery(parseSessionListFilter(new URLSearchParams(query)))).toBe(query);
  expect(sessionListQuery(parseSessionListFilter(new URLSearchParams()))).toBe('');
});

test.each(['when=never', 'state=gone', 'course=1;drop', 'month=2027-13', 'page=-1', 'page=1.5', 'page=1e9', 'q=  '])(
  '%s is as good as nothing',
  (query) => expect(parseSessionListFilter(new URLSearchParams(query))).toEqual(plain),
);

const now = new Date('2026-12-01T00:00:00Z');
const session = {
  state: 'open' as const,
  startsAt: new Date('2027-02-02T21:30:00Z'),
  timeZone: 'Australia/Sydney',
  confirmedToRunAt: null,
  goNoGoOn: '2026-12-10',
  minSeats: 6,
  seatsTaken: 5,
};

test.each([
  ['decide', {}],
  ['decide', { goNoGoOn: '2026-12-15' }],
  ['waiting', { goNoGoOn: '2026-12-16' }],
  ['waiting', { goNoGoOn: null }],
  ['overdue', { goNoGoOn: '2026-11-30' }],
  ['overdue', { goNoGoOn: '2026-11-30', seatsTaken: 6 }],
  ['decide', { goNoGoOn: '2026-12-01', state: 'closed' as const }],
  ['enough', { seatsTaken: 6 }],
  ['confirmed', { confirmedToRunAt: now }],
  [null, { state: 'draft' as const }],
  [null, { startsAt: now }],
])('a session stands at %s with %o', (stands, facts) => expect(goNoGoOf({ ...session, ...facts }, now)).toBe(stands));
