import type { Core } from '#src/core.ts';
import { idFrom } from '#src/shared/ids.ts';

/** Who admits somebody where, by which form. */
interface WalkInForm {
  personId: string;
  sessionId: string;
  formToken: string;
}

/**
 * The form token under which a walk-in's order is kept. It is made of trainer, session and form, and cannot be made elsewhere:
 * the form's own token, which stands in an address, opens nobody else's booking.
 */
export function walkInToken(
  { signature }: Pick<Core, 'signature'>,
  { personId, sessionId, formToken }: WalkInForm,
): string {
  return idFrom(signature('walk-in', `${personId} ${sessionId} ${formToken}`));
}
