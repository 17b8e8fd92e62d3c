import { parentPort } from 'node:worker_threads';
import type { Order, Printed } from '../pdf.ts';
import { typeset } from './typeset.ts';

/** The thread that sets documents, so that the one that answers requests does not wait. */
parentPort?.on('message', async (order: Order) => {
  const printed: Printed = await typeset(order).then(
    (pdf) => ({ pdf }),
    (error: unknown) => ({ failed: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(printed);
});
