import { Skeleton } from '@mantine/core';

const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** A list that is on its way, in its final size. */
export const ListSkeleton = () => (
  <>
    {lines.map((line) => (
      <Skeleton key={line} height={32} mb={9} radius="sm" />
    ))}
  </>
);
