import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import {
  claimAccount,
  confirmEmailChange,
  confirmSignUp,
  findViewer,
  isStaff,
  isTrainer,
  resetPassword,
  sendPasswordReset,
  sendSignInLink,
  type SessionCookie,
  sessionCookieName,
  signIn,
  signOut,
  signUp,
  useSignInLink,
} from '#src/accounts/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { returnPath } from '#src/shared/return-path.ts';
import { email, password, personName, token, wanted } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';

export const accounts = {
  signIn: formAction(
    z.object({ email: email(), password: password(), to: wanted() }),
    async ({ to, ...typed }, context) => {
      const result = await signIn(context.locals.services, { ...typed, ...caller(context) });
      return result.ok ? letIn(context, result.value.cookie, to) : refused(result);
    },
  ),

  signOut: formAction(z.object({}), async (_, context) => {
    const cookie = await signOut(context.locals.services, context.cookies.get(sessionCookieName)?.value);
    context.cookies.set(cookie.name, cookie.value, cookie.attributes);
    return { to: '/' };
  }),

  sendSignInLink: formAction(z.object({ linkEmail: email(), to: wanted() }), async ({ linkEmail, to }, context) => {
    const facts = { email: linkEmail, ip: context.locals.clientAddress, to: returnPath(to, '') };
    const result = await sendSignInLink(context.locals.services, facts);
    return result.ok ? { to: '/sign-in?sent=yes' } : refused(result);
  }),

  useSignInLink: formAction(z.object({ token: token(), to: wanted() }), async ({ token, to }, context) => {
    const result = await useSignInLink(context.locals.services, { token, ...caller(context) });
    return result.ok ? letIn(context, result.value.cookie, to) : refused(result);
  }),

  signUp: formAction(
    z.object({
      name: personName('Enter your name'),
      email: email(),
      password: password('Choose a password'),
      to: wanted(),
    }),
    async ({ to, ...typed }, context) => {
      const facts = { ...typed, ip: context.locals.clientAddress, to: returnPath(to, '') };
      const result = await signUp(context.locals.services, facts);
      return result.ok ? { to: '/sign-up?sent=yes' } : refused(result);
    },
  ),

  confirmSignUp: formAction(z.object({ token: token(), to: wanted() }), async ({ token, to }, context) => {
    const result = await confirmSignUp(context.locals.services, { token, ...caller(context) });
    return result.ok ? letIn(context, result.value.cookie, to) : refused(result);
  }),

  sendPasswordReset: formAction(z.object({ email: email() }), async (typed, context) => {
    const facts = { ...typed, ip: context.locals.clientAddress };
    const result = await sendPasswordReset(context.locals.services, facts);
    return result.ok ? { to: '/forgotten-password?sent=yes' } : refused(result);
  }),

  resetPassword: formAction(
    z.object({ token: token(), password: password('Choose a new password') }),
    async (typed, context) => {
      const result = await resetPassword(context.locals.services, { ...typed, ...caller(context) });
      return result.ok ? letIn(context, result.value.cookie) : refused(result);
    },
  ),

  claimAccount: formAction(
    z.object({ token: token(), password: password('Choose a password') }),
    async (typed, context) => {
      const result = await claimAccount(context.locals.services, { ...typed, ...caller(context) });
      return result.ok ? letIn(context, result.value.cookie) : refused(result);
    },
  ),

  confirmEmail: formAction(z.object({ token: token() }), async (typed, { locals }) => {
    const result = await confirmEmailChange(locals.services, typed);
    return result.ok ? { to: '/my/security?done=email' } : refused(result);
  }),
};

function caller({ locals, request }: ActionAPIContext): { ip: string; userAgent: string } {
  return { ip: locals.clientAddress, userAgent: request.headers.get('user-agent') ?? '' };
}

/** Gives the browser its cookie and goes where the person wanted to, or where they work. */
async function letIn(
  context: ActionAPIContext,
  cookie: SessionCookie,
  wantedPath?: string | null,
): Promise<FormOutcome> {
  context.cookies.set(cookie.name, cookie.value, cookie.attributes);
  const viewer = await findViewer(context.locals.services, cookie.value);
  const home = viewer && (isStaff(viewer) || isTrainer(viewer)) ? '/staff' : '/my';
  return { to: returnPath(wantedPath, home) };
}
