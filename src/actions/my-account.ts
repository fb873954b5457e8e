import { z } from 'astro/zod';
import { changePassword, requestEmailChange, revokeLoginSession, updateProfile } from '#src/accounts/index.ts';
import { issueWaitingCertificates } from '#src/certificates/index.ts';
import { date, email, optionalLine, password, personName } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';
import { whenSignedIn } from './signed-in.ts';

const noPassword = z
  .string()
  .max(1000)
  .nullish()
  .transform((typed) => typed ?? '');

const profile = z
  .object({
    name: personName('Enter your name'),
    phone: optionalLine(40),
    certificateName: optionalLine(120),
    certificateNameConfirmed: z.boolean(),
    iicrcId: optionalLine(40),
    under18: z.boolean(),
    adultOn: optionalLine(10),
    guardianName: optionalLine(120),
    guardianEmail: z.union([z.literal(''), email()]).nullish(),
  })
  .superRefine((typed, { addIssue }) => {
    if (!typed.under18) return;
    const ask = (field: string, message: string) => addIssue({ code: 'custom', path: [field], message });
    if (!date('Enter the date').safeParse(typed.adultOn).success) ask('adultOn', 'Enter the day you turn 18');
    if (!typed.guardianName) ask('guardianName', 'Enter the name of a parent or guardian');
    if (!typed.guardianEmail) ask('guardianEmail', 'Enter the e-mail of a parent or guardian');
  });

export const myAccount = {
  updateProfile: formAction(profile, async ({ under18, adultOn, guardianName, guardianEmail, ...typed }, context) =>
    whenSignedIn(context, async (by) => {
      const young =
        under18 && adultOn && guardianName && guardianEmail ? { adultOn, guardianName, guardianEmail } : null;
      const { services } = context.locals;
      const result = await updateProfile(services, { by, change: { ...typed, young } });
      if (!result.ok) return refused(result);
      // A certificate may have waited for the name that was just confirmed.
      await issueWaitingCertificates(services, { learnerId: by.personId });
      return { to: '/my/profile?done=yes' };
    }),
  ),

  changePassword: formAction(
    z.object({ currentPassword: noPassword, password: password('Choose a new password') }),
    async ({ currentPassword, password }, context) =>
      whenSignedIn(context, async (by) => {
        const result = await changePassword(context.locals.services, { by, current: currentPassword, password });
        return result.ok ? { to: '/my/security?done=password' } : refused(result);
      }),
  ),

  changeEmail: formAction(
    z.object({ newEmail: email('Enter the new e-mail'), passwordForEmail: noPassword }),
    async ({ newEmail, passwordForEmail }, context) =>
      whenSignedIn(context, async (by) => {
        const facts = { by, newEmail, password: passwordForEmail, ip: context.locals.clientAddress };
        const result = await requestEmailChange(context.locals.services, facts);
        if (result.ok) return { to: '/my/security?done=email-asked' };
        return refused(result, result.reason === 'wrong-password' ? 'passwordForEmail' : undefined);
      }),
  ),

  revokeSession: formAction(z.object({ session: z.string().max(100) }), async ({ session }, context) =>
    whenSignedIn(context, async (by) => {
      await revokeLoginSession(context.locals.services, { by, sessionHash: session });
      return { to: '/my/security?done=session' };
    }),
  ),
};
