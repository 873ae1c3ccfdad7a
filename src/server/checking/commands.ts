import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Command } from '../core/command.ts';
import { StartError } from '../core/start-error.ts';
import { mirror, type MirrorFolder } from './mirror.ts';
import { cosign } from './cosignature.ts';
import { CheckError, network, readText } from './source.ts';
import { verify } from './verify.ts';
import { openWitness, publicLine, witnessFile } from './witness.ts';

const text = { type: 'string' } as const;

/** Reads a file that was named. @throws StartError where it can't be read */
const fileText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: Error) => {
    throw new StartError(`The file ${file} can’t be read (${error.message}).`);
  });

/** Reads what was named: a file, or what stands at an address. @throws StartError */
const named = (given: string): Promise<string> =>
  /^https?:\/\//.test(given) ? told(() => readText(network, given)) : fileText(given);

/** Checks that an address was given, and no more than is wanted. @throws StartError */
function addressIn(positionals: readonly string[], count: number, like: string): string {
  const [address = ''] = positionals;
  if (positionals.length === count && /^https?:\/\//.test(address)) return address;
  throw new StartError(`Write it like: civic-widgets ${like}`);
}

/** Runs a check; what can't be read, or is refused, is told in one sentence. @throws StartError */
async function told<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    throw error instanceof CheckError ? new StartError(error.message, { cause: error }) : error;
  }
}

/** A folder of plain files. */
const folderAt = (root: string): MirrorFolder => ({
  async read(path) {
    try {
      return new Uint8Array(await readFile(join(root, path)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  },
  async write(path, content) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, content);
    await rename(`${file}.new`, file);
  },
});

/** The commands of whoever checks a server, from any machine: they read no database. */
export const checkingCommands: readonly Command[] = [
  {
    name: 'verify',
    usage: '<address> [--since file|address] [--witness file|address] [--key file] [--receipt file]',
    help: `Counts a consultation, a petition or a vote of any server again, from outside, and says what
agrees; with an earlier checkpoint, that its ledger goes on from that, and with the key of a
witness, that this one saw it; with its key, that it is signed by no other; with the receipt of
an act, which is sent to nobody, that this is in it. Its exit code is 1 where something does not
agree`,
    async run(given, { say }) {
      const { values, positionals } = parseArgs({
        args: given,
        options: { since: text, witness: text, key: text, receipt: text },
        allowPositionals: true,
      });
      const address = addressIn(positionals, 1, 'verify https://participer.ville.example/petitions/pistes-cyclables');
      if (values.witness !== undefined && values.since === undefined)
        throw new StartError('Say with --since which checkpoint the witness has signed: a file, or its address.');
      const since = values.since === undefined ? undefined : await named(values.since);
      const witness = values.witness === undefined ? undefined : await named(values.witness);
      const key = values.key === undefined ? undefined : await fileText(values.key);
      const receipt = values.receipt === undefined ? undefined : await fileText(values.receipt);
      const options = { since, witness, key, receipt, say, pause: (time: number) => pause(time) };
      const faults = await told(() => verify(network, address, options));
      if (faults === 0) return 'Everything agrees.';
      throw new StartError(`${faults} ${faults === 1 ? 'thing does' : 'things do'} not agree.`);
    },
  },
  {
    name: 'mirror',
    usage: '<address> <folder>',
    help: `Keeps the ledger of a consultation, a petition or a vote of any server as plain files, and adds
what is new; refuses one that has shrunk or forked, and keeps what proves it`,
    async run(given) {
      const { positionals } = parseArgs({ args: given, options: {}, allowPositionals: true });
      const like = 'mirror https://participer.ville.example/petitions/pistes-cyclables folder';
      const address = addressIn(positionals, 2, like);
      const { size, added } = await told(() => mirror(network, address, folderAt(positionals[1]!)));
      return `${size} lines, of which ${added} are new.`;
    },
  },
  {
    name: 'witness',
    usage: '<address> <folder> --key file [--name presse.example]',
    help: `Keeps a mirror, and signs each checkpoint that goes on from the last one, with the time: whoever
reads the folder can prove that all were shown the same ledger. The key is made by the first
run, with the name of who signs; keep it outside of the folder, which is there to be published`,
    async run(given) {
      const { values, positionals } = parseArgs({
        args: given,
        options: { key: text, name: text },
        allowPositionals: true,
      });
      const like = 'witness https://participer.ville.example/petitions/pistes-cyclables folder --key witness.key';
      const address = addressIn(positionals, 2, like);
      if (values.key === undefined) throw new StartError(`Write it like: civic-widgets ${like}`);
      const signer = await openWitness(values.key, values.name, positionals[1]!);
      const folder = folderAt(positionals[1]!);
      const sign = (note: string): Promise<string> => cosign(note, signer, new Date());
      const { size, added } = await told(() => mirror(network, address, folder, sign));
      await folder.write(witnessFile, publicLine(signer));
      return `${size} lines, of which ${added} are new, signed as ${signer.key.name}.`;
    },
  },
];
