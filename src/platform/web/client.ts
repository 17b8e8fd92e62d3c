import type { Answer, Api, Asked, Operation } from '../domain/api.ts';
import type { Violation } from '../domain/refusal.ts';
import { language } from './language.ts';
import type { Phrase } from './words.ts';

/** Why something asked for did not happen: the server's refusal (RFC 9457), or no answer at all (`web/no-answer`). */
export class ProblemError extends Error {
  /** `noun/name`, e.g. `quotation/self-approval`. Screens switch on this, never on text. */
  readonly type: string;
  readonly status: number;
  /** The sentence for the person, in their language. */
  readonly detail: string;
  readonly reference: string | undefined;
  readonly violations: Violation[];
  readonly facts: Record<string, unknown>;
  constructor(status: number, problem: Record<string, unknown>) {
    super(String(problem.detail ?? problem.type ?? status));
    this.type = String(problem.type ?? 'platform/bug').replace(/^\/problems\//, '');
    this.status = status;
    this.detail = this.message;
    this.reference = typeof problem.reference === 'string' ? problem.reference : undefined;
    this.violations = Array.isArray(problem.violations) ? (problem.violations as Violation[]) : [];
    this.facts = problem;
  }
}

const noAnswer: Phrase = {
  en: 'The server does not answer. Check the connection and try again; nothing you typed is lost.',
  vi: 'Máy chủ không phản hồi. Vui lòng kiểm tra kết nối rồi thử lại; nội dung đã nhập vẫn còn.',
};

type Empty = Record<never, never>;
type Needed<T> = { [K in keyof T as T[K] extends undefined ? never : Empty extends T[K] ? never : K]: T[K] };
type Spare<T> = { [K in keyof T as T[K] extends undefined ? never : Empty extends T[K] ? K : never]?: T[K] };
type Parts<O extends Operation> = O extends { upload: number } ? Omit<Asked<O>, 'body'> & { body: File } : Asked<O>;

/** What an operation must be given: only the parts it has; a part that may be empty may be left out. */
export type Input<O extends Operation> = Needed<Parts<O>> & Spare<Parts<O>>;
export type OperationOf<A extends Api, K extends keyof A['operations']> = A['operations'][K];
export type Rest<O extends Operation, More extends unknown[] = []> =
  Empty extends Input<O> ? [input?: Input<O>, ...More] : [input: Input<O>, ...More];

export type Sending = {
  signal?: AbortSignal;
  /** Repeating a POST with the same key gives the first answer again, so a retry never makes a second record. */
  key?: string;
  /** A missing session is the answer, not a reason to ask for the password. */
  anonymous?: boolean;
};

let signInAgain: (() => Promise<void>) | undefined;

/** What is done when the session has ended: it resolves when the person is back, then the request is sent again. */
export const whenSessionEnds = (ask: (() => Promise<void>) | undefined) => {
  signInAgain = ask;
};

type LooseInput = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

function pathOf(api: Api, operation: Operation, { params, query }: LooseInput): string {
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  const asked = search.toString();
  return `/api${api.base}${path}${asked && `?${asked}`}`;
}

/** Asks the server for one operation; throws `ProblemError` when it says no. */
export async function call<A extends Api, K extends keyof A['operations'] & string>(
  api: A,
  name: K,
  ...[input, sending]: Rest<OperationOf<A, K>, [sending?: Sending]>
): Promise<Answer<OperationOf<A, K>>> {
  const operation = api.operations[name] as Operation;
  const given = (input ?? {}) as LooseInput;
  const answer = await fetchAnswer(pathOf(api, operation, given), requestFor(operation, given.body, sending), sending);
  return (answer.status === 204 ? null : await answer.json()) as Answer<OperationOf<A, K>>;
}

function requestFor(operation: Operation, body: unknown, sending: Sending = {}): RequestInit {
  const headers = new Headers();
  if (operation.method === 'POST') headers.set('idempotency-key', sending.key ?? crypto.randomUUID());
  const request: RequestInit = { method: operation.method, headers };
  if (operation.upload && body instanceof File) {
    const form = new FormData();
    form.set('file', body);
    request.body = form;
  } else if (operation.method !== 'GET') {
    headers.set('content-type', 'application/json');
    request.body = JSON.stringify(body ?? {});
  }
  return request;
}

/** A request to any address of ours, with the session, the language and our errors. */
export async function fetchAnswer(address: string, request: RequestInit = {}, sending: Sending = {}): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set('accept-language', language());
  let answer: Response;
  try {
    answer = await fetch(address, { ...request, headers, credentials: 'same-origin', signal: sending.signal ?? null });
  } catch (error) {
    if (sending.signal?.aborted) throw error;
    throw new ProblemError(0, { type: 'web/no-answer', detail: noAnswer[language()] });
  }
  if (answer.ok) return answer;
  if (answer.status === 401 && signInAgain && !sending.anonymous) {
    await signInAgain();
    return fetchAnswer(address, request, { ...sending, anonymous: true });
  }
  throw new ProblemError(answer.status, await problemIn(answer));
}

async function problemIn(answer: Response): Promise<Record<string, unknown>> {
  try {
    return (await answer.json()) as Record<string, unknown>;
  } catch {
    return { type: 'web/no-answer', detail: noAnswer[language()] };
  }
}

/** The address of a file (a PDF), for a link that opens in a new tab. */
export function fileUrl<A extends Api, K extends keyof A['operations'] & string>(
  api: A,
  name: K,
  ...[input]: Rest<OperationOf<A, K>>
): string {
  return pathOf(api, api.operations[name] as Operation, (input ?? {}) as LooseInput);
}
