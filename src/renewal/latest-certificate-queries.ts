import { sql } from 'kysely';

/** The version of the completion's certificate that stands now: the latest. To be joined beside `completions`. */
export const latestCertificate = sql<{
  id: string;
  number: string;
  version: number;
  issuedAt: Date;
  revoked: boolean;
  pdfSha256: string;
  pdfBytes: number;
  printedName: string | null;
  printedTitle: string | null;
}>`lateral (
  select certificates.id, certificates.number, certificates.version, certificates.issued_at,
    certificates.pdf_sha256, octet_length(certificates.pdf) as pdf_bytes,
    certificates.snapshot ->> 'learnerName' as printed_name, certificates.snapshot ->> 'courseTitle' as printed_title,
    certificate_revocations.certificate_id is not null as revoked
  from certificates
  left join certificate_revocations on certificate_revocations.certificate_id = certificates.id
  where certificates.completion_id = completions.id
  order by certificates.version desc
  limit 1
)`.as('latest');
