import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { sayFaults } from '../../src/server/core/say-issue.ts';
import { petitionDocument as petitionShape } from '../../src/server/nouns/petition/document.ts';
import { pollDocument as pollShape } from '../../src/server/nouns/poll/document.ts';
import { nouns } from '../../src/server/nouns.ts';
import { pollDocument } from './poll-support.ts';
import { petitionDocument } from './support.ts';

const said = (schema: z.core.$ZodType, value: unknown): string[] =>
  sayFaults(schema, value).map(({ field, detail }) => `${field}: ${detail}`);
const petition = (changes: object): string[] => said(petitionShape, { ...petitionDocument, ...changes });
const poll = (changes: object): string[] => said(pollShape, { ...pollDocument, ...changes });

const aDate = 'a date like 2026-11-30, or with its time like 2026-11-30T18:00:00+01:00';
const byLanguage = 'an object with a text for each name, such as { "fr": "…" }';
const link = `https://ville.example/${'a'.repeat(3000)}`;

describe('what a schema finds wrong', () => {
  it('is nothing where a value is sound', () => {
    for (const { documented } of nouns) assert.deepEqual(said(documented.schema, documented.example), []);
  });

  it('is said with its bound, and with what came', () => {
    for (const [found, says] of [
      [petition({ title: { fr: 'x'.repeat(10_000) } }), 'title.fr: has at most 500 signs, and 10000 came.'],
      [
        petition({ title: { ['x'.repeat(36)]: 'a' } }),
        `title.${'x'.repeat(36)}: is no name that fits here: it has at most 35 signs, and 36 came.`,
      ],
      [
        petition({ title: { fr: '\ud800' } }),
        'title.fr: holds half of a sign (a lone surrogate), which can be neither shown nor sent.',
      ],
      [petition({ title: { fr: 5 } }), 'title.fr: has to be a text of at most 500 signs: 5 came.'],
      [petition({ title: 'Titre' }), `title: has to be ${byLanguage}: "Titre" came.`],
      [petition({ text: undefined }), `text: is missing: it is ${byLanguage}.`],
      [petition({ closesAt: 'demain' }), `closesAt: has to be ${aDate}: "demain" came.`],
      [petition({ closesAt: 4 }), `closesAt: has to be ${aDate}: 4 came.`],
      [petition({ override: 'shut' }), 'override: has to be one of: paused, archived: "shut" came.'],
      [petition({ keepMonths: 700 }), 'keepMonths: has to be a whole number from 1 to 600: 700 came.'],
      [petition({ keepMonths: -1 }), 'keepMonths: has to be a whole number from 1 to 600: -1 came.'],
      [petition({ thresholds: 'aucun' }), 'thresholds: has to be a list: "aucun" came.'],
      [
        petition({ timeline: Array.from({ length: 81 }, () => ({ at: '2026-11-30', label: { fr: 'a' } })) }),
        'timeline: has at most 80 entries, and 81 came.',
      ],
      [
        poll({ form: { kind: 'duel' } }),
        'form.kind: has to be one of: choices, three-way, scores, ranking, judgments: "duel" came.',
      ],
      [
        poll({ form: undefined }),
        'form: is missing: it is an object: { "kind": "choices", … }, or { "kind": "three-way", … }, or { "kind": "scores", … }, or { "kind": "ranking", … }, or { "kind": "judgments", … }.',
      ],
      [
        poll({ bundles: [{ times: 0, ballot: { kind: 'blank' } }] }),
        'bundles.0.times: has to be a whole number from 1: 0 came.',
      ],
      [
        poll({ bundles: [{ times: 1, ballot: { kind: 'ranking', ranking: [5] } }] }),
        'bundles.0.ballot.ranking.0: has to be a text of at most 200 signs, or a list: 5 came.',
      ],
    ] as const) {
      assert.deepEqual(found, [says]);
    }
  });

  it('is said once for each field, and in the words of the rule where it has some', () => {
    const thresholds = [{ at: -1, label: { fr: 'a' }, duty: {}, within: 'deux mois' }];
    assert.deepEqual(petition({ thresholds }), [
      'thresholds.0.at: has to be a whole number from 0: -1 came.',
      'thresholds.0.duty: has no language',
      'thresholds.0.within: is no time like P2M (two months), P6W (six weeks) or P15D (fifteen days)',
    ]);
    assert.deepEqual(petition({ notice: { ...petitionDocument.notice, url: link } }), [
      'notice.url: has at most 2000 signs, and 3022 came.',
    ]);
  });

  it('names what nobody asked for, and what there is', () => {
    const shape = z.strictObject({ role: z.optional(z.enum(['owner', 'editor'])), understood: z.literal(true) });
    assert.deepEqual(said(shape, { role: 'king', understood: false, foo: 1, bar: 2 }), [
      'role: has to be one of: owner, editor: "king" came.',
      'understood: has to be true: false came.',
      'foo: "foo" is not known here: there is role, understood. Correct the name, or leave it out.',
      'bar: "bar" is not known here: there is role, understood. Correct the name, or leave it out.',
    ]);
    assert.deepEqual(said(shape, []), ['document: has to be an object: a list came.']);
  });
});
