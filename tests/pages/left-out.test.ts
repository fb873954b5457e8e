import { expect, test } from 'vitest';
import { leftOutWords } from '../../src/pages/staff/sessions/[id]/_marks.ts';

const attendance = { state: 'partial' as const, minutes: 0, open: false, anomalies: [] };
const seat = (...days: Partial<typeof attendance | { state: 'present' | 'absent' | 'unmarked' }>[]) => ({
  ...{ seatId: 's', name: 'Kim Tran', organisation: null, ticketCode: 'T-1', state: 'confirmed' },
  ...{ isViewers: false, certificateNumber: null },
  days: days.map((day, index) => ({
    ...{ dayNumber: index + 1, restsOnOwnWord: false, events: [] },
    attendance: { ...attendance, ...day },
  })),
});

test.each([
  [seat({ open: true }), 'Kim Tran (not signed out)'],
  [seat({ state: 'absent' }), 'Kim Tran (absent)'],
  [seat({ state: 'present' }, { state: 'unmarked' }), 'Kim Tran (day 2: not marked)'],
  [seat({ minutes: 45 }, { open: true }), 'Kim Tran (day 1: 45 minutes, day 2: not signed out)'],
  [{ ...seat({ state: 'present' }), name: null }, 'T-1 (there, but something else is missing)'],
])('whoever is left out is named with what the sheet tells', (who, words) => {
  expect(leftOutWords(who)).toBe(words);
});
