import type { Db } from '#src/database.ts';

/** Every certificate that a session led to, each version, with what became of it; by attendee, the earliest version first. */
export async function listSessionCertificates(db: Db, sessionId: string) {
  return db
    .selectFrom('completions')
    .innerJoin('certificates', 'certificates.completionId', 'completions.id')
    .innerJoin('seats', 'seats.id', 'completions.seatId')
    .leftJoin('certificateRevocations', 'certificateRevocations.certificateId', 'certificates.id')
    .select(['certificates.id', 'completions.seatId', 'number', 'version', 'issuedAt', 'pdfSha256', 'supersedeReason'])
    .select(['revokedAt', 'certificateRevocations.reason as revokeReason'])
    .where('completions.sessionId', '=', sessionId)
    .orderBy('attendeeName')
    .orderBy('completions.id')
    .orderBy('version')
    .execute();
}

export type SessionCertificate = Awaited<ReturnType<typeof listSessionCertificates>>[number];
