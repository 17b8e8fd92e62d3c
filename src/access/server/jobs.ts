import type { Job } from '#platform/server/jobs.ts';
import type { Mailer } from '#platform/server/mail.ts';
import { findPerson } from './queries.ts';
import { resetMail } from './words.ts';

export const invitationMail = 'access.invitation-mail';

/** Sends an invited person the link to set their password. */
export const accessJobs = (mailer: Mailer | undefined): Job[] => [
  {
    name: invitationMail,
    work: async (ctx, asked) => {
      const { personId, url } = asked as { personId: string; url: string };
      const person = await findPerson(ctx, personId);
      await mailer?.send({ to: { name: person.name, address: person.email }, ...resetMail(person.locale, url) });
    },
  },
];
