import { z } from 'astro/zod';
import { addPriceRule, addVoucher, switchOffPriceRule, switchOffVoucher } from '#src/orders/index.ts';
import { optionalDate, optionalDollars, optionalWhole, text } from './counter-fields.ts';
import { line, optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { refusedPrice } from './price-refusals.ts';
import { whenSignedIn } from './signed-in.ts';

/** "course:<id>", "session:<id>", or nothing for everything. */
const where = z
  .string()
  .nullish()
  .transform((typed, context) => {
    const [, what, id = ''] = /^(course|session):(.+)$/.exec(typed ?? '') ?? [];
    if (typed && !z.uuid().safeParse(id).success) {
      context.addIssue({ code: 'custom', message: 'Choose from the list' });
      return z.NEVER;
    }
    return { courseId: what === 'course' ? id : null, sessionId: what === 'session' ? id : null };
  });

/** What is taken off a seat; more than nothing. */
const off = {
  percent: optionalWhole(100),
  amount: optionalDollars().refine((cents) => cents !== 0, 'Enter more than nothing, or leave it empty'),
};

/** Forms by which staff make prices: rules and vouchers, which are never edited. */
export const prices = {
  addRule: formAction(
    z.object({
      ruleId: z.uuid(),
      kind: z.enum(['early-bird', 'group', 'member'], 'Choose a kind'),
      label: line('Give it the name that buyers read', 60),
      ...off,
      where,
      daysBefore: optionalWhole(365),
      minSeats: optionalWhole(20).refine((seats) => seats !== 1, 'A group has at least two people'),
      organisation: optionalLine(200),
    }),
    async ({ ruleId, amount, where: holds, ...typed }, context) =>
      whenSignedIn(context, async (by) => {
        const details = { ...typed, ...holds, amountCents: amount };
        const result = await addPriceRule(context.locals.services, { by, ruleId, details });
        return result.ok ? { to: '/staff/prices?done=rule' } : refusedPrice(result);
      }),
  ),

  switchOffRule: formAction(z.object({ ruleId: z.uuid() }), async ({ ruleId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await switchOffPriceRule(context.locals.services, { by, ruleId });
      return result.ok ? { to: '/staff/prices?done=rule-off' } : refusedPrice(result);
    }),
  ),

  addVoucher: formAction(
    z.object({
      voucherId: z.uuid(),
      code: optionalLine(40),
      ...off,
      where,
      maxUses: optionalWhole(100_000),
      maxUsesPerPerson: optionalWhole(1_000),
      firstDay: optionalDate(),
      lastDay: optionalDate(),
      note: text(500),
    }),
    async ({ voucherId, amount, where: holds, ...typed }, context) =>
      whenSignedIn(context, async (by) => {
        const details = { ...typed, ...holds, amountCents: amount };
        const result = await addVoucher(context.locals.services, { by, voucherId, details });
        return result.ok ? { to: `/staff/vouchers/${result.value.voucherId}?done=voucher` } : refusedPrice(result);
      }),
  ),

  switchOffVoucher: formAction(z.object({ voucherId: z.uuid() }), async ({ voucherId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await switchOffVoucher(context.locals.services, { by, voucherId });
      return result.ok ? { to: `/staff/vouchers/${voucherId}?done=voucher-off` } : refusedPrice(result);
    }),
  ),
};
