import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { findProfile, lockProfile, setProfile } from './people-queries.ts';
import { isYoungLearner, parseIicrcId, type Profile } from './profile.ts';

export interface ProfileChange {
  name: string;
  phone: string | null;
  /** As the credit body holds it. */
  certificateName: string | null;
  /** The learner says that this is how it is to be printed. */
  certificateNameConfirmed: boolean;
  iicrcId: string | null;
  /** Null for an adult. */
  young: { adultOn: string; guardianName: string; guardianEmail: string } | null;
}

interface ProfileRefused {
  reason: 'certificate-name-missing' | 'iicrc-id-malformed' | 'not-a-young-learner' | 'guardian-is-learner';
}

/** One's own profile. */
export async function readProfile(services: Core, { by }: { by: { personId: string } }): Promise<Profile> {
  const profile = await findProfile(services.db, by.personId);
  if (!profile) throw new Error('Somebody who is signed in has no profile');
  return profile;
}

/** Changes one's own profile. A certificate that was issued keeps its name: it is a snapshot. */
export async function updateProfile(
  { db, clock }: Core,
  { by, change }: { by: { personId: string }; change: ProfileChange },
): Promise<Result<undefined, ProfileRefused>> {
  const at = clock.now();
  const iicrcId = change.iicrcId === null ? null : parseIicrcId(change.iicrcId);
  if (change.iicrcId !== null && iicrcId === null) return refuse('iicrc-id-malformed');
  if (change.certificateNameConfirmed && !change.certificateName) return refuse('certificate-name-missing');
  return inTransaction(db, async (trx) => {
    const before = await lockProfile(trx, by.personId);
    const young = checkYoung(change, before.email, at);
    if (!young.ok) return young;
    const confirmedAt = confirmationOf(before, change, at);
    await setProfile(trx, by.personId, {
      name: change.name,
      phone: change.phone,
      certificateName: change.certificateName,
      certificateNameConfirmedAt: confirmedAt,
      iicrcId,
      ...young.value,
    });
    await recordChange(trx, { before, change, confirmedAt, at });
    return ok();
  });
}

const adult = { adultOn: null, guardianName: null, guardianEmail: null };

/** A learner of 15 to 17 names a guardian, who is somebody else. The day is Sydney's, the earliest on the mainland. */
function checkYoung({ young }: ProfileChange, ownEmail: string, at: Date) {
  if (!young) return ok(adult);
  if (!isYoungLearner(young.adultOn, dateIn(officeZone, at))) return refuse('not-a-young-learner');
  if (young.guardianEmail.toLowerCase() === ownEmail.toLowerCase()) return refuse('guardian-is-learner');
  return ok(young);
}

type Before = Pick<Profile, 'id' | 'certificateName' | 'certificateNameConfirmedAt'>;

/** A name that stays as it was stays confirmed; a new one is confirmed anew or not at all. */
function confirmationOf(before: Before, change: ProfileChange, at: Date): Date | null {
  const sameName = before.certificateName === change.certificateName;
  if (sameName && before.certificateNameConfirmedAt) return before.certificateNameConfirmedAt;
  return change.certificateNameConfirmed ? at : null;
}

async function recordChange(
  trx: Trx,
  { before, change, confirmedAt, at }: { before: Before; change: ProfileChange; confirmedAt: Date | null; at: Date },
): Promise<void> {
  const line = { at, by: { kind: 'person', personId: before.id }, subject: { type: 'person', id: before.id } } as const;
  await recordInJournal(trx, { ...line, action: 'person.profile-updated', facts: { under18: change.young !== null } });
  if (before.certificateName === change.certificateName || !before.certificateNameConfirmedAt) return;
  const facts = { confirmedBefore: true, confirmedNow: confirmedAt !== null };
  await recordInJournal(trx, { ...line, action: 'person.certificate-name-changed', facts });
}
