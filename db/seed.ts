import { connectDatabase } from '#src/database.ts';
import { NotASampleDatabase, seedSample } from './seeds/seed-sample.ts';

const connectionString = process.env['DATABASE_URL'];
if (!connectionString) {
  console.error('Set DATABASE_URL to the database that the sample should go into.');
  process.exit(1);
}
const db = connectDatabase({ connectionString, maxConnections: 2 });
try {
  const seeded = await seedSample(db, { now: new Date() });
  console.log(seeded ? 'The sample is in.' : 'The sample was there already: nothing changed.');
} catch (error) {
  if (!(error instanceof NotASampleDatabase)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await db.destroy();
}
