import { useRef } from 'react';
import type { z } from 'zod';
import type { Api, Operation } from '../../domain/api.ts';
import { call } from '../client.ts';
import { useWrite } from '../reads.ts';
import { type ApiForm, useApiForm } from './api-form.ts';

type FormValues = Record<string, unknown>;
type Kept = { id: string; rowVersion: number };
/** An api whose records are listed, added, and changed by the state that was read. */
type RecordApi = { base: string; operations: Record<'list', Operation> & Record<'add' | 'change', Operation & { body: z.ZodType }> };

type Options<Row extends Kept, V extends FormValues> = {
  api: RecordApi;
  /** The record that is changed; nothing for a new one. */
  record: Row | undefined;
  fields: (record: Row) => V;
  /** Where a new one begins. */
  blank: V;
  /** What is sent, where the form's values are not the bodies themselves. */
  toAdd?: (values: V) => FormValues;
  toChange?: (values: V) => FormValues;
  /** What the list is asked for, to find the record as it is now when somebody else changed it. */
  among?: Record<string, unknown>;
  /** Other capabilities whose reads are no longer true after this. */
  stale?: Api[];
  done: () => void;
};

const asItIs = <V>(values: V): V => values;

/** The form of one record: adds it, or changes the state that was read; what others changed meanwhile is merged. */
export function useRecordForm<Row extends Kept, V extends FormValues>(options: Options<Row, V>): ApiForm<V> {
  const { api, record, fields, blank, toAdd = asItIs, toChange = asItIs, among = {}, stale = [], done } = options;
  const read = useRef(record?.rowVersion);
  const add = useWrite(api, 'add', { quiet: true, stale });
  const change = useWrite(api, 'change', { quiet: true, stale });
  return useApiForm<V, z.ZodType>({
    schema: record ? api.operations.change.body : api.operations.add.body,
    start: record ? fields(record) : blank,
    body: (values) => (record ? { ...toChange(values), rowVersion: read.current } : toAdd(values)),
    send: async (body) => {
      if (record) await change.mutateAsync({ params: { id: record.id }, body } as never);
      else await add.mutateAsync({ body } as never);
      done();
    },
    ...(record
      ? {
          latest: async () => {
            const { items } = (await call(api, 'list', { query: { limit: 200, ...among } } as never)) as { items: Row[] };
            const now = items.find(({ id }) => id === record.id) ?? record;
            read.current = now.rowVersion;
            return fields(now);
          },
        }
      : {}),
  });
}
