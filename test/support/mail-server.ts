import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A mail server that answers recipients as it is told. */
export interface MailServer {
  port: number;
  /** What was taken, each with its headers, oldest first. */
  taken: string[];
  /** Recipients that were asked for, taken or not. */
  asked: number;
  /** The answer to recipients from now on, e.g. `451 come back later`. */
  answer: string;
  close(): void;
}

/** Starts a mail server that takes everything until it is told otherwise. */
export async function startMailServer(answer = '250 ok'): Promise<MailServer> {
  const server = createServer((socket) => {
    let text = '';
    let inData = false;
    socket.on('error', () => undefined);
    socket.write('220 test\r\n');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      if (inData) {
        text += chunk;
        if (!text.endsWith('\r\n.\r\n')) return;
        inData = false;
        mails.taken.push(text);
        text = '';
        socket.write('250 taken\r\n');
        return;
      }
      for (const line of chunk.split('\r\n').filter(Boolean)) {
        const [verb = ''] = line.toUpperCase().split(' ');
        if (verb === 'RCPT') mails.asked += 1;
        inData = verb === 'DATA';
        const answers: Record<string, string> = { DATA: '354 go on', RCPT: mails.answer, QUIT: '221 bye' };
        socket.write(`${answers[verb] ?? '250 ok'}\r\n`);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const mails: MailServer = { port, taken: [], asked: 0, answer, close: () => server.close() };
  return mails;
}
