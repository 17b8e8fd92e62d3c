import { listView } from '#platform/web/kit/list-view.ts';

/** What the addresses of the price book keep: whether what is over is shown, and which rule set. */
export const DatedView = listView('past');
export const FeeView = listView('set', 'past');
