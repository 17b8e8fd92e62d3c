import type { DeliveryView } from '../../api.ts';

/** Whether this person may make that move now. */
export const open = ({ moves }: DeliveryView, move: string): boolean => moves.some((one) => one.move === move && one.blockedBy === null);
