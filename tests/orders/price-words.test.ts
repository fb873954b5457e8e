import { expect, test } from 'vitest';
import { priceStepWords } from '#src/orders/index.ts';

test('a price says how it came about, and nothing where there is nothing to say', () => {
  const price = { rule: 'course-price', label: 'Price', cents: 38_500 };
  expect(priceStepWords([price])).toBeNull();
  expect(priceStepWords([price, { rule: 'early-bird', label: 'Early bird', cents: -3_850 }])).toBe(
    'Price $385.00, Early bird −$38.50',
  );
});
