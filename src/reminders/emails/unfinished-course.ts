import type { Site } from '#src/core.ts';
import { composeMail, type NewMessage, salutation } from '#src/notifications/index.ts';
import { formatInstant } from '#src/shared/dates.ts';
import type { UnfinishedCourse } from '../due-course-queries.ts';
import { preferencesLink } from './preferences-link.ts';

/** An online course waits to be completed: until when, and where. */
export function unfinishedCourseMail(site: Site, course: UnfinishedCourse): NewMessage {
  const { title, accessEndsAt, zone, name, email, seatId } = course;
  const until = accessEndsAt && formatInstant(accessEndsAt, zone);
  const isEnding = course.occasion !== '30-days-in';
  const content = composeMail(site, isEnding ? `${title}: open until ${until ?? ''}` : `${title} waits for you`, [
    salutation(name),
    {
      paragraph: isEnding
        ? 'You have not completed this course yet. After the time below its lessons and its quiz are closed.'
        : 'You have not completed this course yet. It goes on where you left it, on any device.',
    },
    {
      facts: [
        ['Course', title],
        ['Open until', until ?? 'It stays open'],
      ],
    },
    { button: { label: 'Go on with the course', url: `${site.url}/my/learn/${seatId}` } },
    preferencesLink(site),
  ]);
  return { ...content, kind: 'unfinished-course', to: { name, email }, about: { type: 'seat', id: seatId } };
}
