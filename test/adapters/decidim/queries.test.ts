import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, parse, validate } from 'graphql';
import { postMutation, voteMutation, voteQuery } from '../../../src/adapters/decidim/acts.ts';
import { initiativeQuery } from '../../../src/adapters/decidim/initiative.ts';
import { proposalQuery } from '../../../src/adapters/decidim/proposal.ts';
import { assembliesQuery, spaceQueries } from '../../../src/adapters/decidim/space.ts';
import { threadQuery } from '../../../src/adapters/decidim/thread.ts';
import { newer, older } from '../../fixtures/decidim-schema.ts';

const ofEveryVersion: Record<string, string> = {
  initiative: initiativeQuery,
  proposal: proposalQuery,
  assemblies: assembliesQuery,
  'comments of an initiative': threadQuery('initiative'),
  'comments of a proposal': threadQuery('proposal'),
  'comments of a debate': threadQuery('debate'),
  'comments before one is posted': threadQuery('proposal', true),
  'a post': postMutation,
  'a comment before a vote': voteQuery,
  'a vote for': voteMutation('upVote'),
  'a vote against': voteMutation('downVote'),
};

const faultsOf = (schema: string, query: string): string[] =>
  validate(buildSchema(schema), parse(query)).map(({ message }) => message);

/** How many levels a question goes down; the API refuses more than fifteen. */
const depthOf = (query: string): number => {
  let [depth, deepest] = [0, 0];
  for (const sign of query) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
};

describe('the questions to Decidim', () => {
  for (const [name, query] of Object.entries(ofEveryVersion)) {
    it(`fit its schema, before and after 0.30: ${name}`, () => {
      assert.deepEqual([faultsOf(older, query), faultsOf(newer, query)], [[], []]);
      assert.ok(depthOf(query) <= 15);
    });
  }

  it('about statistics fit the schema that they are written for, and it alone', () => {
    for (const kind of ['process', 'assembly'] as const) {
      assert.deepEqual(faultsOf(older, spaceQueries('name')[kind]), []);
      assert.deepEqual(faultsOf(newer, spaceQueries('key')[kind]), []);
      assert.notDeepEqual(faultsOf(newer, spaceQueries('name')[kind]), []);
      assert.notDeepEqual(faultsOf(older, spaceQueries('key')[kind]), []);
    }
  });
});
