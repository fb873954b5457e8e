/** The device's own clock: there may be no other to ask, and the server judges the times that it is sent. */
export function deviceTime(): Date {
  // eslint-disable-next-line no-restricted-syntax
  return new Date();
}

/** Whether the row is the one of this ticket, as it is printed, scanned or read out, or of this part of a name. */
export function isMeant({ dataset: { ticket = '', name = '' } }: HTMLElement, typed: string): boolean {
  const plain = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return plain(typed) === plain(ticket) || name.toLowerCase().includes(typed.trim().toLowerCase());
}
