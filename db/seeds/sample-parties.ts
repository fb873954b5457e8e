import {
  invoicedBuyer,
  invoicedOrganisation,
  personId,
  sampleLearners,
  sampleOrganisation,
  signIns,
} from './people-rows.ts';
import { sampleNumber } from './sample-ids.ts';

export interface SamplePerson {
  id: string;
  name: string;
  email: string;
}

/** Who buys together: one person for themselves, or a firm for several. */
export interface Party {
  buyer: SamplePerson;
  attendees: SamplePerson[];
  organisation?: { id: string | null; name: string; abn: string | null; billingAddress: string };
  purchaseOrder?: string;
  /** Booked on account: not paid yet, due on a day in the past. */
  invoice?: { placedDaysAgo: number; dueDaysAgo: number };
}

const signedIn = ({ email, name }: { email: string; name: string }): SamplePerson => ({
  id: personId(email),
  name,
  email,
});
const learner = signedIn(signIns.learner);
const employer = signedIn(signIns.employer);
const team = sampleLearners.slice(0, 6);

/** Parties that the sample people need: something past and something to come for the learner, a group of six for the employer. */
const wanted: Record<string, Party[]> = {
  'psychrometry-by-hand -20': [{ buyer: learner, attendees: [learner] }],
  'mould-questions-from-tenants 9': [{ buyer: learner, attendees: [learner] }],
  'water-damage-restoration-technician 57': [teamOrder(team, 'PO 40117')],
  'moisture-meters-that-agree 50': [teamOrder(team.slice(0, 2), 'PO 40132')],
  // After the end of the learner's cycle, so that it counts towards the next one.
  'moisture-meters-that-agree 101': [teamOrder([learner], 'PO 40140')],
  'stone-masonry-tile-technician 93': [overdueOrder()],
  'water-category-and-class': [{ buyer: learner, attendees: [learner] }],
};

function teamOrder(attendees: SamplePerson[], purchaseOrder: string): Party {
  const { id, name, abn, billingAddress } = sampleOrganisation;
  return { buyer: employer, attendees, organisation: { id, name, abn, billingAddress }, purchaseOrder };
}

function overdueOrder(): Party {
  const { id, name, abn, billingAddress } = invoicedOrganisation;
  return {
    buyer: invoicedBuyer,
    attendees: sampleLearners.slice(40, 42),
    organisation: { id, name, abn, billingAddress },
    purchaseOrder: 'SPC-118',
    invoice: { placedDaysAgo: 24, dueDaysAgo: 10 },
  };
}

const firms = [
  { name: 'Copperline Restoration', billingAddress: '3 Foundry Street, Mayfield NSW 2304' },
  { name: 'Bluegum Cleaning Services', billingAddress: '88 Ironbark Drive, Toowoomba QLD 4350' },
  { name: 'Saltbush Property Care', billingAddress: '17 Jetty Road, Port Lincoln SA 5606' },
  { name: 'Westgate Building Drying', billingAddress: '210 Dock Link Road, Altona North VIC 3025' },
  { name: 'Karri & Daughters', billingAddress: '5 Mill Close, Manjimup WA 6258' },
];

/** The parties that take so many seats of a session: those wanted, then invented ones of one to four people. */
export function partiesOf(session: string, seats: number): Party[] {
  const parties = [...(wanted[session] ?? [])];
  let left = seats - parties.reduce((sum, { attendees }) => sum + attendees.length, 0);
  // The employer's team is never invented into a session.
  const pool = sampleLearners.slice(team.length);
  let at = sampleNumber(`${session} first learner`, pool.length);
  while (left > 0) {
    const size = Math.min(left, [1, 1, 2, 1, 3, 1, 4][sampleNumber(`${session} ${left} size`, 7)] ?? 1);
    const attendees = Array.from({ length: size }, (_, index) => pool[(at + index) % pool.length]).filter(Boolean);
    parties.push(partyOf(attendees as SamplePerson[], `${session} ${left}`));
    at += size;
    left -= size;
  }
  return parties;
}

function partyOf(attendees: SamplePerson[], name: string): Party {
  const [buyer] = attendees;
  if (!buyer) throw new Error('A party has at least one person');
  const firm = firms[sampleNumber(`${name} firm`, firms.length)];
  // Above A$1,000 an invoice names the buyer; firms give their address with every group.
  return attendees.length > 1 && firm
    ? { buyer, attendees, organisation: { id: null, abn: null, ...firm } }
    : { buyer, attendees };
}
