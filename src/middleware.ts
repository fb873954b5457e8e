import { defineMiddleware } from 'astro:middleware';

/** Runs before every page, action and endpoint. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (import.meta.env.DEV && !context.locals.services) {
    const { developmentServices } = await import('./sandbox/development-services.ts');
    context.locals.services = developmentServices();
    context.locals.requestId = crypto.randomUUID();
    context.locals.clientAddress = context.clientAddress;
  }
  return next();
});
