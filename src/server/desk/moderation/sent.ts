import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { verdicts } from '../../core/moderation.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Body } from '../../http/body.ts';
import { mostDecided, type Chosen, type Statement } from './decide.ts';

/** Why a field of a form is to be mended, by its name: a word of what is said. */
type Fault = 'cases' | 'verdict' | 'reason' | 'unlisted' | 'ground' | 'text';
export type Field = 'cases' | 'verdict' | 'reason' | 'details' | 'ground';

/** A form as it was sent. */
export interface Sent {
  /** The case that it was of, or the form for several. */
  of: string;
  values: Readonly<Record<string, string>>;
  faults: Partial<Record<Field, Fault>>;
}

const caseName = z.tuple([text(60), text(200), text(200), text(200), text(100)]);

/** Reads the cases that a form names. @throws Refusal `invalid` where one was made up */
export function chosenIn(body: Body): Chosen[] {
  const sent = Object.entries(body).filter(([name]) => /^case\.\d+$/.test(name));
  if (sent.length > mostDecided) throw madeUp();
  return sent.flatMap(([, value]) => {
    if (typeof value !== 'string') return [];
    const [of, scope, thing, id, version] = readCase(value);
    return [{ of, scope, thing, id, version }];
  });
}

const madeUp = (): Refusal => new Refusal('invalid', { fields: { case: 'invalid' } });

function readCase(value: string): z.infer<typeof caseName> {
  try {
    const read = z.safeParse(caseName, JSON.parse(value));
    if (read.success && !value.includes('\\u0000')) return read.data;
  } catch {
    // Refused below, as anything that no page of ours has.
  }
  throw madeUp();
}

/** Reads the decision and its statement of reasons. */
export function statementIn(body: Body, lang: string): { statement: Statement } | { faults: Sent['faults'] } {
  const valueOf = (name: string): string => (typeof body[name] === 'string' ? body[name].trim() : '');
  const verdict = verdicts.find((each) => each === body['verdict']);
  const [label, details, ground] = [valueOf('reason'), valueOf('details'), valueOf('ground')];
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  const reason = details ? `${label}${colon}${details}` : label;
  const faults: Sent['faults'] = {
    ...(!verdict && { verdict: 'verdict' }),
    ...(!label && { reason: 'reason' }),
    ...(!ground && { ground: 'ground' }),
  };
  return verdict && label && ground ? { statement: { verdict, reason, ground, lang } } : { faults };
}

/** Tells which field a refused statement is about. */
export const faultsOf = ({ fields = {} }: Refusal): Sent['faults'] => ({
  ...(fields['reason'] && { details: 'text' }),
  ...(fields['ground'] && { ground: 'text' }),
});
