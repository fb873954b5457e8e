import { parseArgs } from 'node:util';
import { connectDatabase } from '#src/database.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { beginSite } from './seeds/begin-site.ts';

// npm run db:begin [-- --terms our-terms.md]

const { values } = parseArgs({ options: { terms: { type: 'string' } } });
const connectionString = process.env['DATABASE_URL'];
if (!connectionString) {
  process.stderr.write('DATABASE_URL is not set: it says which database to fill in.\n');
  process.exit(1);
}
const now = new Date();
const db = connectDatabase({ connectionString, maxConnections: 2 });
try {
  const added = await beginSite(db, { now, today: dateIn(officeZone, now), termsFile: values.terms ?? null });
  process.stdout.write(added > 0 ? `Added ${added} rows.\n` : 'All of it was there already: nothing changed.\n');
} finally {
  await db.destroy();
}
