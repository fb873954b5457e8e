import { statusListLength } from './badge-credential.ts';

/** The kept pages that change when a certificate no longer stands: its own, and the status list that its badge is in. */
export function tagsOfFallen({ number, statusListIndex }: { number: string; statusListIndex: number }): string[] {
  return [`certificate:${number}`, statusListTag(Math.floor(statusListIndex / statusListLength))];
}

export function statusListTag(list: number): string {
  return `badge-status:${list}`;
}
