import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { postgrestAdapter } from '../../../src/adapters/postgrest.ts';
import { describeAdapter } from '../../../src/testing/conformance.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { startPostgrest, tokenFor, type Postgrest } from './server.ts';

const sql = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'platforms', 'postgrest.sql'), 'utf8');
const api = 'https://x.example/rest/v1';

const fresh = `
  truncate civic.petition, civic.poll, civic.thread, public.signatures, public.ballots, public.comments, public.comment_votes,
    public.reports restart identity;
  insert into civic.petition (url, title, body) values ('https://x.example/p', 'Des pistes', 'Nous demandons.');
  insert into civic.poll (url, title, options, form, method, results)
    select 'https://x.example/v', 'Quand', '[{"id": "matin", "label": "Le matin"}, {"id": "soir", "label": "Le soir"}]',
      '{"kind": "choices", "min": 1, "max": 1}', 'plurality', results from (values ('always'), ('after-close')) r (results);
  insert into civic.thread (url, title, sides, votes)
    values ('https://x.example/t', 'La place', '[{"id": "1", "label": "Pour"}]', 'up-down');
  insert into public.comments (thread_id, person, author, body, act, side, state)
    select 1, 'someone', 'Jo', 'Numéro ' || n, 'seed ' || n, '1', case n when 7 then 'moderator' when 9 then 'author' else 'published' end
    from generate_series(1, 45) n;
  insert into public.comments (thread_id, person, author, body, act, parent, top) values (1, 'other', 'Sam', 'Oui.', 'reply', 45, 45);
`;

describe('PostgREST over PostgreSQL', () => {
  let postgres: TestPostgres;
  let server: Postgrest;
  before(async () => {
    postgres = await startPostgres();
    server = startPostgrest(await postgres.freshDatabase());
    await server.query(sql);
  });
  after(async () => {
    await server.close();
    await postgres.stop();
  });

  const count = async (from: string): Promise<number> =>
    Number((await server.query<{ n: string }>(`select count(*) as n from ${from}`))[0]?.n);
  let inserted = 0;

  describeAdapter(
    'postgrest',
    async () => {
      await server.query(fresh);
      return {
        open: postgrestAdapter,
        fetch: (request) => server.fetch(request),
        petition: { src: `${api}/petitions?id=eq.1`, signatures: () => count('signatures') },
        poll: { src: `${api}/polls?id=eq.1`, ballots: () => count('ballots where poll_id = 1') },
        hiddenPoll: { src: `${api}/polls?id=eq.2`, ballots: () => count('ballots where poll_id = 2') },
        thread: {
          src: `${api}/threads?id=eq.1`,
          posted: () => count(`comments where state in ('published', 'held')`),
          async insert() {
            const act = `inserted ${(inserted += 1)}`;
            await server.query(
              `insert into comments (thread_id, person, author, body, act, side) values (1, 'x', 'Jo', 'Oui.', $1, '1')`,
              [act],
            );
          },
        },
        missing: `${api}/petitions?id=eq.999`,
        identity: { token: tokenFor('camille') },
      };
    },
    { describe, it },
  );
});
