import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Answer } from '#platform/domain/api.ts';
import { fetchAnswer, type ProblemError } from '#platform/web/client.ts';
import type { accessApi } from '../../api.ts';

export type Welcome = Answer<(typeof accessApi)['operations']['welcome']>;

/** What the sign-in page needs to know; asked without the api's schemas, which that page does not load. */
export const useWelcome = (): UseQueryResult<Welcome, ProblemError> =>
  useQuery<Welcome, ProblemError>({
    queryKey: ['/access', 'welcome', {}],
    queryFn: async () => (await fetchAnswer('/api/access/welcome', {}, { anonymous: true })).json() as Promise<Welcome>,
  });
