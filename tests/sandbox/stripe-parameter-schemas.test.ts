import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateParameterSchemas } from '#src/sandbox/stripe/generate-parameter-schemas.ts';

test('the committed parameter schemas are what the SDK’s types say', { timeout: 60_000 }, () => {
  const committed = readFileSync('src/sandbox/stripe/parameters.schema.json', 'utf8');
  expect(committed, 'run: node src/sandbox/stripe/generate-parameter-schemas.ts').toBe(generateParameterSchemas());
});
