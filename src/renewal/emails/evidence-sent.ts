import type { Site } from '#src/core.ts';
import { composeMail, type NewMessage, salutation } from '#src/notifications/index.ts';
import { formatDate } from '#src/shared/dates.ts';
import { unitsWords } from '../credit-words.ts';
import type { Proof } from '../proof.ts';

/** To a learner whose evidence we sent, as they let us. */
export function evidenceSentMail(
  site: Site,
  { body, person, entries }: Proof,
  sentOn: string,
): Omit<NewMessage, 'to' | 'about'> {
  const content = composeMail(site, `We sent your evidence to ${body.code}`, [
    salutation(person.confirmedName),
    { paragraph: `On ${formatDate(sentOn)} we sent this to ${body.name}, as you let us:` },
    {
      facts: entries.map(({ title, units, certificate, ...unit }): [string, string] => [
        title,
        [unitsWords(units, unit), certificate?.number].filter(Boolean).join(', certificate '),
      ]),
    },
    {
      paragraph: `${body.code} decides, and answers you and not us. When it does, note it at the credit, so that your record is complete.`,
    },
    { button: { label: 'Your credits', url: `${site.url}/my/credits` } },
    { note: `You can end that we send evidence for you at any time: ${site.url}/my/proof-pack#sending` },
  ]);
  return { kind: 'evidence-sent', ...content };
}
