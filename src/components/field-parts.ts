/** The id of a field's control, from its name: `attendees[0].email` → `attendees-0-email`. ErrorSummary links to it. */
export function fieldId(name: string): string {
  return name.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** The value of aria-describedby: the fault is read before the hint. */
export function describedBy(
  id: string,
  notes: { hint?: string | undefined; error?: string | undefined },
): string | undefined {
  return [notes.error && `${id}-error`, notes.hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
}
