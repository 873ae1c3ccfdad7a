import type * as z from 'zod/mini';
import { invalid } from '../../client/http.ts';

/** Checks what came and returns it in the shape that was asked for. @throws CivicError where it has another. */
export function parse<T>(schema: z.ZodMiniType<T>, body: unknown, where: string): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.join('.');
  throw invalid(where, `the answer has another shape${path ? `, see \`${path}\`` : ''}`, result.error);
}
