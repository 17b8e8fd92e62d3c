import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Reply, startTestServer, type TestServer } from './testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const guards = ['content-security-policy', 'x-content-type-options', 'x-frame-options', 'referrer-policy', 'cross-origin-opener-policy'];

describe('every answer', () => {
  test('is guarded the same, the first and the later ones, refused or not', async () => {
    const nobody = await server.as();
    const asked = ['/healthz', '/healthz', '/api/access/welcome', '/api/access/me', '/api/nothing/here'];
    const answers: Reply[] = [];
    for (const path of asked) answers.push(await nobody.get(path));
    const [first, ...others] = answers.map(({ headers }) => guards.map((name) => headers.get(name)?.replace(/ ?'nonce-[0-9a-f]+'/g, '')));
    expect(first?.[0]).toContain("default-src 'self'");
    for (const other of others) expect(other).toEqual(first);
  });

  test('names its request, so that a person can quote it', async () => {
    const { headers, body } = await (await server.as()).get('/api/access/me');
    expect(body.reference).toBe(headers.get('x-request-id'));
  });
});
