import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWeb } from '#app/server/build.ts';
import { startPostgres } from '#platform/server/postgres.ts';
import type { Found } from './finding.ts';
import { convertGoals } from './goals/convert.ts';
import { createGoals } from './goals/create.ts';
import { loadGoals, statementGoals } from './goals/exact.ts';
import { emptyGoals, memoryGoals, startGoals } from './goals/machinery.ts';
import { listGoals, searchGoals } from './goals/read.ts';
import { saleGoals } from './goals/sale.ts';
import { booksOf, load } from './ground/load.ts';
import { removeClone } from './ground/run.ts';
import { data } from './program.ts';
import { printed } from './report.ts';
import { type Stage, setStage } from './stage.ts';

const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    'memory-seconds': { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    scale: { type: 'string', default: '1' },
  },
});

/** Every goal, in an order in which the book is read before it is written to. */
const goals: Record<string, (stage: Stage) => Promise<Found>> = {
  B5: listGoals,
  B6: searchGoals,
  'B1 B2 B3 B8': createGoals,
  B4: convertGoals,
  'B13 B14': saleGoals,
  B9: emptyGoals,
  B10: memoryGoals,
  B11: startGoals,
  B7: statementGoals,
  B12: loadGoals,
};
const wanted = flags.only.split(',').filter(Boolean);
const chosen = Object.entries(goals).filter(([ids]) => wanted.length === 0 || wanted.some((id) => ids.split(' ').includes(id)));

const books = booksOf(Number(flags.scale));
const postgres = await startPostgres(data);
const found: Required<Found> = { findings: [], measured: [] };
const cleanUps: (() => Promise<unknown>)[] = [() => postgres.stop()];
const cleanUp = async () => {
  for (const done of cleanUps.splice(0).reverse()) await done().catch(() => undefined);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void cleanUp().then(() => process.exit(130)));

try {
  await buildWeb();
  const read = chosen.some(([ids]) => ids === 'B5') ? Object.values(books) : [books.usual];
  for (const book of read) await load(postgres.url, book);
  cleanUps.push(() => removeClone(postgres.url));
  const terms = { rounds: Number(flags.rounds), seconds: Number(flags.seconds), memorySeconds: Number(flags['memory-seconds']) };
  const stage = await setStage({ ...terms, maintenance: postgres.url, books });
  cleanUps.push(stage.reference.stop, stage.product.stop);
  for (const [ids, measure] of chosen) {
    process.stderr.write(`Measuring ${ids} …\n`);
    const { findings, measured = [] } = await measure(stage);
    found.findings.push(...findings);
    found.measured.push(...measured);
  }
} finally {
  await cleanUp();
}
console.log(printed(found));
writeFileSync(join(import.meta.dirname, 'latest.json'), `${JSON.stringify(found, null, 2)}\n`);
process.exitCode = found.findings.every(({ met }) => met) ? 0 : 1;
