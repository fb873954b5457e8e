import { deviceTime } from './door-parts.ts';

/** The numbers of the session's days, as the door carries them. */
export function daysOf(door: DOMStringMap): string[] {
  return Object.keys(datesOf(door));
}

/** Whether this day is today where the session is. */
export function isDayToday(door: DOMStringMap, day: string): boolean {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: door['zone'] }).format(deviceTime());
  return datesOf(door)[day]?.includes(today) ?? false;
}

/** Kept pages are opened by whatever day was on them: goes to today's where that is another one of them, and tells so. */
export function goToToday({ dataset }: HTMLElement): boolean {
  const isToday = (day: string) => isDayToday(dataset, day);
  const today = daysOf(dataset).find(isToday);
  if (!today || isToday(dataset['day'] ?? '') || new URLSearchParams(location.search).has('day')) return false;
  location.replace(`?day=${today}`);
  return true;
}

/** A page that was kept on an earlier day hides its list until then: there may be no network to fetch it anew. */
export function openWhenItHasCome(door: HTMLElement): void {
  if (!isDayToday(door.dataset, door.dataset['day'] ?? '')) return;
  door.querySelector('.ahead')?.remove();
  door.querySelector('form[hidden]')?.removeAttribute('hidden');
}

/** The dates of each day: two where it goes past midnight. */
function datesOf(door: DOMStringMap): Record<string, string[]> {
  return JSON.parse(door['dates'] ?? '{}') as Record<string, string[]>;
}
