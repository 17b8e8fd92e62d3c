import { useState } from 'react';
import { ProblemError } from '#platform/web/client.ts';
import { useWrite } from '#platform/web/reads.ts';
import { vehicleApi } from '../../../api.ts';
import type { ImportDone, ImportField, ImportPreview } from '../../domain/import.ts';

type Mapping = Partial<Record<ImportField, number>>;

const written = (mapping: Mapping) =>
  Object.entries(mapping)
    .map(([field, at]) => `${field}:${at}`)
    .join(',') || undefined;

const mappingOf = (preview: ImportPreview): Mapping =>
  Object.fromEntries(preview.columns.flatMap(({ at, field }) => (field ? [[field, at] as const] : [])));

/** The steps of an import: a file, its preview by a mapping, what was done. The file stays in the browser and is sent again. */
export function useImport(branchId: string) {
  const [file, setFile] = useState<File>();
  const [preview, setPreview] = useState<ImportPreview>();
  const [done, setDone] = useState<ImportDone>();
  const [problem, setProblem] = useState<ProblemError>();
  const look = useWrite(vehicleApi, 'previewImport', { quiet: true });
  const bring = useWrite(vehicleApi, 'applyImport', { quiet: true });

  const trying = async (work: () => Promise<void>) => {
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
    }
  };
  const read = (chosen: File, mapping?: Mapping) =>
    trying(async () => {
      const columns = mapping && written(mapping);
      setPreview(await look.mutateAsync({ query: { branchId, ...(columns ? { columns } : {}) }, body: chosen }));
    });

  return {
    file,
    preview,
    done,
    problem,
    busy: look.isPending || bring.isPending,
    open: (chosen: File) => {
      setFile(chosen);
      void read(chosen);
    },
    /** Says what a column holds; a field stands in one column only. */
    choose: (at: number, field: ImportField | null) => {
      if (!file || !preview) return;
      const kept = Object.entries(mappingOf(preview)).filter(([name, column]) => column !== at && name !== field);
      void read(file, { ...Object.fromEntries(kept), ...(field ? { [field]: at } : {}) });
    },
    apply: () => {
      if (!file || !preview) return;
      const columns = written(mappingOf(preview));
      void trying(async () => setDone(await bring.mutateAsync({ query: { branchId, ...(columns ? { columns } : {}) }, body: file })));
    },
    leave: () => {
      setFile(undefined);
      setPreview(undefined);
      setDone(undefined);
      setProblem(undefined);
    },
  };
}
