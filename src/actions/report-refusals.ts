import type { applyMeetingReport, uploadMeetingReport } from '#src/attendance/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { attendanceRefusals } from './attendance-refusals.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type ReportRefusal = RefusalOf<typeof uploadMeetingReport> | RefusalOf<typeof applyMeetingReport>;

const words: WordsFor<ReportRefusal> = {
  ...attendanceRefusals,
  'no-such-report': { words: 'There is no such report of this session. Upload it again.', status: 404 },
  'person-undecided': ({ index }) => ({
    words: 'Choose whose seat it is, or that it is nobody’s',
    status: 422,
    field: `seat.${index}`,
  }),
  'no-such-report-zone': { words: 'Choose one of the zones in the list', status: 422, field: 'timeZone' },
  'report-empty': { words: 'Choose the file of the report: what was sent is empty', status: 422, field: 'file' },
  'report-too-large': {
    words: 'A report has at most 2 MB. Is this the attendance report of one meeting?',
    status: 422,
    field: 'file',
  },
  'report-not-text': ({ found }) => ({
    words: found
      ? `This is a ${found.toUpperCase()} file, whatever its name. Download the report as CSV and send that, unchanged`
      : 'This is no text that we can read. Send the CSV as Zoom or Teams wrote it, unchanged',
    status: 422,
    field: 'file',
  }),
  'not-a-meeting-report': {
    words: 'This is no attendance report: it has no columns for a name, joining and leaving',
    status: 422,
    field: 'file',
  },
  'report-without-times': {
    words: 'This report has minutes and no times. In Zoom, untick “Show unique users” and export it again',
    status: 422,
    field: 'file',
  },
  'report-without-rows': { words: 'Nobody is in this report', status: 422, field: 'file' },
  'report-too-long': ({ most }) => ({
    words: `This file has more than ${most} lines. Is it the attendance report of one meeting?`,
    status: 422,
    field: 'file',
  }),
  'report-of-another-time': ({ timeZone, fitsIn }) => ({
    words:
      fitsIn.length > 0
        ? `Read in ${timeZone}, nobody was there during the session. The times would fit in ${fitsIn.join(' or ')}: choose the zone of the Zoom or Teams account`
        : `Read in ${timeZone}, nobody was there during the session, nor in any other zone. Is it the report of this session?`,
    status: 422,
    field: fitsIn.length > 0 ? 'timeZone' : 'file',
  }),
};

/** The form comes back with the refusal in words. */
export function refusedReport(refusal: ReportRefusal): FormOutcome {
  return { refused: phrase(words, refusal) };
}
