/*
 * The petitions site of the UK Parliament in memory: the two documents of a petition, their cache headers, archived and unpublished ones, as
 * the software that it runs on answers them (alphagov/e-petitions, app/views and app/controllers).
 */

export interface Petition {
  id: number;
  isArchived?: boolean;
  attributes: Record<string, unknown>;
}

export interface Site {
  origin: string;
  petitions: Map<number, Petition>;
  /** Paths that were asked for, in their order. */
  asked: string[];
  fetch(request: Request): Promise<Response>;
}

const month = 30 * 24 * 3600 * 1000;

export const open = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  action: 'Plant more trees & hedges in towns',
  background: 'Trees give shade.\r\n\r\nThey cool <b> streets.',
  additional_details: 'Hedges, too.',
  committee_note: '',
  state: 'open',
  signature_count: 12_345,
  created_at: '2026-04-01T10:00:00.000Z',
  updated_at: '2026-05-01T10:00:00.000Z',
  rejected_at: null,
  opened_at: new Date(Date.now() - month).toISOString(),
  closing_date: new Date(Date.now() + month).toISOString().slice(0, 10),
  closed_at: null,
  moderation_threshold_reached_at: '2026-04-02T10:00:00.000Z',
  response_threshold_reached_at: '2026-05-02T10:00:00.000Z',
  government_response_at: null,
  debate_threshold_reached_at: null,
  scheduled_debate_date: null,
  debate_outcome_at: null,
  creator_name: 'Jo Bloggs',
  rejection: null,
  government_response: null,
  debate: null,
  departments: [],
  topics: [],
  signatures_by_country: [{ name: 'United Kingdom', code: 'GB', signature_count: 12_000 }],
  ...changes,
});

const headers = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET',
  'cache-control': 'max-age=60, public, stale-while-revalidate=120, stale-if-error=300',
};

export function createSite(origin = 'https://petition.parliament.uk'): Site {
  const site: Site = {
    origin,
    petitions: new Map([[700_001, { id: 700_001, attributes: open() }]]),
    asked: [],
    async fetch(request) {
      const { pathname } = new URL(request.url);
      site.asked.push(pathname);
      const [, archived, id, count] = /^\/(archived\/)?petitions\/(\d+)(\/count)?\.json$/.exec(pathname) ?? [];
      const petition = site.petitions.get(Number(id));
      if (!petition) return Response.json({ error: 'Not Found', status: 404 }, { status: 404, headers });
      // A petition that was moved to the archive sends there; fetch follows.
      if (petition.isArchived && !archived)
        return site.fetch(new Request(`${origin}/archived/petitions/${id}${count ?? ''}.json`));
      const { attributes } = petition;
      if (count) return Response.json(countOf(attributes), { headers });
      const type = petition.isArchived ? 'archived-petition' : 'petition';
      return Response.json({ links: { self: request.url }, data: { type, id: petition.id, attributes } }, { headers });
    },
  };
  return site;
}

const countOf = (attributes: Record<string, unknown>): object => {
  const names = ['signature_count', 'response_threshold_reached_at', 'government_response_at'];
  const more = ['debate_threshold_reached_at', 'scheduled_debate_date', 'debate_outcome_at'];
  const facts = Object.fromEntries([...names, ...more].map((name) => [name, attributes[name] ?? null]));
  return { ...facts, debated: attributes['debate'] !== null };
};
