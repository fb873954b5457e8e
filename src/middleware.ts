import { getActionContext, isInputError, type SafeResult } from 'astro:actions';
import type { APIContext, MiddlewareNext } from 'astro';
import { defineMiddleware } from 'astro:middleware';
import { findViewer, isStaff, isTrainer, sessionCookieName, type Viewer } from './accounts/index.ts';
import { keepFilesOfLesson } from './actions/lesson-files.ts';
import { fieldName, type FormFault, type FormOutcome, formState } from './shared/forms.ts';
import { isUnreachable } from './shared/unreachable.ts';
import { isUnstorable } from './shared/unstorable.ts';

/** Runs before every page, action and endpoint. */
export const onRequest = defineMiddleware(async (context, next) => {
  // A page that is shown in place of another passes here again: all is known, and no form is received twice.
  if (Object.hasOwn(context.locals, 'form')) return next();
  if (import.meta.env.DEV && !context.locals.services) {
    const { developmentServices } = await import('./sandbox/development-services.ts');
    context.locals.services = developmentServices();
    context.locals.requestId = crypto.randomUUID();
    context.locals.clientAddress = context.clientAddress;
  }
  try {
    return await answer(context, next);
  } catch (fault) {
    if (isUnstorable(fault)) return context.rewrite('/404');
    if (!isUnreachable(fault)) throw fault;
    const { services, requestId } = context.locals;
    services.log.error({ requestId, error: fault }, 'a server we need cannot be reached');
    // A request of its own: what was sent may have been read already.
    return context.rewrite(new Request(new URL('/unavailable', context.url)));
  }
});

/** Who asks, may they be here, and which form did they send? */
async function answer(context: APIContext, next: MiddlewareNext): Promise<Response> {
  context.locals.form = () => formState();
  const asked = knowViewer(context);
  const turnedAway = await guardArea(context);
  if (turnedAway) return turnedAway;
  const withoutFiles = context.request.method === 'POST' ? await keepFilesOfLesson(context) : null;
  if (withoutFiles) return answerAnew(context, withoutFiles);
  const form = await receiveForm(context);
  if (form instanceof Response) return form;
  const response = await next();
  if (asked()) context.cache.set(false);
  if (!form || response.status !== 200) return response;
  return new Response(response.body, { status: form.status, headers: response.headers });
}

/** Begins again with another request in place of this one. */
function answerAnew({ locals, rewrite }: APIContext, request: Request): Promise<Response> {
  Reflect.deleteProperty(locals, 'form');
  return rewrite(request);
}

/** Lets pages ask who is signed in, once however often they ask. Gives whether any did. */
function knowViewer({ locals, cookies }: APIContext): () => boolean {
  let viewer: Promise<Viewer | null> | undefined;
  locals.viewer = () => (viewer ??= findViewer(locals.services, cookies.get(sessionCookieName)?.value));
  return () => viewer !== undefined;
}

/** My learning and teams need somebody who is signed in, the counter somebody who works there. Use cases check the rest. */
async function guardArea({ url, locals, redirect, rewrite }: APIContext): Promise<Response | undefined> {
  const area = /^\/(my|team|staff)(\/|$)/.exec(url.pathname)?.[1];
  if (!area) return undefined;
  const viewer = await locals.viewer();
  if (!viewer) return redirect(`/sign-in?${new URLSearchParams({ to: wayBack(url) })}`, 303);
  return area === 'staff' && !isStaff(viewer) && !isTrainer(viewer) ? rewrite('/403') : undefined;
}

/** Where somebody was, without the name of the form they may have sent. */
function wayBack(url: URL): string {
  const query = new URLSearchParams(url.search);
  query.delete('_action');
  return url.pathname + (query.size ? `?${query}` : '');
}

/** Runs the action of a form that was sent: goes where it says, or lets the page show it again with its faults. */
async function receiveForm(context: APIContext): Promise<Response | { status: number } | undefined> {
  const { locals, request } = context;
  const { action, setActionResult, serializeActionResult } = getActionContext(context);
  if (!action) return undefined;
  // Nothing here is called by script; such an answer would carry the words of a fault. Astro takes a group of actions for
  // one, and cannot read broken JSON: both would be faults of ours.
  const isForm = !/^application\/json\b/i.test(request.headers.get('content-type') ?? '');
  if (action.calledFrom === 'rpc' || !isForm || !/^\w+\.\w+$/.test(action.name)) return context.rewrite('/404');
  const result: SafeResult<Record<string, unknown>, FormOutcome | undefined> = await action.handler();
  if (locals.actionFault) throw locals.actionFault;
  setActionResult(action.name, serializeActionResult(result));
  if (result.data && 'to' in result.data) return context.redirect(result.data.to, 303);
  if (result.error?.code === 'NOT_FOUND') return context.rewrite('/404');
  const isReadable = !result.error || isInputError(result.error);
  const back = { typed: isReadable ? await request.clone().formData() : new FormData(), errors: faultsOf(result) };
  locals.form = (name) => formState(name === action.name ? back : undefined);
  if (result.data && 'again' in result.data) return { status: 200 };
  return { status: result.data?.refused.status ?? result.error?.status ?? 400 };
}

function faultsOf({ data, error }: SafeResult<Record<string, unknown>, FormOutcome | undefined>): FormFault[] {
  if (data && 'again' in data) return [];
  if (data && 'refused' in data)
    return data.refused.faults ?? [{ field: data.refused.field, message: data.refused.words }];
  if (!isInputError(error)) return [{ message: 'What was sent could not be read: it is too large, or no form.' }];
  return error.issues.map((issue) => ({ field: fieldName(issue.path), message: issue.message }));
}
