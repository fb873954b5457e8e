import { beforeEach, describe, expect, test } from 'vitest';
import { aCourse, aPerson } from '#tests/support/builders.ts';
import { stoppedClock } from '#tests/support/core.ts';
import { useSite } from '#tests/support/site.ts';
import { aVisitor } from '#tests/support/visitor.ts';
import { book, countOrders, type Fields, hiddenFields, openForm, openShop, typed } from './checkout-story.ts';
import { add, aWorkshop, change } from './cart-story.ts';

const clock = stoppedClock();
const site = useSite({ clock });
const visitor = () => aVisitor(site());

beforeEach(() => openShop(site()));

describe('the checkout', () => {
  test('books several courses and people at once, some of them named later, as one order', async () => {
    const [dry, mould] = [await aWorkshop(site(), 'Drying floors'), await aWorkshop(site(), 'Mould basics')];
    const buyer = visitor();
    await add(buyer, dry);
    await add(buyer, mould);
    await change(buyer, dry, [['seats', '2']]);
    const { hidden, send } = await openForm(buyer, `session=${dry.id}`);
    const sent = await send(
      typed(hidden, {
        who: ['named', 'later', 'buyer'],
        attendeeName: ['Ann Attends', '', ''],
        attendeeEmail: ['ann@example.com', '', ''],
        notesOf: ['0', '1', '2'],
        dietary: ['No nuts', '', ''],
        access: ['', '', ''],
        billingAddress: '1 Pier Street, Perth WA 6000',
      }),
    );
    expect(sent.status).toBe(303);
    const { db } = site().services;
    const seats = await db
      .selectFrom('seats')
      .select(['attendeeEmail', 'courseId', 'claimBy', 'seats.orderId'])
      .where('sessionId', 'in', [dry.id, mould.id])
      .execute();
    expect(new Set(seats.map(({ orderId }) => orderId)).size).toBe(1);
    expect(seats.map(({ attendeeEmail, courseId }) => [attendeeEmail, courseId]).sort()).toEqual(
      [
        ['ann@example.com', dry.courseId],
        ['olive@example.com', mould.courseId],
        [null, dry.courseId],
      ].sort(),
    );
    expect(seats.find(({ attendeeEmail }) => attendeeEmail === null)?.claimBy).toBeInstanceOf(Date);
    expect((await buyer.get('/cart')).text).toContain('Nothing in it yet');
  });

  test('keeps all that was typed when a person is added or left out', async () => {
    const dry = await aWorkshop(site(), 'Drying floors');
    const before = await countOrders(site());
    const { hidden, press } = await openForm(visitor(), `session=${dry.id}`);
    const fields = typed(hidden, { purchaseOrder: 'PO-9', notesOf: '0', dietary: 'No nuts', access: '' });
    const more = await press('add:0', fields);
    expect(more.status).toBe(200);
    for (const words of ['The 2 people who attend', 'Ann Attends', 'ann@example.com', 'PO-9', 'No nuts', '$770.00'])
      expect(more.text).toContain(words);
    const two = hiddenFields(more.text).filter(([name]) => !['notesOf', 'evidenceOf'].includes(name));
    const fewer = await press('remove:0', [
      ...two,
      ...([
        ['who', 'named'],
        ['who', 'named'],
        ['attendeeName', 'Ann'],
        ['attendeeName', 'Ben Stays'],
      ] satisfies Fields),
      ...([
        ['attendeeEmail', 'ann@example.com'],
        ['attendeeEmail', 'ben@example.com'],
      ] satisfies Fields),
    ]);
    expect(fewer.text).toContain('Ben Stays');
    expect(fewer.text).not.toContain('ann@example.com');
    expect(fewer.text).toContain('$385.00');
    expect(await countOrders(site())).toBe(before);
  });

  test('shows who lacks a prerequisite beside that person, and takes a declaration with evidence', async () => {
    const { db } = site().services;
    const dry = await aWorkshop(site(), 'Structural drying');
    const { courseId } = dry;
    const required = await aCourse(db, { title: 'Water damage' });
    const id = crypto.randomUUID();
    await db
      .insertInto('coursePrerequisites')
      .values({ id, courseId, rule: 'declaration', requiredCourseId: required.id, note: 'Water damage first.' })
      .execute();
    const two = {
      who: ['named', 'named'],
      attendeeName: ['Ann Attends', 'Ben Beside'],
      attendeeEmail: ['ann@example.com', 'ben@example.com'],
      evidenceOf: [`0:${id}`, `1:${id}`],
    };
    const refused = await book(visitor(), `session=${dry.id}`, { ...two, evidence: ['WRT 123, Dry School, 2024', ''] });
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/id="who-1-error"[\s\S]{0,80}Ben Beside needs/);
    expect(refused.text).not.toContain('id="who-0-error"');
    expect(refused.text).toContain('WRT 123, Dry School, 2024');
    const both = ['WRT 123, Dry School, 2024', 'WRT 124, Dry School, 2024'];
    expect((await book(visitor(), `session=${dry.id}`, { ...two, evidence: both })).status).toBe(303);
  });

  test('asks again when the price has changed, with the new one', async () => {
    const dry = await aWorkshop(site(), 'Drying floors');
    const { hidden, send } = await openForm(visitor(), `session=${dry.id}`);
    const { db } = site().services;
    await db.updateTable('courses').set({ priceCents: 40_000 }).where('id', '=', dry.courseId).execute();
    const { status, text } = await send(typed(hidden));
    expect(status).toBe(409);
    expect(text).toContain('The price has changed to $400.00');
    expect(text).toContain('Book and pay $400.00');
    expect(text).toContain('value="40000"');
  });

  test('opens for a link of old, with what is in the cart already', async () => {
    const [dry, mould] = [await aWorkshop(site(), 'Drying floors'), await aWorkshop(site(), 'Mould basics')];
    const buyer = visitor();
    await add(buyer, mould);
    for (let time = 0; time < 2; time += 1)
      expect(await buyer.get(`/checkout/new?session=${dry.id}`)).toMatchObject({ status: 303, to: '/checkout' });
    const { text } = await buyer.get('/checkout');
    expect(text).toContain('Who attends Drying floors');
    expect(text).toContain('Who attends Mould basics');
  });
});

describe('booking for an organisation', () => {
  async function aBooker(role: 'booker' | 'viewer') {
    const { db, passwords } = site().services;
    const password = 'drying-is-a-science';
    const person = await aPerson(db, 'Olive Office', { passwordHash: await passwords.hash(password) });
    const id = crypto.randomUUID();
    const createdAt = clock.now();
    const identity = {
      name: 'Dry & Sons Pty Ltd',
      abn: null,
      billingEmail: null,
      billingAddress: '1 Pier Street, Perth',
    };
    await db
      .insertInto('organisations')
      .values({ id, ...identity, createdAt })
      .execute();
    await db
      .insertInto('organisationMemberships')
      .values({ organisationId: id, personId: person.id, role, createdAt })
      .execute();
    const signedIn = visitor();
    await signedIn.post('/sign-in?_action=accounts.signIn', { email: person.email, password, to: '/my' });
    return { id, signedIn };
  }

  test('takes its name and address for the invoice, also above $1,000', async () => {
    const { id, signedIn } = await aBooker('booker');
    const dry = await aWorkshop(site(), 'Drying floors', {}, 120_000);
    const { text, send, hidden, press } = await openForm(signedIn, `session=${dry.id}`);
    expect(text).toContain('Dry &amp; Sons Pty Ltd');
    const shown = await press('organisation', typed(hidden, { organisationId: id }));
    expect(shown.text).toContain('The invoice is made out to Dry &amp; Sons Pty Ltd, 1 Pier Street, Perth');
    expect((await send(typed(hidden, { organisationId: id }))).status).toBe(303);
    const { db } = site().services;
    const order = await db
      .selectFrom('orders')
      .select(['organisationName', 'billingAddress'])
      .where('organisationId', '=', id)
      .executeTakeFirst();
    expect(order).toEqual({ organisationName: 'Dry & Sons Pty Ltd', billingAddress: '1 Pier Street, Perth' });
  });

  test('is refused to whoever may only look, and to strangers', async () => {
    const { id, signedIn } = await aBooker('viewer');
    const dry = await aWorkshop(site(), 'Drying floors');
    for (const who of [signedIn, visitor()]) {
      const { text, send, hidden } = await openForm(who, `session=${dry.id}`);
      expect(text).not.toContain('Dry &amp; Sons');
      const { status, text: refused } = await send(typed(hidden, { organisationId: id }));
      expect(status).toBe(403);
      expect(refused).toContain('Only its owner and bookers');
    }
  });
});
