/** When the rows of a story were made: the day on which the stopped clock of tests starts. */
export const made = new Date('2026-12-01T00:00:00Z');

let serial = 0;

/** A number no other row of this test file has. */
export const next = () => (serial += 1);
