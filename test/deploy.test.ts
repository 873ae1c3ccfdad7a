import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { helpOf } from '../src/server/main/help.ts';
import { readSettings } from '../src/server/main/settings.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'deploy');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const guide = readFileSync(join(folder, '..', 'deploy.md'), 'utf8');

/** The settings of the example, also those that are commented out. */
const settings = Object.fromEntries(
  [...read('civic-widgets.env').matchAll(/^#?([A-Z_]+)="(.*)"$/gm)].map(([, name, value]) => [name!, value!]),
);

describe('the guide to a machine of one’s own', () => {
  it('sets what the program reads, and nothing else', () => {
    const known = helpOf([]);
    const named = [
      ...Object.keys(settings),
      ...[...read('Containerfile').matchAll(/([A-Z_]+)="/g)].map(([, name]) => name!),
    ];
    assert.ok(named.length >= 8);
    for (const name of named) assert.match(known, RegExp(`\\b${name}\\b`), name);
    const { host, port, data, databaseUrl } = readSettings(settings);
    assert.deepEqual([host, port, data], ['127.0.0.1', 8080, '/var/lib/civic-widgets']);
    assert.equal(new URL(databaseUrl ?? '').username, 'civic');
  });

  it('leads each proxy to where the server listens, and has it say who asks', () => {
    const { host, port } = readSettings(settings);
    assert.ok(read('nginx.conf').includes(`proxy_pass http://${host}:${port};`));
    assert.match(read('nginx.conf'), /proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;/);
    assert.match(read('nginx.conf'), /proxy_set_header Host \$host;/);
    assert.ok(read('Caddyfile').includes(`reverse_proxy ${host}:${port}`));
    const name = new URL(settings['BASE_URL'] ?? '').hostname;
    for (const file of ['nginx.conf', 'Caddyfile']) assert.ok(read(file).includes(name), file);
  });

  it('runs the same program with the same settings from each of its files', () => {
    const program = '/opt/civic-widgets/node_modules/civic-widgets/src/server/main/civic-widgets.mjs';
    for (const file of ['civic-widgets.service', 'civic-widgets-backup.service', 'civic-widgets.sh']) {
      const text = read(file);
      assert.ok(text.includes(program), file);
      assert.ok(text.includes('/etc/civic-widgets/env'), file);
    }
    const { bin } = JSON.parse(readFileSync(join(folder, '..', '..', 'package.json'), 'utf8')) as {
      bin: Record<string, string>;
    };
    assert.ok(program.endsWith(bin['civic-widgets']!));
    const writable = /ReadWritePaths=(.*)/.exec(read('civic-widgets-backup.service'))?.[1]?.split(' ') ?? [];
    assert.deepEqual(writable, [settings['DATA'], '/var/backups/civic-widgets']);
  });

  it('speaks of every file beside it', () => {
    for (const name of readdirSync(folder)) {
      const unit = /^civic-widgets.*\.(service|timer)$/.test(name);
      assert.ok(unit ? guide.includes(name) : guide.includes(`(deploy/${name})`), name);
    }
  });
});
