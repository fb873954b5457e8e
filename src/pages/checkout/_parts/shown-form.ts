import type { FormFault, FormState } from '#src/shared/forms.ts';
import { isId } from '#src/shared/ids.ts';

const hidden = ['formToken', 'courseId', 'sessionId', 'termsVersionId', 'expectedTotalCents'];

/** The faults of a booking form by the ids of its fields, those of hidden fields once and at its head; and its token. */
export function shownForm(form: FormState): { errors: FormFault[]; formToken: string } {
  const stale = form.errors.find(({ field }) => field && hidden.includes(field));
  const beside = form.errors.filter(({ field }) => !field || !hidden.includes(field));
  const token = form.value('formToken');
  return {
    errors: [
      ...(stale ? [{ message: stale.message }] : []),
      ...beside.map((fault) => (fault.field ? { ...fault, field: idOf(fault.field) } : fault)),
    ],
    formToken: isId(token) ? token : crypto.randomUUID(),
  };
}

function idOf(field: string): string {
  return field.replace(/^(attendeeName|attendeeEmail)\[(\d+)\]$/, '$1-$2');
}
