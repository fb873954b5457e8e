import { expect, test } from 'vitest';
import { formState } from '#src/shared/forms.ts';

test('a form shows what was typed, also nothing; a field that was not sent shows what is known', () => {
  const typed = new FormData();
  typed.set('buyerName', '');
  const form = formState({ typed, errors: [] });
  expect(form.value('buyerName', 'Helen')).toBe('');
  expect(form.value('buyerEmail', 'helen@example.com')).toBe('helen@example.com');
  expect(formState().value('buyerName', 'Helen')).toBe('Helen');
});

test('a password is never put back', () => {
  const typed = new FormData();
  typed.set('password', 'learn-by-doing');
  expect(formState({ typed, errors: [] }).value('password')).toBe('');
});
