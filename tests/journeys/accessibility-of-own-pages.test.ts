import { expect, test } from 'vitest';
import { useJourney } from './steps/journey.ts';
import { lookEverywhere } from './steps/looking.ts';
import { signIn } from './steps/signing-in.ts';

const journey = useJourney();
/** A booking's pages are alike for everybody who may see them: whoever comes first looks at them. */
const seen = new Set<string>();

test.each([
  ['learner', '/my', /^\/(my|orders|sign-out)\b/],
  ['employer', '/team', /^\/(team|orders)\b/],
  ['trainer', '/staff/teaching', /^\/staff\b/],
])('every kind of page that a %s can reach', async (who, area, fits) => {
  const person = await journey.aPerson();
  await person.goto(journey.url + area);
  await signIn(person, `${who}@example.com`);
  expect(await lookEverywhere(person, journey.url + area, fits, seen)).toEqual([]);
});
