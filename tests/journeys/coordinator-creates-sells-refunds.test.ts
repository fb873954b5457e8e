import { expect, test } from 'vitest';
import { acceptAndPay, chooseDate, enterPeople, payByCard } from './steps/booking.ts';
import { approveCredit, cancelSeat, planSession, writeCourse } from './steps/counter.ts';
import { useJourney } from './steps/journey.ts';
import { followMail, openMail, readMail, takeFile } from './steps/mail.ts';
import { signIn } from './steps/signing-in.ts';

const journey = useJourney();

const title = 'Drying timber floors by feel';
const buyer = { name: 'Petra Vogel', email: 'petra@example.org' };
const anna = { name: 'Anna Kovač', email: 'anna@example.org' };
const ben = { name: 'Ben Osei', email: 'ben@example.org' };

test('a coordinator creates a course with its credit and a date, sells it, and refunds part of a seat', async () => {
  const staff = await journey.aPerson();
  await staff.goto(`${journey.url}/staff`);
  await signIn(staff, 'staff@example.com');
  await writeCourse(staff, { title, price: '165' });
  await approveCredit(staff, { type: /^IICRC CEC \(60/, units: '3.5', from: '2026-01-01' });
  await staff.getByRole('button', { name: 'Publish', exact: true }).click();
  await staff.getByText('Published: the public sees it now.').waitFor();
  await planSession(staff, { venue: /Hobart|Moonah/, day: '2027-02-10', trainer: 'Dana Whitlock' });
  await staff.getByRole('button', { name: 'Put on sale' }).click();
  await staff.getByText('On sale', { exact: true }).waitFor();

  const visitor = await journey.aPerson();
  await visitor.goto(`${journey.url}/courses?q=timber+floors`);
  await visitor.getByRole('link', { name: title }).click();
  await chooseDate(visitor, /10 Feb 2027/);
  await enterPeople(visitor, buyer, [anna, ben]);
  await acceptAndPay(visitor);
  await payByCard(visitor);
  await visitor.getByText('Paid and booked').waitFor();

  await staff.getByRole('link', { name: 'Roster' }).click();
  await staff.getByRole('link', { name: `Cancel seat of ${ben.name}` }).click();
  await cancelSeat(staff, { reason: 'Broken ankle', refund: '120.50' });

  const mail = await openMail(journey, visitor, { to: buyer.email, subject: `Cancelled: ${ben.name} in ${title}` });
  expect(await readMail(mail)).toContain('$120.50 goes back');
  expect((await takeFile(mail, /\.pdf$/)).subarray(0, 5).toString()).toBe('%PDF-');
  await openMail(journey, visitor, { to: ben.email, subject: `Cancelled: ${title}` });
  const order = await followMail(mail, 'Open your booking');
  await order.getByRole('link', { name: /^Adjustment note .+ \(PDF\)$/ }).waitFor();
  await expect
    .poll(
      async () => {
        await order.reload();
        return order.getByRole('complementary').innerText();
      },
      { timeout: 10_000, interval: 200 },
    )
    .toMatch(/Refunded\s+\$120\.50/);
});
