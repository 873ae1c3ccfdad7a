import { Hono, type Context } from 'hono';
import { findThing } from '../core/things.ts';
import { preferredLanguage } from '../http/negotiation.ts';
import { answerWith, problem, readIfSent, type Work } from './api-work.ts';
import type { DeskCall, Told } from './call.ts';
import { deskCalls } from './calls.ts';
import type { DeskRoutes, DeskThing } from './options.ts';
import { soonBy } from './soon.ts';
import { handOver } from './streaming.ts';

/** Serves what sections of the desk let programs do, below the path of the interface. */
export function callRoutes(options: DeskRoutes, root: string, work: Work): Hono {
  const app = new Hono({ strict: false });
  const soon = soonBy(options.services.waiting);
  for (const call of deskCalls) {
    for (const noun of call.of ? options.nouns.filter(call.of) : [undefined]) {
      const path = `${root}${noun ? `${noun.path}/:id` : ''}${call.path.replace(/\{(\w+)\}/g, ':$1')}`;
      app.on(call.method, path, async (c) => {
        const scope = c.req.param('id');
        return work(c, { ...call, scope }, async (desk, key) => {
          const thing = noun && (await findThing(desk.store, noun, scope ?? ''));
          if (noun && !thing) return problem(c, 404, `Nothing stands at ${noun.path}/${scope}.`);
          const asked = {
            ...{ options, desk, soon, holder: key, person: `key ${key.name}` },
            part: partOf(c),
            prefers: (languages: readonly string[]) => preferredLanguage(c, languages),
            body: call.method === 'GET' ? undefined : await readIfSent(c),
            query: c.req.query(),
          };
          return answer(c, await runCall(call, asked, thing));
        });
      });
    }
  }
  return app;
}

/** Does what is asked, and lets the counts of the thing be read anew. */
export async function runCall(
  call: DeskCall,
  asked: Parameters<DeskCall['run']>[0],
  thing: DeskThing | undefined,
): Promise<Told> {
  const told = await call.run(asked, thing);
  if (thing && call.method !== 'GET') asked.options.services.counts.forget(thing.scope, thing.id);
  return told;
}

/** Returns what the path names besides the thing. */
function partOf(c: Context): string {
  const { id: _, ...others } = c.req.param() as Record<string, string>;
  return Object.values(others)[0] ?? '';
}

function answer(c: Context, told: Told): Response {
  if ('body' in told) return answerWith(c, told.body, told.version, told.status);
  return handOver(c, told.handed);
}
