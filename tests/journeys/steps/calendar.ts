/** The first event of a calendar file: its properties by name, parameters included: `DTSTART;TZID=…` is one name. */
export function readCalendar(file: Buffer): Record<string, string> {
  const lines = file
    .toString('utf8')
    .replaceAll(/\r?\n /g, '')
    .split(/\r?\n/);
  const event = lines.slice(lines.indexOf('BEGIN:VEVENT') + 1, lines.indexOf('END:VEVENT'));
  return Object.fromEntries(
    event.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}
