import { z } from 'astro/zod';
import { type CartLine, longestEvidence, parseLine, seatsIn } from '#src/enrolment/index.ts';
import { parseAbn } from '#src/shared/abn.ts';
import { email, isNoLink, noLink, optionalLine, personName } from './fields.ts';

/** Faults in what the page itself filled in: only an old page or a tampered one has them. */
export const stale = 'This page is out of date. Look at the price and the terms again, and send the form once more.';

/** Says of whom: the list at the head of the form is read without the fields beside it. */
const ofPerson = (position: number, words: string) =>
  `Person ${position}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
const nameMissing = 'Enter this attendee’s name';
const emailMissing = 'Enter this attendee’s own e-mail, like name@example.com';

/** The lines of the cart as they were printed into the form: what is booked is what was on the screen. */
export const items = z
  .array(
    z.string().transform((typed, context): CartLine => {
      const item = parseLine(typed);
      if (item) return item;
      context.addIssue({ code: 'custom', message: stale });
      return z.NEVER;
    }),
  )
  .min(1, stale)
  .max(10, stale);

/** One entry for each person, in the order of the lines. */
const each = (longest: number) =>
  z.array(z.string().trim().max(longest, `Use at most ${longest} characters`)).max(200, stale);

const fields = z.object({
  formToken: z.uuid(stale),
  item: items,
  who: z.array(z.enum(['buyer', 'named', 'later'], stale)).max(200, stale),
  attendeeName: each(120),
  attendeeEmail: each(254),
  /** What somebody says they hold: `<person>:<prerequisite>` and, under the same number, in what words. */
  evidenceOf: z.array(z.string().regex(/^\d{1,2}:[0-9a-f-]{36}$/, stale)).max(200, stale),
  evidence: each(longestEvidence),
  /** Whose dietary and access notes these are, by number. */
  notesOf: z.array(z.coerce.number(stale).int(stale).min(0, stale).max(99, stale)).max(200, stale),
  dietary: each(300),
  access: each(300),
  buyerName: personName('Enter your name'),
  buyerEmail: email(),
  buyerPhone: optionalLine(40),
  organisationId: optionalLine(40).pipe(z.uuid(stale).nullable()),
  organisationName: optionalLine(160).refine((name) => name === null || isNoLink(name), noLink),
  abn: optionalLine(20).transform((typed, context) => {
    if (!typed) return null;
    const abn = parseAbn(typed);
    if (abn) return abn;
    context.addIssue({ code: 'custom', message: 'Not an ABN: it has eleven digits, and its check digits must fit' });
    return z.NEVER;
  }),
  billingAddress: optionalLine(240),
  purchaseOrder: optionalLine(60),
  paysBy: z.enum(['card', 'invoice'], stale).nullish(),
  useBalance: z.literal('yes').nullish(),
  voucherCode: optionalLine(40),
  terms: z.literal('yes', 'Read the terms and tick the box to accept them'),
  termsVersionId: z.uuid(stale),
  policyVersionId: z.array(z.uuid(stale)).max(10, stale),
  expectedTotalCents: z.coerce.number(stale).int(stale).min(0, stale).max(100_000_000, stale),
});

export type TypedBooking = z.output<typeof fields>;

/** Looked at also when other fields have faults, so that all are shown at once. */
const always = { when: () => true };

const isName = (typed = '') => typed !== '' && !/\p{Cc}/u.test(typed);
const isEmail = (typed = '') => z.email().safeParse(typed).success;

/** The booking form: who books, who attends, who pays. */
export const bookingForm = fields
  .superRefine((typed, context) => {
    const { item, who = [], attendeeName = [], attendeeEmail = [] } = typed as Partial<TypedBooking>;
    const fault = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const people = who.length;
    const isWhole = attendeeName.length === people && attendeeEmail.length === people;
    if (!isWhole || (item?.every(Boolean) && seatsIn(item) !== people)) return fault(['formToken'], stale);
    const positions = (item ?? []).flatMap(({ seats }) => Array.from({ length: seats }, (_, at) => at + 1));
    for (const [index, kind] of who.entries()) {
      if (kind !== 'named') continue;
      const say = (words: string) => (people > 1 ? ofPerson(positions[index] ?? index + 1, words) : words);
      if (!isName(attendeeName[index])) fault(['attendeeName', index], say(nameMissing));
      else if (!isNoLink(attendeeName[index] ?? '')) fault(['attendeeName', index], say(noLink));
      if (!isEmail(attendeeEmail[index])) fault(['attendeeEmail', index], say(emailMissing));
    }
  }, always)
  .refine((typed) => typed.evidence.length === typed.evidenceOf.length, { path: ['formToken'], error: stale })
  .refine(({ notesOf, dietary, access }) => notesOf.length === dietary.length && notesOf.length === access.length, {
    path: ['formToken'],
    error: stale,
  })
  .refine((typed) => !typed.abn || typed.organisationName || typed.organisationId, {
    path: ['organisationName'],
    error: 'Enter the organisation whose ABN this is',
    ...always,
  });
