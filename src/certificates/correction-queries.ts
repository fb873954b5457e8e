import type { Db, Trx } from '#src/database.ts';

interface NewCorrectionRequest {
  id: string;
  certificateId: string;
  learnerName: string;
  iicrcId: string | null;
  reason: string;
  askedAt: Date;
}

/** Adds the request, unless one for the certificate is open. Tells whether it was added. */
export async function addCorrectionRequest(trx: Trx, request: NewCorrectionRequest): Promise<boolean> {
  const added = await trx
    .insertInto('correctionRequests')
    .values(request)
    .onConflict((conflict) => conflict.column('certificateId').where('outcome', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** What the learner has asked for and nobody has decided. */
export async function findOpenCorrection(db: Db | Trx, certificateId: string) {
  return db
    .selectFrom('correctionRequests')
    .select(['id', 'learnerName', 'iicrcId', 'reason', 'askedAt'])
    .where('certificateId', '=', certificateId)
    .where('outcome', 'is', null)
    .executeTakeFirst();
}

/** So many requests for corrections are listed, the oldest; the next come up as these are dealt with. */
export const mostCorrections = 50;

/** Requests that wait for staff, the oldest first, at most `mostCorrections`. */
export async function listOpenCorrections(db: Db) {
  return db
    .selectFrom('correctionRequests')
    .innerJoin('certificates', 'certificates.id', 'correctionRequests.certificateId')
    .select(['correctionRequests.id', 'number', 'learnerName', 'askedAt'])
    .where('outcome', 'is', null)
    .orderBy('askedAt')
    .limit(mostCorrections)
    .execute();
}

export type Decision = { decidedAt: Date; decidedBy: string } & (
  { outcome: 'corrected'; declineReason: null } | { outcome: 'declined'; declineReason: string }
);

/** Decides the open request of a certificate. Tells whether there was one. */
export async function decideCorrection(trx: Trx, certificateId: string, decision: Decision): Promise<boolean> {
  const decided = await trx
    .updateTable('correctionRequests')
    .set(decision)
    .where('certificateId', '=', certificateId)
    .where('outcome', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return decided !== undefined;
}
