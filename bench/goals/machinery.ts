import { drive } from '../drive.ts';
import { atLeast, atMost, type Found, times } from '../finding.ts';
import { password } from '../ground/load.ts';
import { memoryOf, type Program, signIn, startProduct, startReference } from '../program.ts';
import type { Stage } from '../stage.ts';
import { inTurns, median, middleOf, ratioOf } from '../turns.ts';
import { productCreate, referenceCreate } from './create.ts';

/** B9: what our machinery costs: a rejection without its reason is refused after sign-in, permission and validation; Fastify alone says `{}`. */
export async function emptyGoals({ rounds, seconds, product, reference, manager, facts }: Stage): Promise<Found> {
  const at = { clients: 8, seconds };
  const samples = await inTurns(rounds, {
    reference: () => drive({ ...at, address: reference.address, next: () => ({ method: 'POST', path: '/empty', body: '{}' }) }),
    product: () =>
      drive({
        ...at,
        address: product.address,
        headers: manager,
        expected: 400,
        next: () => ({ method: 'POST', path: `/api/approvals/${facts.branchId}/reject`, body: '{}' }),
      }),
  });
  return {
    findings: [atLeast('B9', 'a signed-in empty POST beside bare Fastify', ratioOf(samples.product, samples.reference), 0.4)],
    measured: [
      { what: 'empty POST', server: 'reference', sample: middleOf(samples.reference) },
      { what: 'empty POST', server: 'product', sample: middleOf(samples.product) },
    ],
  };
}

/** B10: memory of fresh servers that 32 clients load for a minute. */
export async function memoryGoals({ url, facts, memorySeconds }: Stage): Promise<Found> {
  const third = memorySeconds / 3;
  const under = async (program: Program, load: Omit<Parameters<typeof drive>[0], 'clients' | 'seconds' | 'address'>) => {
    const at = { ...load, address: program.address, clients: 32 };
    await drive({ ...at, seconds: third });
    const early = memoryOf(program.pid);
    await drive({ ...at, seconds: memorySeconds - third });
    const late = memoryOf(program.pid);
    await program.stop();
    return { early, late };
  };
  const bare = await startReference(url);
  const reference = await under(bare, { next: referenceCreate(facts, 4) });
  const whole = await startProduct(url);
  const product = await under(whole, { headers: await signIn(whole.address, 'sales.hn', password), next: productCreate(facts, 4) });
  if (!reference.late || !product.late || !product.early) {
    const figure = 'this system does not tell';
    return { findings: [{ id: 'B10', what: 'memory', figure, goal: '≤ 2 ×', met: false }] };
  }
  const growth = product.late / product.early - 1;
  const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;
  return {
    findings: [
      {
        ...atMost('B10', 'memory under 32 clients, beside the reference', product.late / reference.late, 2),
        figure: `${times(product.late / reference.late)} (${megabytes(product.late)}, ${megabytes(reference.late)})`,
      },
      {
        id: 'B10',
        what: 'memory, growth from second 20 to 60',
        figure: `${(growth * 100).toFixed(1)} %`,
        goal: '≤ 10 %',
        met: growth <= 0.1,
      },
    ],
  };
}

/** B11: from nothing to the first answer out of the database. */
export async function startGoals({ url, rounds }: Stage): Promise<Found> {
  const took = { reference: [] as number[], product: [] as number[] };
  for (let round = 0; round < rounds; round++)
    for (const [name, start] of [
      ['reference', startReference],
      ['product', startProduct],
    ] as const) {
      const program = await start(url);
      took[name].push(program.startMs);
      await program.stop();
    }
  const ratio = median(took.product.map((ms, round) => ms / (took.reference[round] ?? ms)));
  const seconds = (values: number[]) => `${(median(values) / 1000).toFixed(2)} s`;
  const figure = `${times(ratio)} (${seconds(took.product)}, ${seconds(took.reference)})`;
  return { findings: [{ ...atMost('B11', 'cold start to the first answer from the database', ratio, 4), figure }] };
}
