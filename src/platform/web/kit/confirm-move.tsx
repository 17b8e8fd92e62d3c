import { lazy, Suspense } from 'react';
import type { ConfirmProps } from './move-look.ts';

const MoveDialog = lazy(() => import('./move-dialog.tsx'));

/** Asks before a move that cannot be taken back, with its reason where one is due. Its dialog is loaded when it is first asked. */
export const ConfirmMove = (props: ConfirmProps) => (
  <Suspense>
    <MoveDialog {...props} />
  </Suspense>
);
