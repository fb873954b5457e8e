import type { Site } from '#src/core.ts';
import { composeMail, type NewMessage, salutation } from '#src/notifications/index.ts';

/** To a member whose team would like to see how their continuing education stands. */
export function shareRequestMail(
  site: Site,
  { name, organisation, askedBy }: { name: string; organisation: string; askedBy: string },
): Omit<NewMessage, 'to' | 'about'> {
  const content = composeMail(site, `${organisation} asks to see how your credits stand`, [
    salutation(name),
    {
      paragraph: `${askedBy} of ${organisation} would like to see how your continuing education stands, so that nobody’s certification lapses unnoticed.`,
    },
    {
      paragraph:
        'It is yours to decide. You see beforehand exactly what would be shown, you choose how much, and you can end it at any time. Until you say yes nothing is shown, and nothing else depends on it.',
    },
    { button: { label: 'See what would be shown', url: `${site.url}/my/sharing` } },
    { note: 'If you would rather not, there is nothing to do.' },
  ]);
  return { kind: 'share-request', ...content };
}
