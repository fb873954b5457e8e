import { timingSafeEqual } from 'node:crypto';
import { isId } from '#src/shared/ids.ts';

/** How often an open page reports that it is open. */
export const beatSeconds = 30;

/**
 * A silence of at most this long is no absence: networks change, phones sleep, browsers slow down what is in the background
 * (Chromium lets a hidden page run once a minute).
 */
export const silenceSeconds = 150;

/** What the server handed to a page, to be sent back with its next report. */
export interface Beat {
  seatId: string;
  sessionDayId: string;
  pageId: string;
  number: number;
  issuedAt: Date;
}

type Sign = (text: string) => string;

/** The beat as text that only the server can make. */
export function beatToken(beat: Beat, sign: Sign): string {
  const text = [beat.seatId, beat.sessionDayId, beat.pageId, beat.number, beat.issuedAt.getTime()].join('.');
  return `${text}.${sign(text)}`;
}

/** The beat that the server handed out with this text; null when it never did. */
export function readBeat(token: string, sign: Sign): Beat | null {
  const cut = token.lastIndexOf('.');
  const text = token.slice(0, cut);
  const [given, right] = [Buffer.from(token.slice(cut + 1)), Buffer.from(sign(text))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const [seatId = '', sessionDayId = '', pageId = '', number, issuedAt] = text.split('.');
  if (![seatId, sessionDayId, pageId].every(isId)) return null;
  return { seatId, sessionDayId, pageId, number: Number(number), issuedAt: new Date(Number(issuedAt)) };
}
