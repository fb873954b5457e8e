import { expect, test } from 'vitest';
import { inTransaction } from '#src/database.ts';
import {
  composeMail,
  deliverMessages,
  listFailedMessages,
  type Mailer,
  type OutgoingMail,
  queueMessage,
  resendMessage,
} from '#src/notifications/index.ts';
import { ok, refuse } from '#src/shared/result.ts';
import { testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();

function postOffice(answer: () => Awaited<ReturnType<Mailer['send']>> = () => ok()) {
  const sent: OutgoingMail[] = [];
  const mailer: Mailer = {
    send: async (mail) => {
      const result = answer();
      if (result.ok) sent.push(mail);
      return result;
    },
  };
  const services = testCore(database.db);
  const renderPaper = async () => ({ filename: 'invoice.pdf', pdf: new Uint8Array([1]) });
  return { ...services, mailer, renderPaper, sent };
}

async function queued(services: ReturnType<typeof postOffice>, extra: object = {}) {
  const content = composeMail(services.site, 'Your seat is booked', [{ paragraph: 'Hello <b>you</b>' }]);
  return services.db.transaction().execute((trx) =>
    queueMessage(trx, services.clock.now(), {
      kind: 'order-confirmed',
      to: { email: 'maria@example.com', name: 'Maria' },
      about: { type: 'order', id: 'o1' },
      ...content,
      ...extra,
    }),
  );
}

test('a message goes out once, however often the worker looks', async () => {
  const services = postOffice();
  await queued(services, { papers: [{ kind: 'tax-document', id: 'd1' }] });
  expect(await deliverMessages(services)).toBe(1);
  expect(await deliverMessages(services)).toBe(0);
  expect(services.sent).toHaveLength(1);
  expect(services.sent[0]?.attachments).toHaveLength(1);
});

test('what people typed never becomes markup in a mail', async () => {
  const services = postOffice();
  expect(composeMail(services.site, 'x', [{ paragraph: '<script>1</script>' }]).html).not.toContain('<script>');
});

test('a message the server does not take is tried again later, then given up and shown to staff', async () => {
  const services = postOffice(() => refuse('not-sent', { detail: '451 try later' }));
  const id = await queued(services);
  for (let attempt = 1; attempt <= 7; attempt += 1) {
    await deliverMessages(services);
    services.clock.advance({ hours: 13 });
  }
  const failed = await listFailedMessages(services.db, { offset: 0, limit: 10 });
  expect(failed).toMatchObject([{ id, attempts: 7, lastError: '451 try later' }]);
});

test('an address that does not exist is given up at once, and can be sent again by hand', async () => {
  const services = postOffice(() => refuse('address-refused', { detail: '550 no such user' }));
  const id = await queued(services);
  await deliverMessages(services);
  expect(await resendMessage(services, { messageId: id, by: { kind: 'system' } })).toSucceed();
  expect(await resendMessage(services, { messageId: id, by: { kind: 'system' } })).toBeRefused('not-resendable');
});

test('a message that lets its reader in loses its body once it is out and is not sent again', async () => {
  const services = postOffice();
  const id = await queued(services, { carriesSecret: true });
  await deliverMessages(services);
  const row = await services.db
    .selectFrom('messages')
    .select(['bodyText', 'bodyHtml'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ bodyText: '', bodyHtml: '' });
  expect(await resendMessage(services, { messageId: id, by: { kind: 'system' } })).toBeRefused('not-resendable');
});

test('a returned refusal rolls the transaction back', async () => {
  const services = postOffice();
  const before = await services.db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const result = await inTransaction(services.db, async (trx) => {
    await queueMessage(trx, services.clock.now(), {
      kind: 'x',
      to: { email: 'a@example.com', name: '' },
      about: { type: 'order', id: '1' },
      subject: '',
      text: '',
      html: '',
    });
    return refuse('session-full');
  });
  expect(result).toBeRefused('session-full');
  const after = await services.db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(after).toEqual(before);
});
