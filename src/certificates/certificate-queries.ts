import type { Db, Trx } from '#src/database.ts';
import type { CertificateSnapshot } from './certificate-snapshot.ts';

export type Certificate = NonNullable<Awaited<ReturnType<typeof findCertificate>>>;

/** Certificates with the fate of each: replaced by which number, withdrawn when and why. Without their PDF. */
function certificates(db: Db | Trx) {
  return db
    .selectFrom('certificates')
    .innerJoin('completions', 'completions.id', 'certificates.completionId')
    .innerJoin('people', 'people.id', 'certificates.learnerId')
    .leftJoin('certificateRevocations', 'certificateRevocations.certificateId', 'certificates.id')
    .leftJoin('certificates as next', (join) =>
      join
        .onRef('next.completionId', '=', 'certificates.completionId')
        .on('next.version', '=', (eb) => eb('certificates.version', '+', 1)),
    )
    .select(['certificates.id', 'certificates.completionId', 'certificates.learnerId', 'certificates.version'])
    .select(['certificates.number', 'certificates.pdfSha256', 'certificates.issuedAt', 'certificates.supersedeReason'])
    .select(['certificates.badgeId', 'certificates.statusListIndex', 'certificates.accessible'])
    .select((eb) => eb('certificates.credential', 'is not', null).$castTo<boolean>().as('hasBadge'))
    .select(['completions.seatId', 'completions.completedOn', 'people.adultOn', 'next.number as replacedBy'])
    .select(['revokedAt', 'certificateRevocations.reason as revokeReason'])
    .select((eb) => eb.ref('certificates.snapshot').$castTo<CertificateSnapshot>().as('snapshot'));
}

export async function findCertificate(db: Db | Trx, number: string) {
  return certificates(db).where('certificates.number', '=', number).executeTakeFirst();
}

/** Those of these numbers that there are, in no order. */
export async function listCertificates(db: Db, numbers: string[]): Promise<Certificate[]> {
  return numbers.length === 0 ? [] : certificates(db).where('certificates.number', 'in', numbers).execute();
}

/** The certificate that stands for the completion: its latest version. */
export async function findLatestCertificate(db: Db | Trx, completionId: string) {
  return certificates(db)
    .where('certificates.completionId', '=', completionId)
    .orderBy('certificates.version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The paper as it was issued, to the byte. */
export async function findPaper(db: Db, by: { number: string } | { id: string }) {
  return db
    .selectFrom('certificates')
    .select(['id', 'number', 'learnerId', 'pdf', 'pdfSha256'])
    .$if('number' in by, (query) => query.where('number', '=', 'number' in by ? by.number : ''))
    .$if('id' in by, (query) => query.where('id', '=', 'id' in by ? by.id : ''))
    .executeTakeFirst();
}

export interface NewCertificate {
  id: string;
  completionId: string;
  learnerId: string;
  version: number;
  number: string;
  badgeId: string;
  statusListIndex: number;
  credential: string;
  issuerKeyId: string;
  accessible: boolean;
  snapshot: CertificateSnapshot;
  pdf: Uint8Array;
  pdfSha256: string;
  issuedAt: Date;
  issuedBy: string | null;
  supersedeReason: string | null;
}

/** Adds the certificate, unless the completion has one of this version already. Tells whether it was added. */
export async function addCertificate(trx: Trx, { snapshot, pdf, ...certificate }: NewCertificate): Promise<boolean> {
  const added = await trx
    .insertInto('certificates')
    .values({ ...certificate, snapshot: JSON.stringify(snapshot), pdf: Buffer.from(pdf) })
    .onConflict((conflict) => conflict.columns(['completionId', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Adds the revocation, unless there is one. Tells whether it was added. */
export async function addRevocation(
  trx: Trx,
  revocation: { certificateId: string; revokedAt: Date; revokedBy: string; reason: string },
): Promise<boolean> {
  const added = await trx
    .insertInto('certificateRevocations')
    .values(revocation)
    .onConflict((conflict) => conflict.column('certificateId').doNothing())
    .returning('certificateId')
    .executeTakeFirst();
  return added !== undefined;
}

/** Completions without a certificate whose learner has confirmed their name: of one learner, or in the order of their ids. */
export async function listWaitingCompletions(
  db: Db,
  { learnerId, after = null, limit }: { learnerId?: string; after?: string | null; limit: number },
): Promise<string[]> {
  const waiting = await waitingCompletions(db)
    .select('completions.id')
    .$if(learnerId !== undefined, (query) => query.where('learnerId', '=', learnerId ?? ''))
    .$if(after !== null, (query) => query.where('completions.id', '>', after))
    .orderBy('completions.id')
    .limit(limit)
    .execute();
  return waiting.map(({ id }) => id);
}

/** How many completions wait for nothing but us. */
export async function countWaitingCompletions(db: Db): Promise<number> {
  const { waiting } = await waitingCompletions(db)
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow();
  return waiting;
}

function waitingCompletions(db: Db) {
  return db
    .selectFrom('completions')
    .innerJoin('people', 'people.id', 'completions.learnerId')
    .where('certificateNameConfirmedAt', 'is not', null)
    .where('hasCertificate', '=', false);
}
