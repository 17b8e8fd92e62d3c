import { Skeleton } from '@mantine/core';
import classes from './skeletons.module.css';

const widths = ['72%', '58%', '80%', '64%', '76%', '54%', '68%', '60%'];

/** A list that is on its way, in its final size. */
export const ListSkeleton = () => (
  <div className={classes.list}>
    {widths.map((width) => (
      <div key={width} className={classes.row}>
        <Skeleton height={10} width={width} radius="xl" />
      </div>
    ))}
  </div>
);
