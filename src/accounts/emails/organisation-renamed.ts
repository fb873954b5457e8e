import type { Site } from '#src/core.ts';
import { formatAbn } from '#src/shared/abn.ts';
import { type AccountMail, noticeMail } from './account-mail.ts';

interface Facts {
  organisationId: string;
  before: { name: string; abn: string | null };
  now: { name: string; abn: string };
}

/** To the office: an account that could pay by invoice is called otherwise now, and pays by card until staff say again that it may. */
export function organisationRenamedMail(site: Site, { organisationId, before, now }: Facts): AccountMail {
  return noticeMail(site, 'organisation-renamed', `${before.name} is ${now.name} now: may it pay by invoice?`, [
    {
      paragraph:
        'An owner has changed the name or the ABN of an organisation that could pay by invoice. Until you allow it again, it pays by card.',
    },
    {
      facts: [
        ['Was', `${before.name}, ABN ${before.abn ? formatAbn(before.abn) : 'not given'}`],
        ['Is', `${now.name}, ABN ${formatAbn(now.abn)}`],
      ],
    },
    { button: { label: 'Look at it', url: `${site.url}/staff/organisations/${organisationId}` } },
  ]);
}
