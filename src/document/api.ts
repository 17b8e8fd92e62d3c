import { z } from 'zod';
import { defineApi, Id, Instant, Nothing } from '#platform/domain/api.ts';
import { BroughtKind, DocumentKind, largestDocument } from './domain/document.ts';

/** A kept file. What it holds is reached by a link that is asked for each time. */
export const DocumentView = z.object({
  id: z.uuid(),
  dealId: z.uuid().nullable(),
  subject: z.string(),
  subjectId: z.uuid(),
  kind: DocumentKind,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  uploadedBy: z.string(),
  createdAt: Instant,
});

/** Who looked at it, the latest first. */
export const SeenView = z.object({ items: z.array(z.object({ at: Instant, name: z.string() })) });

/** Files of a record: proofs, vehicle papers, photos, signed contracts. */
export const documentApi = defineApi({
  base: '/documents',
  operations: {
    get: { method: 'GET', path: '/:id', does: 'What is known of a kept file', may: 'document.read', params: Id, returns: DocumentView },
    link: {
      method: 'GET',
      path: '/:id/link',
      does: 'A link to the file, which ends within five minutes',
      may: 'document.read',
      params: Id,
      returns: z.object({ path: z.string(), until: Instant }),
    },
    views: { method: 'GET', path: '/:id/views', does: 'Who looked at the file', may: 'document.read', params: Id, returns: SeenView },
  },
});

/** The files of one deal. */
export const dealDocumentApi = defineApi({
  base: '/deals',
  operations: {
    documents: {
      method: 'GET',
      path: '/:id/documents',
      does: 'List the files of a deal',
      may: 'document.read',
      params: Id,
      returns: z.object({ items: z.array(DocumentView) }),
    },
    keep: {
      method: 'POST',
      path: '/:id/documents',
      does: 'Keep a photo or PDF in a deal',
      may: 'document.write',
      params: Id,
      query: z.object({ kind: BroughtKind }),
      upload: largestDocument,
      returns: DocumentView,
    },
  },
});

/** The file itself, for whoever holds the link; a guessed one leads nowhere. */
export const fileApi = defineApi({
  base: '/files',
  operations: {
    get: {
      method: 'GET',
      path: '/:token',
      does: 'The file that a link leads to',
      may: 'anyone',
      params: z.object({ token: z.string().regex(/^[\w-]{94}$/) }),
      file: 'application/octet-stream',
      returns: Nothing,
    },
  },
});
