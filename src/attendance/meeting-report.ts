import Papa from 'papaparse';
import { ok, refuse, type Result } from '#src/shared/result.ts';

export type Platform = 'zoom' | 'teams';

/** One stay of somebody in a meeting, as the report says it. */
export interface ReportRow {
  name: string;
  email: string | null;
  join: string;
  leave: string;
  /** What the report makes of it, in seconds; null where it does not say. */
  seconds: number | null;
}

interface MeetingReport {
  platform: Platform;
  rows: ReportRow[];
  /** The report says of itself that its times are UTC. */
  isUtc: boolean;
}

export type MeetingReportRefused =
  | { reason: 'not-a-meeting-report' }
  /** Zoom's list of unique users has minutes and no times. */
  | { reason: 'report-without-times' }
  | { reason: 'report-without-rows' }
  | { reason: 'report-too-long'; most: number };

/** More than any meeting here has, and little enough to be looked through. */
const mostReportRows = 5_000;

interface Columns {
  name: number;
  email: number;
  join: number;
  leave: number;
  duration: number;
}

const titles: Record<keyof Columns, RegExp> = {
  name: /^(user )?name( \(original name\))?$|^full name$/i,
  email: /^(user )?e-?mail$/i,
  join: /^(join time|first join)( \(utc\))?$/i,
  leave: /^(leave time|last leave)( \(utc\))?$/i,
  duration: /^(total )?(in-meeting )?duration( \(minutes\))?$|^time in session \(minutes\)$/i,
};

/**
 * Reads the attendance report of a Zoom meeting or webinar or of a Teams meeting: a table, or several one below the other
 * with facts of the meeting between them. Of Teams, the activities (each stay) stand for the summary of each person, where
 * there are any.
 */
export function parseMeetingReport(text: string): Result<MeetingReport, MeetingReportRefused> {
  const { data } = Papa.parse<string[]>(text, { delimitersToGuess: ['\t', ',', ';'], skipEmptyLines: false });
  const cells = data.map((row) => row.map((cell) => cell.trim()));
  if (cells.length > mostReportRows) return refuse('report-too-long', { most: mostReportRows });
  const tables = tablesIn(cells);
  if (tables.length === 0) {
    const hasMinutes = cells.some((row) => columnOf(row, 'name') >= 0 && columnOf(row, 'duration') >= 0);
    return refuse(hasMinutes ? 'report-without-times' : 'not-a-meeting-report');
  }
  const isTeams = tables.some(({ header }) => header.some((title) => /^(first join|last leave)/i.test(title)));
  const stays = tables.filter(({ header }) => header.some((title) => /^join time/i.test(title)));
  const chosen = stays.some(({ rows }) => rows.length > 0) ? stays : tables;
  const rows = chosen.flatMap((table) => table.rows);
  if (rows.length === 0) return refuse('report-without-rows');
  const isUtc = chosen.some(({ header }) => header.some((title) => /\(utc\)$/i.test(title)));
  return ok({ platform: isTeams ? 'teams' : 'zoom', rows, isUtc });
}

/** Every table that has the times: from its header to an empty line or the next heading. */
function tablesIn(cells: string[][]): { header: string[]; rows: ReportRow[] }[] {
  const tables: { header: string[]; columns: Columns; rows: ReportRow[] }[] = [];
  let open = false;
  for (const row of cells) {
    const columns = columnsOf(row);
    if (columns) {
      tables.push({ header: row, columns, rows: [] });
      open = true;
    } else if (row.every((cell) => cell === '') || /^\d\. /.test(row[0] ?? '')) {
      open = false;
    } else if (open) {
      const table = tables.at(-1);
      const read = table && rowOf(row, table.columns);
      if (read) table.rows.push(read);
    }
  }
  return tables;
}

function columnOf(row: string[], column: keyof Columns): number {
  return row.findIndex((title) => titles[column].test(title));
}

function columnsOf(row: string[]): Columns | null {
  const [name, join, leave] = [columnOf(row, 'name'), columnOf(row, 'join'), columnOf(row, 'leave')];
  if (name < 0 || join < 0 || leave < 0) return null;
  return { name, join, leave, email: columnOf(row, 'email'), duration: columnOf(row, 'duration') };
}

/** Who registered and never came has no times, and is no row. */
function rowOf(row: string[], columns: Columns): ReportRow | null {
  const at = (column: number) => row[column] ?? '';
  const name = at(columns.name).slice(0, 200);
  const email = at(columns.email).toLowerCase();
  const [join, leave] = [at(columns.join), at(columns.leave)];
  const isThere = (name !== '' || email !== '') && join !== '' && join !== '--';
  const seconds = secondsOf(at(columns.duration));
  return isThere ? { name, email: /^\S+@\S+$/.test(email) ? email : null, join, leave, seconds } : null;
}

/** Zoom says whole minutes, "57"; Teams "1h 5m 3s". */
function secondsOf(text: string): number | null {
  if (/^\d{1,5}$/.test(text)) return Number(text) * 60;
  const parts = /^(?:(\d+)h ?)?(?:(\d+)m ?)?(?:(\d+)s)?$/i.exec(text);
  if (!parts || text === '') return null;
  const [, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + seconds;
}
