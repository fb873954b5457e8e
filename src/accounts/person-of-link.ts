/** Whose link it is. All but those of sign-ups are written for a person; one without is a bug. */
export function personOf({ personId }: { personId: string | null }): string {
  if (!personId) throw new Error('The link belongs to nobody');
  return personId;
}
