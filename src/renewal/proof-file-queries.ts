import type { Db } from '#src/database.ts';

/** The bytes of these certificates and evidence files, by id. */
export async function listProofFiles(
  db: Db,
  { certificateIds, evidenceIds }: { certificateIds: readonly string[]; evidenceIds: readonly string[] },
): Promise<Map<string, Uint8Array>> {
  const none: { id: string; content: Buffer }[] = [];
  const [papers, files] = await Promise.all([
    certificateIds.length === 0
      ? none
      : db.selectFrom('certificates').select(['id', 'pdf as content']).where('id', 'in', certificateIds).execute(),
    evidenceIds.length === 0
      ? none
      : db.selectFrom('evidenceFiles').select(['id', 'content']).where('id', 'in', evidenceIds).execute(),
  ]);
  return new Map([...papers, ...files].map(({ id, content }) => [id, content]));
}
