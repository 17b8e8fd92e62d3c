import { listView } from '#platform/web/kit/list-view.ts';

/** What the address of the people's list keeps. */
export const PeopleView = listView('role', 'branch', 'state');
