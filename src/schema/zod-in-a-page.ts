/*
 * The part of `zod/mini` that the schemas of this floor are written in, in less than 1 kB: the script for pages is built with it in
 * zod's place. It accepts, refuses, names the path and returns what zod does; the build fails where a schema takes another kind, and leaves
 * out the schemas that nothing in a page reads by: what makes one has no side effects, as in zod.
 */

type Path = PropertyKey[];

/** Reads a value as zod does: only what the schema names, in an object of its own. What breaks a rule is told by its path. */
type Read = (value: unknown, issues: Path[]) => unknown;

interface Payload {
  readonly value: unknown;
  readonly issues: { push(issue: unknown): void };
}

type Check = (payload: Payload) => void;

interface Schema {
  readonly read: Read;
  readonly isOptional?: boolean;
  readonly shape?: Readonly<Record<string, Schema>>;
  check(...checks: Check[]): Schema;
  safeParse(value: unknown): { success: true; data: unknown } | { success: false; error: { issues: { path: Path }[] } };
}

const schema = (read: Read, facts?: Pick<Schema, 'isOptional' | 'shape'>): Schema => ({
  ...facts,
  read,
  check: (...checks) =>
    schema((value, issues) => {
      const before = issues.length;
      const result = read(value, issues);
      if (issues.length === before) {
        for (const check of checks) check({ value: result, issues: { push: () => issues.push([]) } });
      }
      return result;
    }, facts),
  safeParse(value) {
    const paths: Path[] = [];
    const data = read(value, paths);
    if (paths.length === 0) return { success: true, data };
    return { success: false, error: { issues: paths.map((path) => ({ path })) } };
  },
});

/** Reads what stands under a key. */
function readPart(part: Schema, value: unknown, key: PropertyKey, issues: Path[]): unknown {
  let at = issues.length;
  const result = part.read(value, issues);
  for (; at < issues.length; at += 1) issues[at]?.unshift(key);
  return result;
}

const only = (accepts: (value: unknown) => boolean): Schema =>
  schema((value, issues) => {
    if (!accepts(value)) issues.push([]);
    return value;
  });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readObject(shape: Readonly<Record<string, Schema>>, rest: Schema | undefined): Read {
  const names = Object.keys(shape);
  return (value, issues) => {
    const result: Record<string, unknown> = {};
    if (!isObject(value)) issues.push([]);
    else {
      for (const key of names) {
        const part = shape[key] as Schema;
        if (key in value || !part.isOptional) result[key] = readPart(part, value[key], key, issues);
      }
      for (const key of rest ? Object.keys(value) : []) {
        if (!names.includes(key) && key !== '__proto__')
          result[key] = readPart(rest as Schema, value[key], key, issues);
      }
    }
    return result;
  };
}

/* @__NO_SIDE_EFFECTS__ */ export const check = (rule: Check): Check => rule;
/* @__NO_SIDE_EFFECTS__ */ export const unknown = (): Schema => only(() => true);
/* @__NO_SIDE_EFFECTS__ */ export const string = (): Schema => only((value) => typeof value === 'string');
/* @__NO_SIDE_EFFECTS__ */ export const boolean = (): Schema => only((value) => typeof value === 'boolean');
/* @__NO_SIDE_EFFECTS__ */ export const number = (): Schema => only(Number.isFinite);
/* @__NO_SIDE_EFFECTS__ */ export const literal = (values: unknown): Schema =>
  only((value) => [values].flat().includes(value));

/* @__NO_SIDE_EFFECTS__ */ export const optional = ({ read }: Schema): Schema =>
  schema((value, issues) => (value === undefined ? value : read(value, issues)), { isOptional: true });

/* @__NO_SIDE_EFFECTS__ */ export const array = (part: Schema): Schema =>
  schema((value, issues) => {
    if (Array.isArray(value)) return value.map((each, at) => readPart(part, each, at, issues));
    issues.push([]);
    return value;
  });

/* @__NO_SIDE_EFFECTS__ */ export const object = (shape: Readonly<Record<string, Schema>>): Schema =>
  schema(readObject(shape, undefined), { shape });

/* @__NO_SIDE_EFFECTS__ */ export const catchall = ({ shape = {} }: Schema, rest: Schema): Schema =>
  schema(readObject(shape, rest), { shape });
