import { expect, test } from 'vitest';
import { fieldName, formState } from '#src/shared/forms.ts';

function typed(entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

test('a form nobody has sent shows what is known', () => {
  const form = formState();
  expect([form.sent, form.value('name', 'Maria'), form.value('phone', null), form.ticked('news', true)]).toEqual([
    false,
    'Maria',
    '',
    true,
  ]);
});

test('a form that came back shows what was typed, also where it was emptied', () => {
  const data = typed([
    ['name', ''],
    ['body', 'IICRC'],
    ['body', 'RIA'],
  ]);
  const form = formState({ typed: data, errors: [{ field: 'name', message: 'Enter your name' }] });
  expect([form.value('name', 'Maria'), form.error('name'), form.ticked('news', true)]).toEqual([
    '',
    'Enter your name',
    false,
  ]);
  expect(form.values('body')).toEqual(['IICRC', 'RIA']);
});

test('passwords are never put back', () => {
  const data = typed([
    ['password', 'a-secret'],
    ['currentPassword', 'a-secret'],
    ['passwordForEmail', 'a-secret'],
  ]);
  const form = formState({ typed: data, errors: [] });
  expect(['password', 'currentPassword', 'passwordForEmail'].map((field) => form.value(field))).toEqual(['', '', '']);
});

test('a fault is named after its input', () => {
  expect(fieldName(['attendees', 0, 'email'])).toBe('attendees[0].email');
  expect(fieldName(['name'])).toBe('name');
});
