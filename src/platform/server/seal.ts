import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs what leaves the house and comes back (the link of a file), with the server's secret: nobody else can make it. */
export type Seal = (text: string) => Buffer;

export const sealOf = (secret: string): Seal => {
  const key = createHmac('sha256', secret).update('forecourt seal').digest();
  return (text) => createHmac('sha256', key).update(text).digest();
};

/** Whether a seal is the one of that text, in a time that tells nothing. */
export const sealed = (seal: Seal, text: string, given: Buffer): boolean => {
  const wanted = seal(text);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};
