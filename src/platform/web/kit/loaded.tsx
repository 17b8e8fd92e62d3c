import { Skeleton } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ProblemError } from '../client.ts';
import { useWords } from '../words.ts';
import { EmptyState } from './empty-state.tsx';
import { Late } from './late.tsx';
import { ProblemNote } from './problem-note.tsx';
import { kitWords } from './words.ts';

/** What was read, or its skeleton, or why it could not be read. */
export function Loaded<T>({
  read,
  skeleton,
  children,
}: {
  read: UseQueryResult<T, ProblemError>;
  skeleton?: ReactNode;
  children: (answer: T) => ReactNode;
}) {
  if (read.data !== undefined) return children(read.data);
  if (read.error?.status === 404) return <NothingHere problem={read.error} />;
  if (read.error) return <ProblemNote problem={read.error} again={() => void read.refetch()} />;
  return <Waiting>{skeleton}</Waiting>;
}

/** No such record, or not the reader's to see. */
function NothingHere({ problem }: { problem: ProblemError }) {
  const t = useWords(kitWords);
  return (
    <div role="alert">
      <EmptyState icon={<IconMapOff size={22} stroke={1.5} aria-hidden />} title={t('nothingHere')} text={problem.detail} />
    </div>
  );
}

/** A quiet outline of what is coming, after 200 ms. */
export function Waiting({ children }: { children?: ReactNode }) {
  const t = useWords(kitWords);
  return (
    <Late>
      <div aria-busy="true" aria-label={t('loading')} role="status">
        {children ?? (
          <>
            <Skeleton height={20} width="40%" mb={16} />
            <Skeleton height={120} mb={12} />
            <Skeleton height={120} />
          </>
        )}
      </div>
    </Late>
  );
}
