import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaText } from '#db/generate-schema.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();

test('the types in db/schema.ts are those of the migrated database', { timeout: 60_000 }, () => {
  expect(readFileSync('db/schema.ts', 'utf8'), 'run: npm run db:types').toBe(schemaText(database.url));
});
