import { appointStaff, changeStaffRole, findGrantByEmail } from '#src/accounts/index.ts';
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
  const services = { db, clock: { now: () => new Date() } };
  const by = { kind: 'system' } as const;
  const grant = deed === 'dismiss' ? await findGrantByEmail(db, { email, role: wanted }) : undefined;
  const result =
    deed === 'appoint'
      ? await appointStaff(services, { email, role: wanted, by })
      : await changeStaffRole(services, { grantId: grant?.id ?? '', role: null, by });
  if (result.ok) {
    process.stdout.write(result.value.changed ? 'Done. It holds from their next page on.\n' : 'It was so already.\n');
  } else {
    process.stderr.write(
      result.reason === 'last-admin'
        ? 'They are the only administrator: appoint another first.\n'
        : 'Nobody has signed up with this e-mail and confirmed it yet.\n',
    );
    process.exitCode = 1;
  }
} finally {
  await db.destroy();
}
