import classes from './status.module.css';

export type Tone = 'grey' | 'blue' | 'green' | 'violet' | 'amber' | 'red';

/** The colour of each stored state; always shown with its word. */
const tones: Record<string, Tone> = {
  DRAFT: 'grey',
  SUPERSEDED: 'grey',
  EXPIRED: 'grey',
  WITHDRAWN: 'grey',
  SOLD: 'grey',
  DISABLED: 'grey',
  NOT_NEEDED: 'grey',
  SENT: 'blue',
  PENDING: 'blue',
  OPEN: 'blue',
  NEW: 'blue',
  SCHEDULED: 'blue',
  IN_PROGRESS: 'blue',
  SIGNED: 'blue',
  ISSUED: 'blue',
  APPROVED: 'green',
  CONFIRMED: 'green',
  READY: 'green',
  AVAILABLE: 'green',
  ACCEPTED: 'green',
  COMPLETED: 'green',
  WON: 'green',
  DELIVERED: 'green',
  ACTIVE: 'green',
  DONE: 'green',
  USED: 'green',
  CONTRACT: 'violet',
  CONVERTED: 'violet',
  ALLOCATED: 'violet',
  HELD: 'amber',
  BACKORDERED: 'amber',
  IN_TRANSIT: 'amber',
  WAITING: 'amber',
  REJECTED: 'red',
  CANCELLED: 'red',
  DECLINED: 'red',
  LOST: 'red',
  VOID: 'red',
  NO_SHOW: 'red',
  DISQUALIFIED: 'red',
};

/** A state: its colour and, always, its word (`label`, from the capability's words). */
export const StatusBadge = ({ status, label, tone }: { status: string; label: string; tone?: Tone }) => (
  <span className={classes.badge} data-tone={tone ?? tones[status] ?? 'grey'}>
    <span className={classes.dot} />
    {label}
  </span>
);
