import { expect, test } from 'vitest';
import { bookForOneself, chooseDate, enterBuyer, payByCard } from './steps/booking.ts';
import { useJourney } from './steps/journey.ts';
import { followMail, openMail } from './steps/mail.ts';

const journey = useJourney();

const declined = '4000 0000 0000 0002';

test('a buyer whose card is declined pays with another one on the same page', async () => {
  const buyer = await journey.aPerson();
  await buyer.goto(`${journey.url}/courses/psychrometry-by-hand`);
  await chooseDate(buyer, /Thebarton/);
  await bookForOneself(buyer, { name: 'Petra Vogel', email: 'petra@example.org' });
  await payByCard(buyer, declined);
  await buyer.getByText('Your card was declined. Try another card.').waitFor();
  await payByCard(buyer);
  await buyer.getByText('Paid and booked').waitFor();
  await openMail(journey, buyer, { to: 'petra@example.org', subject: /is confirmed$/ });
});

test('a buyer who left the payment page finds the way back to it, and pays once', async () => {
  const samir = { name: 'Samir Haddad', email: 'samir@example.org' };
  const course = `${journey.url}/courses/psychrometry-by-hand`;
  const buyer = await journey.aPerson();
  await buyer.goto(course);
  await chooseDate(buyer, /Welshpool/);
  await bookForOneself(buyer, samir);
  await buyer.getByRole('link', { name: 'Cancel and go back' }).click();
  await buyer.getByText('Your seats are kept while the payment page is open').waitFor();

  const otherDevice = await journey.aPerson();
  await otherDevice.goto(course);
  await chooseDate(otherDevice, /Welshpool/);
  await enterBuyer(otherDevice, samir);
  await otherDevice.getByLabel(/I have read and accept/).check();
  await otherDevice.getByRole('button', { name: /^Book and pay/ }).click();
  await otherDevice.getByRole('alert').waitFor();
  const mail = await openMail(journey, otherDevice, { to: samir.email, subject: /waits for its payment$/ });
  const order = await followMail(mail, 'Open your booking');
  await order.getByRole('button', { name: 'Go on to the payment page' }).click();
  await payByCard(order);
  await order.getByText('Paid and booked').waitFor();

  await buyer.getByRole('button', { name: 'Go on to the payment page' }).click();
  await buyer.getByText(/is paid|paid already|nothing (left )?to pay/i).waitFor();
  expect(await buyer.getByRole('button', { name: /^Pay/ }).count()).toBe(0);
});
