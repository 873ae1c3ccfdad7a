import { startMailServer } from '../support/mail-server.ts';

/** What people find in their mailboxes. */
export interface Letters {
  /** What servers send their mails by. */
  readonly smtp: string;
  /** Returns the code of the last mail to an address; nothing where none has come. */
  codeFor(address: string): string | undefined;
  /** Returns how many mails came to an address, one that was sent twice under the same id being one. */
  count(address: string): number;
  /** How many came twice under the same id: a process was killed after it had sent them and before that was written down. */
  readonly again: number;
  close(): void;
}

/** Starts a mail server that takes everything. */
export async function startLetters(): Promise<Letters> {
  const server = await startMailServer();
  const found = new Map<string, { ids: Set<string>; code: string | undefined }>();
  let [read, again] = [0, 0];

  /** Reads what came since. */
  const open = (): void => {
    for (const mail of server.taken.slice(read)) {
      read += 1;
      const [, to = ''] = /^To: <?([^\s<>]+)/m.exec(mail) ?? [];
      const [, id = ''] = /^Message-ID: <([^>]+)>/m.exec(mail) ?? [];
      const [, code] = /^ {4}(\d{6})\r$/m.exec(mail) ?? [];
      const known = found.get(to) ?? { ids: new Set(), code: undefined };
      if (known.ids.has(id)) again += 1;
      found.set(to, { ids: known.ids.add(id), code: code ?? known.code });
    }
  };

  return {
    smtp: `smtp://127.0.0.1:${server.port}`,
    codeFor(address) {
      open();
      return found.get(address)?.code;
    },
    count(address) {
      open();
      return found.get(address)?.ids.size ?? 0;
    },
    get again() {
      open();
      return again;
    },
    close: () => server.close(),
  };
}
