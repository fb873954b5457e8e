import { stringify } from 'csv-stringify/sync';
import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { activityNames, entryStateNames, verificationNames } from './credit-words.ts';
import { listLedgerEntries } from './ledger-queries.ts';

/** More entries than anybody has; a file is not paged. */
export const longestLedger = 5_000;

/**
 * The viewer's whole ledger as CSV for a spreadsheet, the latest first. Text that a spreadsheet would take for a formula is
 * escaped: somebody else may have written it.
 */
export async function exportMyCredits({ db }: Core, { viewer }: { viewer: Viewer }): Promise<string> {
  const entries = await listLedgerEntries(db, viewer.personId, { offset: 0, limit: longestLedger });
  const rows = entries.map((entry) => ({
    Completed: entry.earnedOn,
    Course: entry.title,
    Provider: entry.provider ?? '',
    Kind: activityNames[entry.activity],
    Body: entry.bodyCode,
    Units: entry.units,
    Unit: entry.unitPlural,
    State: entryStateNames[entry.state],
    'Why turned down': entry.rejection ?? '',
    Evidence: verificationNames[entry.verification],
    Certificate: entry.certificateNumber ?? '',
    'Certificate withdrawn': entry.certificateRevoked ? 'yes' : '',
  }));
  return stringify(rows, {
    header: true,
    columns: columnNames,
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

const columnNames = [
  'Completed',
  'Course',
  'Provider',
  'Kind',
  'Body',
  'Units',
  'Unit',
  'State',
  'Why turned down',
  'Evidence',
  'Certificate',
  'Certificate withdrawn',
];
