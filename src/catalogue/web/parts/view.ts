import { listView } from '#platform/web/kit/list-view.ts';

/** What the address of the catalogue keeps: which part of it is shown, and whether what is off sale is. */
export const CatalogueView = listView('part', 'all');
