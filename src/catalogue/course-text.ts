import type { CourseDetails } from './course-details.ts';

type Outline = CourseDetails['outline'];
type AlsoPay = CourseDetails['alsoPay'];

/** A line of a text box that could not be read, counted from 1. */
type UnreadableLine = { line: number; text: string };

/** The lines of a text box that say something. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** An outline as a text box shows it: "Reading meters | 90", and a line "- …" for each point below. */
export function outlineText(outline: Outline): string {
  return outline
    .map(({ title, minutes, points }) => [`${title} | ${minutes}`, ...points.map((point) => `- ${point}`)].join('\n'))
    .join('\n\n');
}

/** The outline in a text box, or the first line that does not say how long its part takes. */
export function parseOutline(text: string): Outline | UnreadableLine {
  const outline: Outline = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const said = line.trim();
    if (!said) continue;
    const part = /^(.+?)\s*\|\s*(\d{1,4})\s*(?:min(?:utes)?\.?)?$/.exec(said);
    const last = outline.at(-1);
    if (/^[-•*]\s/.test(said) && last) last.points.push(said.slice(1).trim());
    else if (part?.[1] && Number(part[2]) > 0) outline.push({ title: part[1], minutes: Number(part[2]), points: [] });
    else return { line: index + 1, text: said };
  }
  return outline;
}

/** What the learner pays to others as a text box shows it: "Exam fee | IICRC | 70", without the amount when it is not known. */
export function alsoPayText(alsoPay: AlsoPay): string {
  return alsoPay
    .map(({ label, to, cents }) => [label, to, ...(cents === null ? [] : [dollars(cents)])].join(' | '))
    .join('\n');
}

/** What the learner pays to others, or the first line that is not "what | to whom | dollars". */
export function parseAlsoPay(text: string): AlsoPay | UnreadableLine {
  const fees: AlsoPay = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const said = line.trim();
    if (!said) continue;
    const [label, to, amount = '', ...more] = said.split('|').map((part) => part.trim());
    const cents = amount === '' ? null : parseDollars(amount);
    if (!label || !to || more.length > 0 || (amount !== '' && cents === null)) return { line: index + 1, text: said };
    fees.push({ label, to, cents });
  }
  return fees;
}

/** "385.00" as cents, or null: "$" and thousands commas may stand, half cents may not. */
export function parseDollars(text: string): number | null {
  const amount = /^\$?\s*(\d{1,6}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!amount?.[1]) return null;
  return Number(amount[1].replaceAll(',', '')) * 100 + Number((amount[2] ?? '').padEnd(2, '0'));
}

/** 38500 as "385.00", for a text box. */
export function dollars(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
