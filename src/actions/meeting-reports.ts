import { z } from 'astro/zod';
import { applyMeetingReport, uploadMeetingReport } from '#src/attendance/index.ts';
import { isId } from '#src/shared/ids.ts';
import { upload } from './credit-fields.ts';
import { optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { refusedReport } from './report-refusals.ts';
import { whenSignedIn } from './signed-in.ts';

const broken = 'That form was not complete. Open the page again and try once more';
const seatPrefix = 'seat.';

/** Forms about the reports that meetings write themselves. */
export const meetingReports = {
  upload: formAction(
    z.object({ session: z.uuid(broken), file: upload(), timeZone: optionalLine(60) }),
    async ({ session: sessionId, file, timeZone }, context) =>
      whenSignedIn(context, async (viewer) => {
        const content = file?.content ?? new Uint8Array();
        const result = await uploadMeetingReport(context.locals.services, { viewer, sessionId, content, timeZone });
        if (!result.ok) return refusedReport(result);
        return { to: `/staff/sessions/${sessionId}/reports/${result.value.reportId}` };
      }),
  ),

  apply: formAction(z.object({ session: z.uuid(broken), report: z.uuid(broken) }), async (typed, context) =>
    whenSignedIn(context, async (viewer) => {
      const { session: sessionId, report: reportId } = typed;
      const seatOf = seatsIn(await context.request.clone().formData());
      const result = await applyMeetingReport(context.locals.services, { viewer, sessionId, reportId, seatOf });
      if (!result.ok) return refusedReport(result);
      return { to: `/staff/sessions/${sessionId}/reports/${reportId}?recorded=${result.value.recorded}` };
    }),
  ),
};

/** Whose seats were chosen. The fields are named after places in the list, which no shape can list. */
function seatsIn(form: FormData): Map<number, string | null> {
  const chosen = [...form].flatMap(([field, value]): [number, string | null][] => {
    const index = field.startsWith(seatPrefix) ? Number(field.slice(seatPrefix.length)) : NaN;
    if (!Number.isInteger(index) || typeof value !== 'string') return [];
    if (value === 'none') return [[index, null]];
    return isId(value) ? [[index, value]] : [];
  });
  return new Map(chosen);
}
