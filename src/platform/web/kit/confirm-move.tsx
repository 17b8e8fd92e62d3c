import { lazy, Suspense } from 'react';
import type { MoveLook } from './moves.tsx';

const MoveDialog = lazy(() => import('./move-dialog.tsx'));

export type ConfirmProps = { look: MoveLook; running: boolean; onCancel: () => void; onConfirm: (reason: string) => void };

/** Asks before a move that cannot be taken back, with its reason where one is due. Its dialog is loaded when it is first asked. */
export const ConfirmMove = (props: ConfirmProps) => (
  <Suspense>
    <MoveDialog {...props} />
  </Suspense>
);
