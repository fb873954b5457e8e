import { argon2Passwords } from '#src/adapters/argon2-passwords.ts';
import { postgresRateLimits } from '#src/adapters/postgres-rate-limits.ts';
import { confirmSignUp, findViewer, signUp, type Viewer } from '#src/accounts/index.ts';
import type { Db } from '#src/database.ts';
import { testCore } from '#tests/support/core.ts';

export type Story = ReturnType<typeof accountStory>;

export const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1';
export const goodPassword = 'drying-is-a-science';

/** Accounts with real hashes, limits and rows. */
export function accountStory(db: Db) {
  return { ...testCore(db), passwords: argon2Passwords(), rateLimits: postgresRateLimits(db) };
}

/** Mails to this address, oldest first. */
export async function mailTo(story: Story, email: string) {
  return story.db
    .selectFrom('messages')
    .select(['kind', 'subject', 'bodyText', 'carriesSecret', 'toName'])
    .where('toEmail', '=', email)
    .orderBy('queuedAt')
    .execute();
}

/** The token of the newest link that this address got. */
export async function tokenSentTo(story: Story, email: string, kind: string): Promise<string> {
  const mail = (await mailTo(story, email)).findLast((each) => each.kind === kind);
  const token = /[?&]token=([\w-]+)/.exec(mail?.bodyText ?? '')?.[1];
  if (!token) throw new Error(`${email} got no ${kind}`);
  return token;
}

export async function journalOf(story: Story, personId: string): Promise<string[]> {
  const lines = await story.db
    .selectFrom('journalEntries')
    .select('action')
    .where('subjectId', '=', personId)
    .orderBy('id')
    .execute();
  return lines.map(({ action }) => action);
}

/** Somebody who signed up, confirmed and is signed in. */
export async function aMember(
  story: Story,
  email: string,
  name = 'Maria Papadopoulos',
): Promise<Viewer & { cookie: string }> {
  await signUp(story, { name, email, password: goodPassword, ip: email });
  const token = await tokenSentTo(story, email, 'confirm-sign-up');
  const confirmed = await confirmSignUp(story, { token, userAgent });
  if (!confirmed.ok) throw new Error(confirmed.reason);
  const cookie = confirmed.value.cookie.value;
  const viewer = await findViewer(story, cookie);
  if (!viewer) throw new Error('nobody is signed in');
  return { ...viewer, cookie };
}
