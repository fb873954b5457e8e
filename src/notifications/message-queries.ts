import { sql } from 'kysely';
import type { Db, Trx } from '#src/database.ts';
import { newId } from '#src/shared/ids.ts';
import type { MailFile, NewMessage, PaperRef } from './message.ts';

export interface MessageSummary {
  id: string;
  kind: string;
  toEmail: string;
  toName: string;
  subject: string;
  state: 'queued' | 'sending' | 'sent' | 'failed';
  attempts: number;
  lastError: string | null;
  queuedAt: Date;
  sentAt: Date | null;
  carriesSecret: boolean;
  restsOnConsent: boolean;
}

const summary = [
  'id',
  'kind',
  'toEmail',
  'toName',
  'subject',
  'state',
  'attempts',
  'lastError',
  'queuedAt',
  'sentAt',
  'carriesSecret',
  'restsOnConsent',
] as const;

/** Writes messages in the transaction of their cause; after the commit somebody wakes `deliver-messages`. Gives their ids. */
export async function queueMessages(trx: Trx, at: Date, messages: NewMessage[]): Promise<string[]> {
  if (messages.length === 0) return [];
  const rows = messages.map((message) => ({
    id: newId(),
    kind: message.kind,
    toEmail: message.to.email,
    toName: message.to.name,
    subject: message.subject,
    bodyText: message.text,
    bodyHtml: message.html,
    attachments: JSON.stringify(message.attachments ?? []),
    papers: JSON.stringify(message.papers ?? []),
    carriesSecret: message.carriesSecret ?? false,
    restsOnConsent: message.restsOnConsent ?? false,
    unsubscribeUrl: message.unsubscribeUrl ?? null,
    pointlessAfter: message.pointlessAfter ?? null,
    aboutType: message.about.type,
    aboutId: message.about.id,
    nextAttemptAt: at,
    queuedAt: at,
  }));
  await trx.insertInto('messages').values(rows).execute();
  return rows.map(({ id }) => id);
}

/** One message: see `queueMessages`. */
export async function queueMessage(trx: Trx, at: Date, message: NewMessage): Promise<string> {
  const [id = ''] = await queueMessages(trx, at, [message]);
  return id;
}

/** Messages that were given up, newest first, a page at a time. */
export async function listFailedMessages(
  db: Db,
  { offset, limit }: { offset: number; limit: number },
): Promise<MessageSummary[]> {
  return db
    .selectFrom('messages')
    .select(summary)
    .where('state', '=', 'failed')
    .orderBy('queuedAt', 'desc')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
}

/** Everything sent about these subjects (an order, its seats), oldest first, at most 200. */
export async function listMessagesAbout(
  db: Db,
  subjects: { type: string; ids: string[] }[],
): Promise<MessageSummary[]> {
  return db
    .selectFrom('messages')
    .select(summary)
    .where((eb) =>
      eb.or(subjects.map(({ type, ids }) => eb('aboutType', '=', type).and('aboutId', 'in', ids.length ? ids : ['']))),
    )
    .orderBy('queuedAt')
    .orderBy('id')
    .limit(200)
    .execute();
}

/**
 * Takes up to `limit` due messages for this worker. Rows another worker holds are skipped, and a taken message is due again
 * after `leaseUntil`, so that one whose worker died is sent all the same.
 */
export async function takeDueMessages(db: Db, now: Date, leaseUntil: Date, limit: number) {
  return db
    .updateTable('messages')
    .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1), nextAttemptAt: leaseUntil }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('messages')
        .select('id')
        .where('state', 'in', ['queued', 'sending'])
        .where('nextAttemptAt', '<=', now)
        .orderBy('nextAttemptAt')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'kind', 'toEmail', 'toName', 'subject', 'bodyText', 'bodyHtml', 'attempts', 'carriesSecret'])
    .returning('unsubscribeUrl')
    .returning((eb) => [
      eb.ref('attachments').$castTo<MailFile[]>().as('attachments'),
      eb.ref('papers').$castTo<PaperRef[]>().as('papers'),
    ])
    .execute();
}

/** The message has gone out. One that carried a way in, or rested on a consent, loses its body. */
export async function markMessageSent(db: Db, id: string, at: Date): Promise<void> {
  await db
    .updateTable('messages')
    .set({
      state: 'sent',
      sentAt: at,
      lastError: null,
      bodyText: sql`case when carries_secret or rests_on_consent then '' else body_text end`,
      bodyHtml: sql`case when carries_secret or rests_on_consent then '' else body_html end`,
    })
    .where('id', '=', id)
    .execute();
}

/** The attempt failed: tried again at `retryAt`, or given up when that is null. */
export async function markMessageNotSent(db: Db, id: string, error: string, retryAt: Date | null): Promise<void> {
  await db
    .updateTable('messages')
    .set({
      lastError: error.slice(0, 500),
      ...(retryAt ? { state: 'queued', nextAttemptAt: retryAt } : { state: 'failed' }),
    })
    .where('id', '=', id)
    .execute();
}

/** Drops what could not be sent before it became pointless. Gives how many there were. */
export async function dropPointlessMessages(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('messages')
    .where('pointlessAfter', '<=', now)
    .where('state', 'in', ['queued', 'sending'])
    .where('nextAttemptAt', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Drops what has not gone out of a kind that its reader has just stopped: nothing comes after that. */
export async function dropUnsentMessages(trx: Trx, { kind, about }: Pick<NewMessage, 'kind' | 'about'>): Promise<void> {
  await trx
    .deleteFrom('messages')
    .where('aboutType', '=', about.type)
    .where('aboutId', '=', about.id)
    .where('kind', '=', kind)
    .where('state', 'in', ['queued', 'failed'])
    .execute();
}

/** Puts a sent or given-up message back in the queue, unless it carries a secret or rests on a consent. Tells whether there was one. */
export async function requeueMessage(trx: Trx, id: string, now: Date): Promise<boolean> {
  const done = await trx
    .updateTable('messages')
    .set({ state: 'queued', attempts: 0, nextAttemptAt: now, sentAt: null, lastError: null })
    .where('id', '=', id)
    .where('state', 'in', ['sent', 'failed'])
    .where('carriesSecret', '=', false)
    .where('restsOnConsent', '=', false)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
