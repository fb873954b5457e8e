import { expect, test } from 'vitest';
import { useJourney } from './steps/journey.ts';
import { lookEverywhere } from './steps/looking.ts';

const journey = useJourney();

test('every kind of page that a visitor can reach', async () => {
  const visitor = await journey.aPerson();
  expect(await lookEverywhere(visitor, `${journey.url}/`)).toEqual([]);
});
