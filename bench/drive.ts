import autocannon, { type Result } from 'autocannon';

/** One request; what is left out is as in the last one. */
export type Ask = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string };

/** What clients saw: answers a second, and how many milliseconds half and 99 of 100 answers took at most. */
export type Sample = { rate: number; p50: number; p99: number; answers: number };

export type Drive = {
  address: string;
  clients: number;
  seconds: number;
  next: () => Ask;
  headers?: Record<string, string>;
  expected?: number;
};

/** Asks as fast as the answers come, each client one request at a time. Throws where an answer is not the one expected: a success. */
export async function drive({ address, clients, seconds, next, headers = {}, expected }: Drive): Promise<Sample> {
  const took: number[] = [];
  const refused = new Map<number, number>();
  const ask = () => {
    const { method, path, body, headers: own } = next();
    const sent: Record<string, string> = { ...headers, ...own };
    if (body !== undefined) sent['content-type'] = 'application/json';
    return { method, path, body: body ?? '', headers: sent };
  };
  const began = performance.now();
  let ended = began;
  const { errors } = await new Promise<Result>((done, fail) => {
    const requests = [{ setupRequest: (request: object) => ({ ...request, ...ask() }) }];
    const run = autocannon({ url: address, connections: clients, duration: seconds, requests }, (error: unknown, result) =>
      error ? fail(error) : done(result),
    );
    run.on('response', (_client, status, _bytes, time) => {
      ended = performance.now();
      if (expected ? status === expected : status >= 200 && status < 300) took.push(time);
      else refused.set(status, (refused.get(status) ?? 0) + 1);
    });
  });
  if (errors > 0 || refused.size > 0 || took.length === 0) throw new Error(await complaint(address, ask(), errors, refused));
  took.sort((a, b) => a - b);
  return { rate: (took.length * 1000) / (ended - began), p50: rank(took, 0.5), p99: rank(took, 0.99), answers: took.length };
}

export const rank = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Says what was refused, with the words of one more answer. */
async function complaint(address: string, ask: Ask, errors: number, refused: Map<number, number>): Promise<string> {
  const counts = [...refused].map(([status, count]) => `${count} × ${status}`).join(', ');
  const { method, path, headers, body } = ask;
  const answer = await fetch(`${address}${path}`, { method, headers, ...(method === 'POST' ? { body } : {}) });
  return `${method} ${path}: ${errors} lost, ${counts || 'none refused'}; asked again: ${answer.status} ${(await answer.text()).slice(0, 600)}`;
}
