import type { Site } from '#src/core.ts';
import { composeMail, type MailBlock, type NewMessage, salutation } from '#src/notifications/index.ts';
import { type ShownSet, unitsWords } from '#src/renewal/index.ts';
import { formatDate } from '#src/shared/dates.ts';
import { formatMoney } from '#src/shared/money.ts';
import type { EndingCycle } from '../due-cycle-queries.ts';

interface Facts {
  cycle: EndingCycle;
  set: ShownSet;
  unit: { unitSingular: string; unitPlural: string };
  unsubscribeUrl: string;
}

/** Marketing, to those alone who asked for it: says why it comes, and how it stops without signing in (Spam Act 2003, s 18). */
export function suggestionMail(site: Site, { cycle, set, unit, unsubscribeUrl }: Facts): NewMessage {
  const { name, email, personId, body, groupName, endsOn } = cycle;
  const closes = Number(set.stillMissing) === 0;
  const content = composeMail(
    site,
    closes ? `A way to complete your ${body} cycle` : `Towards completing your ${body} cycle`,
    [
      salutation(name),
      {
        paragraph: `Your cycle (${body}: ${groupName}) ends on ${formatDate(endsOn)}. ${closes ? 'These seats, which can be booked today, would give all that is missing by our record.' : `Of what can be booked today, these seats come ${set.proven ? 'nearest' : 'near'}: ${unitsWords(set.stillMissing, unit)} would still be missing.`}`,
      },
      ...set.items.map((item): MailBlock => ({ facts: [[item.title, itemWords(item, unit)]] })),
      { paragraph: `Together ${formatMoney(set.totalCents)}${site.provider.gstRegistered ? ', GST included' : ''}.` },
      { button: { label: 'Compare other ways', url: `${site.url}/my/designations/plan/${cycle.groupId}` } },
      { note: 'You get this because you asked for suggestions. Each body decides what it accepts.' },
      { link: { label: 'Stop these suggestions', url: unsubscribeUrl } },
    ],
  );
  const about = { type: 'person', id: personId } as const;
  return { ...content, kind: suggestionKind, restsOnConsent: true, to: { name, email }, about, unsubscribeUrl };
}

/** What the message is called where it is kept. */
export const suggestionKind = 'suggestion';

function itemWords(item: ShownSet['items'][number], unit: Facts['unit']): string {
  return `${item.whenAndWhere}\n${unitsWords(item.units, unit)} · ${formatMoney(item.priceCents)}`;
}
