import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { Answer, Api } from '../domain/api.ts';
import { call, type Input, type OperationOf, ProblemError, type Rest, type Sending } from './client.ts';
import { showProblem } from './notices.ts';

/** What the screens have read. A refusal is an answer and is not asked again; no answer is, twice. */
export const reads = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 2 && error instanceof ProblemError && (error.status === 0 || error.status === 503),
    },
  },
});

/** `call` for the hooks below, whose own types have checked the input. */
const callLoosely = call as unknown as (api: Api, name: string, input: unknown, sending: Sending) => Promise<unknown>;

export type Reading = {
  /** Read only when this is true (an id is known, a tab is open). */
  when?: boolean;
  /** Read again this often, in milliseconds. */
  every?: number;
  /** Show what was there while the next answer is on its way (a list whose filter changes). */
  keep?: boolean;
};

/** Reads one operation. Keyed by the api's base, so that a write makes its capability's reads stale. */
export function useRead<A extends Api, K extends keyof A['operations'] & string>(
  api: A,
  name: K,
  ...[input, reading = {}]: Rest<OperationOf<A, K>, [reading?: Reading]>
): UseQueryResult<Answer<OperationOf<A, K>>, ProblemError> {
  return useQuery<Answer<OperationOf<A, K>>, ProblemError>({
    queryKey: [api.base, name, input ?? {}],
    queryFn: ({ signal }) => callLoosely(api, name, input, { signal }) as Promise<Answer<OperationOf<A, K>>>,
    enabled: reading.when ?? true,
    refetchInterval: reading.every ?? false,
    ...(reading.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

type Page<Row> = { items: Row[]; nextCursor: string | null };
type RowOf<P> = P extends { items: (infer Row)[] } ? Row : never;

export type Pages<Row> = {
  rows: Row[];
  /** True until the first page is there. */
  loading: boolean;
  /** True while something newer is fetched behind what is shown. */
  refreshing: boolean;
  hasMore: boolean;
  loadingMore: boolean;
  loadMore: () => void;
  problem: ProblemError | null;
  again: () => void;
};

/** Reads a list page by page; `query` is what the list is asked for, without its cursor. */
export function usePages<A extends Api, K extends keyof A['operations'] & string>(
  api: A,
  name: K,
  query: Partial<Record<string, string | number | undefined>> = {},
  params?: Record<string, string>,
): Pages<RowOf<Answer<OperationOf<A, K>>>> {
  type Row = RowOf<Answer<OperationOf<A, K>>>;
  const read = useInfiniteQuery({
    queryKey: [api.base, name, { query, params }],
    queryFn: async ({ pageParam, signal }) => {
      const input = { query: { ...query, cursor: pageParam }, ...(params ? { params } : {}) };
      return (await callLoosely(api, name, input, { signal })) as Page<Row>;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  return {
    rows: read.data?.pages.flatMap((one) => one.items) ?? [],
    loading: read.isPending,
    refreshing: read.isFetching && !read.isPending && !read.isFetchingNextPage,
    hasMore: read.hasNextPage,
    loadingMore: read.isFetchingNextPage,
    loadMore: () => {
      if (read.hasNextPage && !read.isFetchingNextPage) void read.fetchNextPage();
    },
    problem: read.error instanceof ProblemError ? read.error : null,
    again: () => void read.refetch(),
  };
}

/** A list that comes whole, as `ListPage` wants it; `choose` filters it here. */
export const allAtOnce = <T, Row>(read: UseQueryResult<T, ProblemError>, choose: (answer: T) => Row[]): Pages<Row> => ({
  rows: read.data === undefined ? [] : choose(read.data),
  loading: read.isPending,
  refreshing: false,
  hasMore: false,
  loadingMore: false,
  loadMore: () => undefined,
  problem: read.error,
  again: () => void read.refetch(),
});

export type Writing = {
  /** Other capabilities whose reads are no longer true after this. Its own always are. */
  stale?: Api[];
  /** The caller shows the refusal itself (a form); otherwise it is shown as a notice. */
  quiet?: boolean;
};

/** Writes one operation. The same input sent again after no answer carries the same key, so it is done once. */
export function useWrite<A extends Api, K extends keyof A['operations'] & string>(
  api: A,
  name: K,
  { stale = [], quiet = false }: Writing = {},
): UseMutationResult<Answer<OperationOf<A, K>>, ProblemError, Input<OperationOf<A, K>>> {
  const client = useQueryClient();
  const attempt = useRef<{ input: string; key: string } | undefined>(undefined);
  return useMutation<Answer<OperationOf<A, K>>, ProblemError, Input<OperationOf<A, K>>>({
    mutationFn: async (input) => {
      const said = JSON.stringify(input, (_, part: unknown) => (part instanceof File ? [part.name, part.size, part.lastModified] : part));
      if (attempt.current?.input !== said) attempt.current = { input: said, key: crypto.randomUUID() };
      return callLoosely(api, name, input, { key: attempt.current.key }) as Promise<Answer<OperationOf<A, K>>>;
    },
    onSuccess: () => {
      attempt.current = undefined;
      return Promise.all([api, ...stale].map(({ base }) => client.invalidateQueries({ queryKey: [base] })));
    },
    onError: (problem) => {
      if (problem.status >= 400 && problem.status < 500) attempt.current = undefined;
      if (!quiet) showProblem(problem);
    },
  });
}
