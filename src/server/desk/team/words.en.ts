import type { TeamWords } from './words.ts';

export const en: TeamWords = {
  lang: 'en',
  hello: 'Hello,',
  subject: {
    given: (site) => `A role at the desk of ${site} is yours`,
    taken: (site) => `Your role at the desk of ${site} has ended`,
  },
  by: {
    given: {
      owner: (site) => `An owner of ${site} has given you a role at its desk, where its participation is run.`,
      operator: (site) =>
        `Whoever administers the server of ${site} has given you a role at its desk, where its participation is run.`,
    },
    taken: {
      owner: (site) => `An owner of ${site} has taken a role at its desk from you.`,
      operator: (site) => `Whoever administers the server of ${site} has taken a role at its desk from you.`,
    },
  },
  role: (label, may) => `Role: ${label} (${may})`,
  where: (place) => `Where: ${place}`,
  wholeSite: 'the whole site',
  only: (title) => `only “${title}”`,
  why: (reason) => `Why: ${reason}`,
  enter: (url) =>
    `To enter, open this address and type the one that this email was sent to: a code comes by email. There is no password.\n${url}`,
  unexpected: 'You did not expect this? Ask the institution. Nothing is done in your name as long as you do not enter.',
  left: (url) => `You keep your other roles:\n${url}`,
  nothingLeft: 'The desk is closed to this address from now on, on all devices. You need do nothing.',
};
