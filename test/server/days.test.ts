import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDay, formatTime } from '../../src/server/words/format.ts';

describe('a date on the pages of the server', () => {
  it('without a time is the same day in every zone that a site may be in', () => {
    for (const zone of ['Europe/Paris', 'America/Martinique', 'Pacific/Noumea', 'UTC']) {
      assert.equal(formatDay('fr', '2026-03-02', zone), '2 mars 2026');
      assert.equal(formatTime('fr', '2026-03-02', zone), '2 mars 2026');
    }
  });

  it('with its time is the day of the site', () => {
    assert.equal(formatDay('fr', '2026-11-20T22:59:59Z', 'Europe/Paris'), '20 novembre 2026');
    assert.equal(formatTime('en', '2026-11-20T22:59:59Z', 'Indian/Reunion'), '21 November 2026 at 02:59');
  });
});
