import { z } from 'astro/zod';
import {
  type CourseDetails,
  disciplineNames,
  kindNames,
  levelNames,
  parseAlsoPay,
  parseOutline,
} from '#src/catalogue/index.ts';
import {
  column,
  dollarsField,
  lines,
  optionalDollars,
  optionalWhole,
  readText,
  text,
  whole,
} from './counter-fields.ts';
import { line, optionalLine } from './fields.ts';

const oneOf = <Key extends string>(names: Record<Key, unknown>, missing: string) =>
  z.enum(Object.keys(names) as [Key, ...Key[]], missing);

const details = {
  title: line('Give the course a title', 120),
  slug: line('Give the course an address', 80).refine(
    (slug) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug),
    'Use small letters, digits and single hyphens: drying-timber-floors',
  ),
  kind: oneOf(kindNames, 'Choose a kind'),
  discipline: oneOf(disciplineNames, 'Choose a discipline'),
  level: oneOf(levelNames, 'Choose a level'),
  summary: text(300),
  description: text(20_000),
  outcomes: lines(),
  outline: readText(parseOutline, '“Title | minutes”, or “- point” below one'),
  whatToBring: lines(),
  alsoPay: readText(parseAlsoPay, '“What | to whom | dollars”; leave the dollars out when they are not known'),
  durationMinutes: whole('Enter the length in minutes', { min: 1, max: 100_000 }),
  price: dollarsField('Enter the price in dollars, such as 385.00; 0 for a free course'),
  deposit: optionalDollars(),
  balanceDueDays: optionalWhole(365),
  liveStreamSeats: optionalWhole(5_000),
  presenceChecksPerHour: optionalWhole(12),
  presenceAnswersPercent: optionalWhole(100),
  countersignNeeded: z.boolean(),
  recordingEarnsCredit: z.boolean(),
  examWithinDays: optionalWhole(365),
  gst: z.enum(['taxable', 'gst-free'], 'Choose how GST applies'),
  accessDays: optionalWhole(3_650),
  attendancePercent: whole('Enter a percentage from 1 to 100', { min: 1, max: 100 }),
  seriesName: optionalLine(80),
  seriesPart: optionalWhole(99),
  policyId: z.uuid('Choose a cancellation policy'),
  prerequisiteNeeds: column(80),
  prerequisiteRule: column(20),
  prerequisiteNote: column(300),
  preparesFor: z.array(z.string().max(80)).max(60),
};

/** The form of a course; edits carry more beside it. */
export function courseForm<Besides extends z.ZodRawShape>(besides: Besides) {
  return z.object({ ...details, ...besides }).superRefine((typed, { addIssue }) => {
    const said = typed as unknown as CourseFields;
    const ask = (path: (string | number)[], message: string) => addIssue({ code: 'custom', path, message });
    if (said.seriesName && !said.seriesPart) ask(['seriesPart'], 'Say which part of the series this is');
    if (said.seriesPart && !said.seriesName) ask(['seriesName'], 'Name the series, or leave the part empty');
    if (said.deposit !== null && said.balanceDueDays === null)
      ask(['balanceDueDays'], 'Say how many days before the start the rest is due');
    if (said.deposit === null && said.balanceDueDays !== null)
      ask(['deposit'], 'Enter the deposit, or leave the days empty');
    if (said.deposit !== null && (said.deposit === 0 || said.deposit >= said.price))
      ask(['deposit'], 'A deposit is more than nothing and less than the price');
    if ((said.presenceChecksPerHour === null) !== (said.presenceAnswersPercent === null))
      ask(['presenceAnswersPercent'], 'Say both how often is asked and what part is answered, or neither');
    for (const [row, needs] of said.prerequisiteNeeds.entries()) {
      const note = said.prerequisiteNote[row] ?? '';
      if (needs && !readNeed(needs)) ask(['prerequisiteNeeds', row], 'Choose from the list');
      if (!needs && note) ask(['prerequisiteNeeds', row], 'Choose what is needed, or clear the note');
      if (needs && !note) ask(['prerequisiteNote', row], 'Say in a sentence what is needed and how it is shown');
    }
  });
}

type CourseFields = z.output<z.ZodObject<typeof details>>;

const prerequisiteRules = ['certificate', 'declaration', 'advisory'] as const;

/** The details that the fields say. */
export function courseDetailsOf(typed: CourseFields): CourseDetails {
  const {
    price,
    deposit,
    balanceDueDays,
    liveStreamSeats,
    presenceChecksPerHour,
    presenceAnswersPercent,
    seriesName,
    seriesPart,
    prerequisiteNeeds,
    prerequisiteRule,
    prerequisiteNote,
    ...rest
  } = typed;
  const { slug, title, kind, discipline, level, summary, description, outcomes, outline, whatToBring } = rest;
  const { alsoPay, durationMinutes, gst, accessDays, attendancePercent, policyId, preparesFor } = rest;
  const { countersignNeeded, examWithinDays, recordingEarnsCredit } = rest;
  return {
    ...{ slug, title, kind, discipline, level, summary, description, outcomes, outline, whatToBring },
    ...{ alsoPay, durationMinutes, gst, accessDays, attendancePercent, policyId, preparesFor },
    ...{ countersignNeeded, examWithinDays, recordingEarnsCredit },
    priceCents: price,
    depositCents: deposit,
    balanceDueDays,
    liveStreamSeats,
    presenceChecksPerHour,
    presenceAnswersPercent,
    series: seriesName && seriesPart ? { name: seriesName, part: seriesPart } : null,
    prerequisites: prerequisiteNeeds.flatMap((needs, row) => {
      const need = readNeed(needs);
      const rule = prerequisiteRules.find((known) => known === prerequisiteRule[row]) ?? 'declaration';
      return need ? [{ ...need, rule, note: prerequisiteNote[row] ?? '' }] : [];
    }),
  };
}

/** "designation:wrt" or "course:<id>". */
function readNeed(needs: string) {
  const [what, id = ''] = [needs.slice(0, needs.indexOf(':')), needs.slice(needs.indexOf(':') + 1)];
  if (what === 'designation' && id) return { designationId: id, courseId: null };
  return what === 'course' && z.uuid().safeParse(id).success ? { designationId: null, courseId: id } : null;
}
