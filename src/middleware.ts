import { defineMiddleware } from 'astro:middleware';
import { isUnreachable } from './shared/unreachable.ts';

/** Runs before every page, action and endpoint. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (import.meta.env.DEV && !context.locals.services) {
    const { developmentServices } = await import('./sandbox/development-services.ts');
    context.locals.services = developmentServices();
    context.locals.requestId = crypto.randomUUID();
    context.locals.clientAddress = context.clientAddress;
  }
  try {
    return await next();
  } catch (fault) {
    if (!isUnreachable(fault)) throw fault;
    const { services, requestId } = context.locals;
    services.log.error({ requestId, error: fault }, 'a server we need cannot be reached');
    return context.rewrite('/unavailable');
  }
});
