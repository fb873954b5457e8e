import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { stopSuggestions } from './stop-suggestions.ts';
import { personOfUnsubscribeToken } from './unsubscribe-link.ts';

type StopSuggestionsByLinkRefused = { reason: 'bad-unsubscribe-link' };

/** Stops suggestions for whoever holds the link of one, signed in or not. Refused for a link that we did not sign. */
export async function stopSuggestionsByLink(
  services: Core,
  { token }: { token: string },
): Promise<Result<undefined, StopSuggestionsByLinkRefused>> {
  const personId = personOfUnsubscribeToken(services, token);
  if (!personId) return refuse('bad-unsubscribe-link');
  await stopSuggestions(services, { by: { personId }, from: 'link' });
  return ok();
}
