import { sql } from 'kysely';
import type { Db } from '#src/database.ts';
import { rowsPerPage } from './counted-page.ts';

/** Certificates that fit, the latest first, 50 a page. Their place in the status list is the order in which they were issued. */
export async function listCertificateRows(db: Db, search: { number: string | null; text: string; page: number }) {
  const { number, text, page } = search;
  return db
    .selectFrom('certificates')
    .innerJoin('people', 'people.id', 'certificates.learnerId')
    .leftJoin('certificateRevocations as revoked', 'revoked.certificateId', 'certificates.id')
    .leftJoin('certificates as next', (join) =>
      join
        .onRef('next.completionId', '=', 'certificates.completionId')
        .on('next.version', '=', (eb) => eb('certificates.version', '+', 1)),
    )
    .select(['certificates.number', 'certificates.issuedAt', 'next.number as replacedBy', 'revokedAt'])
    .select([
      sql<string>`certificates.snapshot->>'learnerName'`.as('learnerName'),
      sql<string>`certificates.snapshot->>'courseTitle'`.as('courseTitle'),
      sql<string>`certificates.snapshot->>'completedOn'`.as('completedOn'),
      sql<number>`(count(*) over ())::int`.as('total'),
    ])
    .$if(number !== null, (query) => query.where('certificates.number', '=', number))
    .$if(number === null && text !== '', (query) => query.where(nameHas(text)))
    .orderBy('certificates.statusListIndex', 'desc')
    .offset((page - 1) * rowsPerPage)
    .limit(rowsPerPage)
    .execute();
}

/** The learner, as printed or as known now, or the course; accents and capitals do not matter. */
function nameHas(text: string) {
  return sql<boolean>`strpos(
    search_text(concat_ws(' ', certificates.snapshot->>'learnerName', certificates.snapshot->>'courseTitle', people.name, people.email::text)),
    search_text(${text})
  ) > 0`;
}
