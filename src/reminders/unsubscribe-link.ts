import type { Core } from '#src/core.ts';
import { isSameSecret } from '#src/shared/secrets.ts';

const purpose = 'stop-suggestions';

/** Where suggestions are stopped without signing in. Nothing is stored, and it works for ever: stopping twice does no harm. */
export function unsubscribeLink({ site, signature }: Pick<Core, 'site' | 'signature'>, personId: string): string {
  return `${site.url}/unsubscribe/${personId}.${signature(purpose, personId)}`;
}

/** Whose link it is; null for one that we never made. */
export function personOfUnsubscribeToken({ signature }: Pick<Core, 'signature'>, token: string): string | null {
  const [personId = '', key = ''] = token.split('.');
  return isSameSecret(signature(purpose, personId), key) ? personId : null;
}
