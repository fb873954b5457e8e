import { timingSafeEqual } from 'node:crypto';

/** A code stands on the trainer's screen for so long, and is taken for as long again: whoever types it needs a moment. */
const codeSeconds = 30;
const digits = 6;

type Sign = (text: string) => string;

/** The code of a session's day at this moment, and until when the screen shows it. It cannot be known before. */
export function doorCode(sessionDayId: string, now: Date, sign: Sign): { code: string; until: Date } {
  const step = stepAt(now);
  return { code: codeOf(sessionDayId, step, sign), until: new Date((step + 1) * codeSeconds * 1000) };
}

/** Whether this is the code that the screen shows, or the one that it showed just before. */
export function isDoorCode(
  typed: string,
  { sessionDayId, now }: { sessionDayId: string; now: Date },
  sign: Sign,
): boolean {
  const plain = Buffer.from(typed.replace(/\s/g, ''));
  return [stepAt(now), stepAt(now) - 1].some((step) => {
    const right = Buffer.from(codeOf(sessionDayId, step, sign));
    return plain.length === right.length && timingSafeEqual(plain, right);
  });
}

function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / codeSeconds);
}

function codeOf(sessionDayId: string, step: number, sign: Sign): string {
  const bytes = Buffer.from(sign(`${sessionDayId} ${step}`), 'base64url');
  return String(bytes.readUInt32BE(0) % 10 ** digits).padStart(digits, '0');
}
