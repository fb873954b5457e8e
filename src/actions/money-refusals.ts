import type { SetInvoiceTermsRefused } from '#src/accounts/index.ts';
import type { compareOrder, RecordBankTransferRefused } from '#src/enrolment/index.ts';
import type { MarkRefundSentRefused, SendRefundAgainRefused } from '#src/orders/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { formatMoney } from '#src/shared/money.ts';
import type { RefusalOf } from '#src/shared/result.ts';
import { counterWords } from './counter-words.ts';
import { phrase, type WordsFor } from './refusal-words.ts';

type MoneyRefusal =
  | SendRefundAgainRefused
  | RecordBankTransferRefused
  | MarkRefundSentRefused
  | SetInvoiceTermsRefused
  | RefusalOf<typeof compareOrder>;

/** What staff are told about money that is looked into. */
const words: WordsFor<MoneyRefusal> = {
  ...counterWords,
  'refund-not-failed': { words: 'This refund has not failed, or it has been sent again already.', status: 409 },
  'nothing-to-send-back': ({ mostCents }) => ({
    words:
      mostCents === 0
        ? 'Nothing is left to send back: the money has gone another way, or the order costs more by now.'
        : `Only ${formatMoney(mostCents)} is left to send back. Refund that at the payment provider: it is noticed here.`,
    status: 409,
  }),
  'amount-malformed': { words: 'Enter an amount above 0', status: 422, field: 'amount' },
  'received-in-future': { words: 'That day has not come yet', status: 422, field: 'receivedOn' },
  'more-than-owed': ({ outstandingCents }) => ({
    words:
      outstandingCents === 0
        ? 'Nothing is owed on this order. If this did come, tick the box below: it goes back by bank.'
        : `Only ${formatMoney(outstandingCents)} is still owed. If so much did come, tick the box below: the rest goes back by bank.`,
    status: 422,
    field: 'amount',
  }),
  'refund-sent-already': ({ reference }) => ({
    words: `This refund was marked before${reference ? `, with the reference ${reference}` : ''}.`,
    status: 409,
  }),
  'gateway-unavailable': {
    words: 'The payment provider does not answer right now. Nothing was changed: try again in a minute.',
    status: 503,
  },
};

export function refusedMoney(refusal: MoneyRefusal): FormOutcome {
  return { refused: phrase(words, refusal) };
}
