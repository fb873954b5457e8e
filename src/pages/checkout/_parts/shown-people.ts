import { changePeople } from '#src/actions/checkout-change.ts';
import { type CartLine, parseLine } from '#src/enrolment/index.ts';
import type { FormState } from '#src/shared/forms.ts';

/** One person of a booking form, with all that was typed about them and what is to be mended. */
export interface ShownPerson {
  /** Counted over all lines: the names of fields and their faults go by it. */
  index: number;
  who: string;
  name: string;
  email: string;
  /** What they say they hold, by prerequisite. */
  evidence: Record<string, string>;
  dietary: string;
  access: string;
  nameError: string | undefined;
  emailError: string | undefined;
  /** What the booking was refused for, where it is this person. */
  problem: string | undefined;
}

interface ShownPeople {
  lines: CartLine[];
  /** The people of each line. */
  people: ShownPerson[][];
}

/** The form that was sent, changed as its button asked, or one for the cart with nobody named yet. */
export function shownPeople(form: FormState, cart: CartLine[]): ShownPeople {
  const sent = form.values('item').flatMap((text) => parseLine(text) ?? []);
  const lines = form.sent && sent.length > 0 ? sent : cart;
  const changed = changePeople(lines, form.errors.length === 0 ? form.value('change') : '');
  let index = 0;
  return {
    lines: changed.lines,
    people: changed.people.map((people) =>
      people.map((before) => {
        const isNew = before === null || !form.sent;
        return isNew ? newPerson(index++, people.length === 1) : typedPerson(form, before, index++);
      }),
    ),
  };
}

function newPerson(index: number, isBuyer: boolean): ShownPerson {
  const nothing = { name: '', email: '', evidence: {}, dietary: '', access: '' };
  const noFault = { nameError: undefined, emailError: undefined, problem: undefined };
  return { index, who: isBuyer ? 'buyer' : 'named', ...nothing, ...noFault };
}

function typedPerson(form: FormState, before: number, index: number): ShownPerson {
  const note = form.values('notesOf').indexOf(String(before));
  return {
    index,
    who: form.values('who')[before] ?? 'named',
    name: form.values('attendeeName')[before] ?? '',
    email: form.values('attendeeEmail')[before] ?? '',
    evidence: evidenceOf(form, before),
    dietary: form.values('dietary')[note] ?? '',
    access: form.values('access')[note] ?? '',
    nameError: form.error(`attendeeName[${before}]`),
    emailError: form.error(`attendeeEmail[${before}]`),
    problem: form.error(`who[${before}]`),
  };
}

function evidenceOf(form: FormState, person: number): Record<string, string> {
  const words = form.values('evidence');
  const about = form.values('evidenceOf').map((text) => text.split(':'));
  return Object.fromEntries(
    about.flatMap(([of, prerequisiteId = ''], position) =>
      Number(of) === person ? [[prerequisiteId, words[position] ?? '']] : [],
    ),
  );
}
