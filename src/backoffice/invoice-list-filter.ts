import { isId } from '#src/shared/ids.ts';
import { readPage } from '#src/shared/paging.ts';

/** What of the open invoices staff look at. */
export interface InvoiceListFilter {
  due: 'any' | 'soon' | 'overdue';
  organisationId: string | null;
  page: number;
}

/** The filter in an address; anything that is none is left out. */
export function parseInvoiceListFilter(query: URLSearchParams): InvoiceListFilter {
  const due = query.get('due');
  const organisationId = query.get('organisation');
  return {
    due: due === 'soon' || due === 'overdue' ? due : 'any',
    organisationId: organisationId && isId(organisationId) ? organisationId : null,
    page: readPage(query.get('page')),
  };
}

/** The address's part for a filter. */
export function invoiceListQuery({ due, organisationId, page }: InvoiceListFilter): string {
  return new URLSearchParams({
    ...(due === 'any' ? {} : { due }),
    ...(organisationId ? { organisation: organisationId } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString();
}
