import { Hono, type Context } from 'hono';
import { problem, type Work } from './api-work.ts';

/** Answers programs where nothing is done: at no address of the interface, or by none of its methods (RFC 9110, 15.5.6). */
export function unknownRoutes(known: Hono, root: string, work: Work): Hono {
  const app = new Hono({ strict: false });
  const answer = (c: Context): Promise<Response> =>
    work(c, { duty: 'read', anywhere: true }, async () => {
      const allowed = methodsAt(known, c.req.path);
      if (allowed.length === 0)
        return problem(c, 404, `The interface has no ${c.req.path}. See /openapi.json for what there is.`);
      c.header('Allow', allowed.join(', '));
      return problem(c, 405, `${c.req.path} takes ${allowed.join(', ')}, not ${c.req.method}.`);
    });
  app.all(root, answer);
  app.all(`${root}/*`, answer);
  return app;
}

const stepsOf = (path: string): string[] => path.split('/').filter((step) => step !== '');

/** Finds the methods by which something is done at a path. */
function methodsAt({ routes }: Hono, path: string): string[] {
  const steps = stepsOf(path);
  const isAt = (pattern: string): boolean => {
    const wanted = stepsOf(pattern);
    return (
      wanted.length === steps.length &&
      wanted.every((step, at) => step !== '*' && (step.startsWith(':') || step === steps[at]))
    );
  };
  const methods = routes.filter((route) => route.method !== 'ALL' && isAt(route.path)).map(({ method }) => method);
  return [...new Set(methods)].sort();
}
