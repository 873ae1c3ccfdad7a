/** What the fields of documents are called in the log, by their names. */
export const parts = {
  title: 'title',
  text: 'text',
  section: 'theme',
  textVersion: 'version of the text',
  description: 'description',
  summary: 'summary',
  opensAt: 'opening',
  closesAt: 'close',
  thresholds: 'thresholds',
  options: 'options',
  form: 'way of voting',
  method: 'way of counting',
  results: 'time of the results',
  who: 'who may take part',
  notice: 'personal data',
  mail: 'mail server',
  keepMonths: 'time of keeping',
  keepUntil: 'end of keeping',
  answer: 'official answer',
  timeline: 'steps',
  reason: 'reason',
  countNote: 'note on the count',
  licence: 'licence of the data',
  offline: 'counts on paper',
  thread: 'discussion',
  guidelines: 'rules of the discussion',
  author: 'initiative of',
  sides: 'sides',
  override: 'state',
  orders: 'order of comments',
  votes: 'votes on comments',
  depth: 'levels of replies',
  longest: 'length of comments',
  editWindow: 'time to edit',
  reasons: 'reasons to report',
  holdAll: 'moderation before publication',
  holdWords: 'words that hold',
  holdLinks: 'links that hold',
  moderators: 'moderators',
  officials: 'voices of the institution',
  contest: 'contesting decisions',
  scoreRule: 'counting of scores',
  lotOrder: 'order drawn by lot',
  words: 'words of the answers',
  shuffled: 'order of options',
  final: 'final ballot',
  quorum: 'quorum',
  afterClose: 'promise after the close',
  doubles: 'one vote per person',
  rule: 'explanation of the method',
  bundles: 'ballots from elsewhere',
  type: 'kind',
};

/** What is said to an officer who has had as many lines of the log as they may. */
export const tooManyTurns = {
  title: 'Too many lines of the log within an hour',
  detail:
    'You have had 60 lines of the log within an hour, which is as often as it may be. Nothing was done now: try again later.',
};

/** What is said to an officer whose role does not allow what was asked. */
export const forbidden = {
  title: 'Not in your role',
  detail: 'Your role does not allow this. An owner can give you another one. Nothing was changed.',
};

/** What is said where no mail can tell whoever gets or loses a role. */
export const untold = {
  added: (url: string): string => `No email could be sent: tell them yourself, with the address of the desk, ${url}`,
  removed: (): string => 'No email could be sent: tell them yourself.',
};
