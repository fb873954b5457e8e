import { expect, test } from 'vitest';
import { journalWords } from '#src/backoffice/journal-words.ts';

test.each([
  ['session.edited', { changed: 'days, goNoGoOn', seatHoldersTold: false }, 'Changed days, go/no-go date'],
  ['order.placed', { seats: 1, totalCents: 38_500 }, 'Placed the order $385.00 (1 seat)'],
  ['seat.cancelled', { refundCents: 0 }, 'Cancelled a seat'],
  ['seat.cancelled', { refundCents: 38_500 }, 'Cancelled a seat, refund $385.00'],
  ['something.new-here', {}, 'something new here'],
])('%s %o', (action, facts, said) => expect(journalWords(action, facts)).toBe(said));
