/* What the parts of the OpenAPI document are made of. Schemas are named, and stand among the `schemas` of one part. */

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const json = (description: string, name: string) => ({
  description,
  content: { 'application/json': { schema: ref(name) } },
});
export const problems = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: descriptions[status], content: { 'application/problem+json': { schema: ref('Problem') } } },
    ]),
  );
const descriptions: Record<number, string> = {
  400: 'The body could not be read.',
  404: 'Nothing stands at this address.',
  409: 'Not possible now; `reason` says why.',
  413: 'The body is over 64 kB.',
  415: 'The body is neither JSON nor a plain form.',
  422: 'Something needs correcting; `reason` says what, `fields` where.',
  429: 'Too many; `Retry-After` says when to try again.',
};

export const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
export const lang = {
  name: 'lang',
  in: 'query',
  schema: { type: 'string' },
  description: 'BCP 47; goes before Accept-Language.',
};

export type Parameter = typeof id | { name: string; in: string; schema: object; description?: string };

export const query = (name: string, schema: object, description: string): Parameter => ({
  name,
  in: 'query',
  schema,
  description,
});

export const read = (
  summary: string,
  name: string,
  parameters: Parameter[] = [id, lang],
  description = 'The thing, in the best language it has. A person’s browser gets a page.',
) => ({
  get: {
    summary,
    parameters,
    responses: {
      200: {
        ...json(description, name),
        headers: {
          ETag: { schema: { type: 'string' }, description: 'Weak.' },
          'Cache-Control': { schema: { type: 'string' } },
        },
      },
      304: { description: 'Nothing has changed.' },
      ...problems(404),
    },
  },
});

export function act(
  summary: string,
  bodies: string[],
  status: 200 | 202,
  description: string,
  answer: string = 'ActResult',
  parameters: Parameter[] = [id],
) {
  const [first] = bodies;
  const schema = bodies.length === 1 && first ? ref(first) : { oneOf: bodies.map(ref) };
  const content = { 'application/json': { schema }, 'application/x-www-form-urlencoded': { schema } };
  const faults = answer === 'ReceiptState' ? [400, 404, 413, 415, 422] : [400, 404, 409, 413, 415, 422, 429];
  return {
    post: {
      summary,
      parameters,
      requestBody: { required: true, content },
      responses: { [status]: json(description, answer), ...problems(...faults) },
    },
  };
}
