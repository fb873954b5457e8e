import type { CartLine } from '#src/enrolment/index.ts';

/**
 * The people of a booking form after one of its buttons was pressed: `add:<line>` asks for one person more, `remove:<person>`
 * leaves one out, `drop:<line>` leaves out a line; anything else leaves all as it is. People are counted over all lines.
 */
interface ChangedPeople {
  lines: CartLine[];
  /** For each line that is left, where its people stood in the form that was sent; null for one who is new. */
  people: (number | null)[][];
}

export function changePeople(lines: CartLine[], change = ''): ChangedPeople {
  const [, deed, digits] = /^(add|remove|drop):(\d{1,2})$/.exec(change) ?? [];
  const index = Number(digits);
  let next = 0;
  const changed = lines.map((line, position) => {
    const people: (number | null)[] = Array.from({ length: line.seats }, () => next++);
    if (deed === 'add' && position === index) people.push(null);
    const left = deed === 'drop' && position === index ? [] : people;
    return { line, people: deed === 'remove' ? left.filter((person) => person !== index) : left };
  });
  const kept = changed.filter(({ people }) => people.length > 0);
  return {
    lines: kept.map(({ line, people }) => ({ ...line, seats: people.length })),
    people: kept.map(({ people }) => people),
  };
}
