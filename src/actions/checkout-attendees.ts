import {
  attendeeNamed,
  type Attendee,
  type BookingItem,
  type BookSeatsRefused,
  namedLater,
  seatsIn,
} from '#src/enrolment/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import type { TypedBooking } from './checkout-form.ts';
import { missingWords } from './enrolment-refusals.ts';
import { refused } from './refusals.ts';

/** The lines of a booking with the people of each, as the form was filled in. */
export function attendeesOf(typed: TypedBooking): BookingItem[] {
  let next = 0;
  return typed.item.map(({ courseId, sessionId, priceTierId, seats }) => ({
    courseId,
    sessionId,
    priceTierId,
    attendees: Array.from({ length: seats }, () => attendeeAt(typed, next++)),
  }));
}

function attendeeAt(typed: TypedBooking, index: number): Attendee {
  // Whoever is named later says for themselves what they hold and need.
  if (typed.who[index] === 'later') return namedLater;
  const person =
    typed.who[index] === 'buyer'
      ? attendeeNamed(typed.buyerName, typed.buyerEmail)
      : attendeeNamed(typed.attendeeName[index] ?? '', typed.attendeeEmail[index] ?? '');
  return { ...person, declarations: declarationsOf(typed, index), notes: notesOf(typed, index) };
}

function declarationsOf({ evidenceOf, evidence }: TypedBooking, index: number): Attendee['declarations'] {
  return evidenceOf.flatMap((about, position) => {
    const [person, prerequisiteId = ''] = about.split(':');
    const words = evidence[position];
    return Number(person) === index && words ? [{ prerequisiteId, evidence: words }] : [];
  });
}

function notesOf(typed: TypedBooking, index: number): Attendee['notes'] {
  const position = typed.notesOf.indexOf(index);
  const notes = { dietary: typed.dietary[position] ?? '', access: typed.access[position] ?? '' };
  return notes.dietary || notes.access ? notes : null;
}

/** The refusal in words; who lacks a prerequisite is told beside that person, for each of them at once. */
export function refusedBooking({ item }: TypedBooking, refusal: { ok: false } & BookSeatsRefused): FormOutcome {
  if (refusal.reason !== 'prerequisite-missing') return refused(refusal);
  const byPerson = new Map<number, string[]>();
  for (const missing of refusal.attendees) {
    const person = seatsIn(item.slice(0, missing.item)) + missing.attendee;
    byPerson.set(person, [...(byPerson.get(person) ?? []), missingWords(missing)]);
  }
  const faults = [...byPerson].map(([person, words]) => ({ field: `who[${person}]`, message: words.join(' ') }));
  return { refused: { words: '', status: 422, faults } };
}
