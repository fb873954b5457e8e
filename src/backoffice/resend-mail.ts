import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { resendMessage } from '#src/notifications/index.ts';
import { isId } from '#src/shared/ids.ts';
import { refuse, type Result } from '#src/shared/result.ts';
import { mayUseCounter, type NotAllowed } from './sight.ts';

export type ResendMailRefused = NotAllowed | { reason: 'not-resendable' };

/** Sends a message again as it was. One that is still on its way is refused, so a double click sends it once. */
export async function resendMail(
  services: Core,
  { by, messageId }: { by: Viewer; messageId: string },
): Promise<Result<undefined, ResendMailRefused>> {
  if (!mayUseCounter(by)) return refuse('not-allowed');
  if (!isId(messageId)) return refuse('not-resendable');
  return resendMessage(services, { messageId, by: { kind: 'person', personId: by.personId } });
}
