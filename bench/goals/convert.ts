import { type Ask, drive } from '../drive.ts';
import { atLeast, type Found } from '../finding.ts';
import { addConvertible } from '../ground/run.ts';
import type { Stage } from '../stage.ts';
import { inTurns, middleOf, ratioOf } from '../turns.ts';

/** More than two cores convert in a second; so many quotations are made ready. */
const most = { reference: 2400, product: 1600 };

/** B4: a quotation becomes a confirmed booking with its car held. */
export async function convertGoals({ rounds, seconds, product, reference, manager, url, books }: Stage): Promise<Found> {
  const ready = await addConvertible(url, books.usual, Math.ceil((most.reference + most.product) * rounds * seconds));
  const next = (path: (id: string) => Ask) => (): Ask => {
    const id = ready.pop();
    if (!id) throw new Error('there are no more quotations to convert');
    return path(id);
  };
  const samples = await inTurns(rounds, {
    reference: () =>
      drive({
        clients: 8,
        seconds,
        address: reference.address,
        next: next((id) => ({ method: 'POST', path: `/quotations/${id}/convert`, body: '{}' })),
      }),
    product: () =>
      drive({
        clients: 8,
        seconds,
        address: product.address,
        headers: manager,
        next: next((id) => ({
          method: 'POST',
          path: `/api/sales/quotations/${id}/convert`,
          headers: { 'idempotency-key': id },
          body: '{}',
        })),
      }),
  });
  return {
    findings: [atLeast('B4', 'quotation to confirmed booking, beside the reference', ratioOf(samples.product, samples.reference), 0.5)],
    measured: [
      { what: 'quotation to booking', server: 'reference', sample: middleOf(samples.reference) },
      { what: 'quotation to booking', server: 'product', sample: middleOf(samples.product) },
    ],
  };
}
