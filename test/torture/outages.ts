import { setTimeout as pause } from 'node:timers/promises';
import type { OwnPostgres } from '../support/postgres.ts';
import { askForActs, askToRead, tellAnswers } from './asked.ts';
import type { Chance } from './chance.ts';
import { sendCrowd } from './crowd.ts';
import { haveStorage } from './device.ts';
import { startServer } from './server.ts';
import { layTown, secret, type Place } from './town.ts';
import { conclude, nothingFound, onScene, type Extent, type Found } from './trial.ts';

/**
 * Lets people act on two processes that share one PostgreSQL. In turns one process is killed and started again, and the database is: the
 * processes have to live through that.
 */
export const outages = (chance: Chance, extent: Extent, postgres: OwnPostgres): Promise<Found> =>
  onScene(chance, async (scene) => {
    haveStorage();
    const { ledger, letters, folder } = scene;
    const databaseUrl = await postgres.freshDatabase();
    const place: Place = { folder, databaseUrl };
    await layTown(place);
    const settings = { DATABASE_URL: databaseUrl, DATA: folder, SMTP_URL: letters.smtp, SECRET: secret };
    const servers = [await startServer(settings), await startServer(settings)];
    const pids = (): number[] => servers.map(({ pid }) => pid);
    const found = nothingFound();
    let down: number | undefined;
    try {
      const address = (): string => servers[down === undefined ? chance.below(2) : 1 - down]!.url;
      const crowd = sendCrowd({ ledger, letters, chance, address, timeout: 5000 });
      for (let each = 0; each < extent.count && !(each > 0 && extent.isLate()); each += 1) {
        await ledger.after(5 + chance.below(20));
        await pause(chance.below(15));
        if (each % 2 === 0) {
          down = chance.below(2);
          await servers[down]!.kill();
          await ledger.after(5);
          await servers[down]!.start();
          down = undefined;
          found.kills += 1;
        } else {
          const before = pids();
          await postgres.kill();
          const answers = await Promise.all(
            servers.map(async ({ url }) => [...(await askForActs(url, ledger)), ...(await askToRead(url))]),
          );
          await postgres.startAgain();
          await ledger.after(5);
          found.faults += 1;
          found.wrong.push(...tellAnswers('while the database is away', answers.flat()));
          if (pids().join() !== before.join()) found.wrong.push('a server ended when its database was killed');
        }
      }
      await crowd.goHome();
      for (const server of servers) {
        const code = await server.stop();
        if (code !== 0) found.wrong.push(`asked to end, a server ended with ${code}`);
      }
      found.wrong.push(...crowd.wrong);
      found.told.push(
        `two processes on one database: ${found.kills} kills of a process while the other goes on, ${found.faults} kills of PostgreSQL itself, after which both went on without a new start`,
      );
      return await conclude(found, scene, place, servers);
    } finally {
      for (const server of servers) await server.kill();
    }
  });
