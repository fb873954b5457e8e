import { findProfile, type Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { dateIn } from '#src/shared/dates.ts';
import type { Typesetter } from '#src/shared/typesetter.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { longestLedger } from './export-my-credits.ts';
import { listLedgerEntries } from './ledger-queries.ts';
import { listStandings } from './list-standings.ts';
import { transcript } from './transcript.ts';

/** The viewer's record of credit as a PDF: where they stand and every entry, as of today. */
export async function printMyTranscript(
  { db, clock, site, typesetter }: Core & { typesetter: Typesetter },
  { viewer }: { viewer: Viewer },
): Promise<Uint8Array> {
  const today = dateIn(officeZone, clock.now());
  const { personId } = viewer;
  const [profile, standings, entries] = await Promise.all([
    findProfile(db, personId),
    listStandings(db, { personIds: [personId], today }),
    listLedgerEntries(db, personId, { offset: 0, limit: longestLedger }),
  ]);
  const words = transcript({
    learnerName: profile?.certificateName ?? viewer.name,
    iicrcId: profile?.iicrcId ?? null,
    providerName: site.provider.name,
    printedOn: today,
    groups: standings.get(personId) ?? [],
    entries,
  });
  const { pdf } = await typesetter.render('transcript', words);
  return pdf;
}
