import { createBadgeSigner } from '#src/adapters/badges/create-badge-signer.ts';
import { createTypesetter } from '#src/adapters/typst/create-typesetter.ts';
import { recordAttendance } from '#src/attendance/index.ts';
import { type BadgeSigner, evaluateCompletion } from '#src/certificates/index.ts';
import type { Db } from '#src/database.ts';
import { aMark, aTaughtSession } from '#tests/attendance/story.ts';

const typesetter = createTypesetter();

/** Signs with the key of this name: the same one each time, unless another seed is given. */
export function aSigner(name = '2026', { domain = 'training.example.com', seed = Number(name) % 100 } = {}) {
  const key = `${name}:${Buffer.alloc(32, seed).toString('base64url')}`;
  return createBadgeSigner({ issuer: `did:web:${domain}`, key });
}

/** The learner has said how their name is printed. */
export async function confirmsName(db: Db, personId: string, certificateName: string, facts: object = {}) {
  await db
    .updateTable('people')
    .set({ certificateName, certificateNameConfirmedAt: new Date('2026-12-01T00:00:00Z'), ...facts })
    .where('id', '=', personId)
    .execute();
}

/** Maria, who has confirmed her name (unless `name` is null), was marked present on every day of Dana's session, which is over. */
export async function anAttendedSession(
  db: Db,
  {
    name = 'Maria Katsaros',
    signer = aSigner(),
    ...session
  }: { name?: string | null; signer?: BadgeSigner } & Parameters<typeof aTaughtSession>[1] = {},
) {
  const story = await aTaughtSession(db, session);
  const warnings: object[] = [];
  const log = { ...story.services.log, warn: (facts: object) => void warnings.push(facts) };
  const services = { ...story.services, log, typesetter, badges: signer };
  services.clock.set(new Date(story.session.endsAt.getTime() + 60_000).toISOString());
  if (name) await confirmsName(db, story.seat.learner.id, name);
  const marks = story.session.days.map(({ dayNumber }) => aMark(story.seat.id, { dayNumber }));
  await recordAttendance(services, { viewer: story.trainer, sessionId: story.session.id, marks });
  return { ...story, services, warnings };
}

/** The numbers of every certificate that was issued to somebody. */
export async function certificatesOf(db: Db, learnerId: string): Promise<string[]> {
  const issued = await db.selectFrom('certificates').select('number').where('learnerId', '=', learnerId).execute();
  return issued.map(({ number }) => number);
}

/** The same with its certificate. */
export async function aCertificate(db: Db, facts: Parameters<typeof anAttendedSession>[1] = {}) {
  const story = await anAttendedSession(db, facts);
  const result = await evaluateCompletion(story.services, { seatId: story.seat.id });
  if (!result.ok || result.value.state !== 'completed' || !result.value.certificate) {
    throw new Error(`No certificate: ${JSON.stringify(result)}`);
  }
  return { ...story, completionId: result.value.completionId, ...result.value.certificate };
}
