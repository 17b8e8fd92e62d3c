/** One booking's claim to a place: a deposit goes before none, the earlier before the later; then the booking's time, then its id. */
export type Waiting = { id: string; depositAt: string | null; queuedAt: string };

const instant = (at: string) => Temporal.Instant.from(at).epochNanoseconds;
const order = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

/** Who is served first. The same order as the SQL of `waitlist/server/queries.ts`. */
export function before(a: Waiting, b: Waiting): number {
  if (a.depositAt && b.depositAt) {
    const paid = order(instant(a.depositAt), instant(b.depositAt));
    if (paid !== 0) return paid;
  } else if (a.depositAt || b.depositAt) return a.depositAt ? -1 : 1;
  return order(instant(a.queuedAt), instant(b.queuedAt)) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The places of a queue, the first served first. */
export const queueOf = <W extends Waiting>(waiting: readonly W[]): W[] => [...waiting].sort(before);
