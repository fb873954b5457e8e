import { appointStaff } from '#src/catalogue/index.ts';
import { connectDatabase } from '#src/database.ts';

// npm run staff -- appoint|dismiss admin|coordinator|trainer somebody@example.com

const roles = ['admin', 'coordinator', 'trainer'] as const;
const [deed, role, email] = process.argv.slice(2);
const wanted = roles.find((each) => each === role);
const connectionString = process.env['DATABASE_URL'];
if (!connectionString || !wanted || !email || (deed !== 'appoint' && deed !== 'dismiss')) {
  process.stderr.write(
    'Say what for whom: npm run staff -- appoint trainer dana@example.com (or dismiss; admin, coordinator, trainer), with DATABASE_URL set.\n',
  );
  process.exit(1);
}
const db = connectDatabase({ connectionString, maxConnections: 1 });
try {
  const appointment = { email, role: wanted, appointed: deed === 'appoint', by: { kind: 'system' } as const };
  const result = await appointStaff({ db, clock: { now: () => new Date() } }, appointment);
  if (result.ok) {
    process.stdout.write(result.value.changed ? 'Done. It holds from their next page on.\n' : 'It was so already.\n');
  } else {
    process.stderr.write('Nobody has signed up with this e-mail and confirmed it yet.\n');
    process.exitCode = 1;
  }
} finally {
  await db.destroy();
}
