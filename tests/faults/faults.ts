/** What can go wrong, in the words of the table. */
export const faults = [
  'webhook dropped',
  'webhook doubled',
  'webhook late',
  'webhooks reordered',
  'Stripe says 500',
  'Stripe answers late',
  'Stripe’s answer lost',
  'killed (kill -9)',
  'connections cut',
] as const;
export type Fault = (typeof faults)[number];

/** What people do, in the words of the table. */
export const steps = [
  'books and goes to pay',
  'books a free seat',
  'books by invoice',
  'a bank transfer comes',
  'pays by card',
  'has a card declined',
  'agrees to a bank debit',
  'bank pays',
  'bank refuses',
  'lets the page expire',
  'gives the booking up',
  'moves a seat to another date',
  'cancels an own seat',
  'staff cancel a seat',
  'staff cancel with part of the price',
  'refund in the dashboard',
  'refund comes back',
  'dispute',
  'session called off',
  'chooses after it was called off',
  'joins the waiting list',
  'takes an offer',
  'declines an offer',
  'lets an offer run out',
] as const;
export type Step = (typeof steps)[number];
