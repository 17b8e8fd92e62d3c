import { fetchAnswer, ProblemError } from '#platform/web/client.ts';

/** The sign-in library's own paths; everything else of access is in `api.ts`. */
async function post(path: string, body: object): Promise<void> {
  await fetchAnswer(
    `/api/auth${path}`,
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    { anonymous: true },
  );
}

export const signIn = (email: string, password: string) => post('/sign-in/email', { email, password });
export const signOut = () => post('/sign-out', {});
export const requestPasswordReset = (email: string) => post('/request-password-reset', { email, redirectTo: '/reset-password' });
export const resetPassword = (token: string, newPassword: string) => post('/reset-password', { token, newPassword });
export const changePassword = (currentPassword: string, newPassword: string) =>
  post('/change-password', { currentPassword, newPassword, revokeOtherSessions: true });

/** Why it was refused, as one of the few things a person can do something about. */
export function whyRefused(error: unknown): 'wrong' | 'tooMany' | 'other' {
  if (!(error instanceof ProblemError)) return 'other';
  if (error.status === 429) return 'tooMany';
  return error.status >= 400 && error.status < 500 ? 'wrong' : 'other';
}
