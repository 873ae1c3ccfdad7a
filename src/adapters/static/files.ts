import type * as z from 'zod/mini';
import { createHttp, invalid } from '../../client/http.ts';
import { archiveVersion } from '../../schema/archive.ts';
import type { AdapterOptions, CallOptions } from '../adapter.ts';
import { parse } from '../common/parse.ts';

const name = 'static';

/** Makes what reads the files of an archive. */
export function createFiles({ timeout, fetch }: AdapterOptions) {
  // A part of a large list holds some hundred entries of any length.
  const http = createHttp({ name, longest: 12_000_000, ...(timeout && { timeout }), ...(fetch && { fetch }) });

  async function read<T>(shape: z.ZodMiniType<T>, url: string, options: CallOptions) {
    const { body, maxAge } = await http.read(url, options);
    const where = `${name}: GET ${url}`;
    const version = (body as { archive?: unknown } | null | undefined)?.archive;
    if (version === undefined) throw invalid(where, 'this is no file of an archive');
    if (version !== archiveVersion) throw invalid(where, `this archive is of version ${JSON.stringify(version)}`);
    return { content: parse(shape, body, where), where, maxAge };
  }

  return {
    read,
    /** Reads a file in the folder of a thing. */
    below: <T>(shape: z.ZodMiniType<T>, src: string, path: string, options: CallOptions) =>
      read(shape, `${src.replace(/[?#].*/s, '').replace(/\.json$/, '')}/${path}`, options),
  };
}
export type Files = ReturnType<typeof createFiles>;
