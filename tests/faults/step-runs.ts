import { agreeToDebit, bankAnswers, book, expire, giveUp, haveCardDeclined, payByCard } from './booking-steps.ts';
import type { Step } from './faults.ts';
import {
  bankTransferComes,
  callSessionOff,
  cancelOwn,
  chooseAfterChange,
  dispute,
  moveSeat,
  refundComesBack,
  refundInDashboard,
  staffCancel,
} from './office-steps.ts';
import type { Act } from './schedule.ts';
import { declineOffer, joinWaitingList, letOfferRunOut, takeOffer } from './waiting-steps.ts';
import type { Buyer, World } from './world.ts';

/** How each step is done. False: it did not apply, and nothing was done. */
export const stepRuns: Record<Step, (world: World, buyer: Buyer, act: Act) => Promise<boolean>> = {
  'books and goes to pay': book,
  'books a free seat': book,
  'books by invoice': book,
  'a bank transfer comes': bankTransferComes,
  'pays by card': payByCard,
  'has a card declined': haveCardDeclined,
  'agrees to a bank debit': agreeToDebit,
  'bank pays': bankAnswers('succeeded'),
  'bank refuses': bankAnswers('failed'),
  'lets the page expire': expire,
  'gives the booking up': giveUp,
  'moves a seat to another date': moveSeat,
  'cancels an own seat': cancelOwn,
  'staff cancel a seat': staffCancel('all'),
  'staff cancel with part of the price': staffCancel('part'),
  'refund in the dashboard': refundInDashboard,
  'refund comes back': refundComesBack,
  dispute,
  'session called off': callSessionOff,
  'chooses after it was called off': chooseAfterChange,
  'joins the waiting list': joinWaitingList,
  'takes an offer': takeOffer,
  'declines an offer': declineOffer,
  'lets an offer run out': letOfferRunOut,
};
