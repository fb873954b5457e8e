import { australianZones } from '#src/shared/dates.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { DayHours } from './day-attendance.ts';
import { type MeetingReportRefused, parseMeetingReport, type Platform, type ReportRow } from './meeting-report.ts';
import { type ReportedPeople, reportedPeople } from './reported-people.ts';
import { readReportText, type ReportTextRefused } from './report-text.ts';
import { type DateOrder, orderThatFits } from './report-times.ts';

/** Where the times of a report may be from: the account of whoever made it. */
export const reportZones: readonly string[] = [...Object.keys(australianZones), 'UTC'];

export type ReadReportRefused =
  | ReportTextRefused
  | MeetingReportRefused
  /** None of it falls into the session; the zones in which some of it would. */
  | { reason: 'report-of-another-time'; timeZone: string; fitsIn: string[] };

export interface ReadReport extends ReportedPeople {
  platform: Platform;
  /** In which the times were read: as asked, unless the report says itself that they are UTC. */
  timeZone: string;
  order: DateOrder;
}

/** Reads an uploaded report against the days of its session. Nothing of it is believed but what falls into them. */
export async function readReport(
  content: Uint8Array,
  { timeZone: asked, days }: { timeZone: string; days: readonly DayHours[] },
): Promise<Result<ReadReport, ReadReportRefused>> {
  const text = await readReportText(content);
  if (!text.ok) return text;
  const report = parseMeetingReport(text.value);
  if (!report.ok) return report;
  const { platform, rows, isUtc } = report.value;
  const timeZone = isUtc ? 'UTC' : asked;
  const order = orderThatFits(rows, { timeZone, days });
  if (!order) return refuse('report-of-another-time', { timeZone, fitsIn: isUtc ? [] : zonesThatFit(rows, days) });
  return ok({ platform, timeZone, order, ...reportedPeople(rows, { timeZone, order, days }) });
}

function zonesThatFit(rows: readonly ReportRow[], days: readonly DayHours[]): string[] {
  return reportZones.filter((timeZone) => orderThatFits(rows, { timeZone, days }) !== null);
}
