import type { Site } from '#src/core.ts';
import { composeMail, type NewMessage } from '#src/notifications/index.ts';

interface Facts {
  entryId: string;
  title: string | null;
  learner: { id: string; name: string; email: string };
  refusal: string;
}

/** To a learner whose file did not show the credit that they entered: why, and what to do. */
export function evidenceRefusedMail(site: Site, { entryId, title, learner, refusal }: Facts): NewMessage {
  const mail = composeMail(site, 'We could not confirm your credit from the file', [
    { paragraph: `Hello ${learner.name},` },
    { paragraph: `You sent us a file as evidence for “${title}”. We could not confirm your credit from it:` },
    { paragraph: refusal },
    {
      paragraph:
        'Until another file shows it, your record here does not count it. What your body counts is for the body to decide.',
    },
    { button: { label: 'Send another file', url: `${site.url}/my/credits/${entryId}` } },
  ]);
  const { id, name, email } = learner;
  return { ...mail, kind: 'evidence-refused', to: { name, email }, about: { type: 'person', id } };
}
