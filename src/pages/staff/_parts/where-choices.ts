import { findSessionForEditing, listCourseChoices, sessionDates } from '#src/catalogue/index.ts';
import type { Core } from '#src/core.ts';

/**
 * Where a rule or voucher may hold: everywhere, in a course, or on the one date whose page led here (`?session=`). `chosen` is
 * what the address asks for.
 */
export async function listWhereChoices({ db }: Core, query: URLSearchParams) {
  const sessionId = query.get('session') ?? '';
  const [courses, session] = await Promise.all([listCourseChoices(db), findSessionForEditing(db, sessionId)]);
  const date = session && {
    value: `session:${session.id}`,
    label: `${session.course.title}, only ${sessionDates({ ...session, timeZone: session.details.timeZone })}`,
  };
  const courseId = query.get('course');
  return {
    chosen: date?.value ?? (courseId ? `course:${courseId}` : ''),
    options: [
      { value: '', label: 'Everything' },
      ...(date ? [date] : []),
      ...courses.map(({ id, title }) => ({ value: `course:${id}`, label: title })),
    ],
  };
}
