import type { BuildingWords } from './words.ts';

export const en: BuildingWords = {
  link: 'Embed',
  title: 'Embed a widget',
  lead: 'Paste the address of a petition, a poll, a thread or a consultation: the code writes itself.',
  needsScript:
    'Without JavaScript, this page writes the code of what stands on this site. Its preview, its other options and other platforms need JavaScript.',
  plain: {
    write: 'Write the code',
    widgets: { own: 'The one for this page', counter: 'Its numbers alone' },
    elsewhere:
      'This address is not on this site. Without JavaScript, only pages of this site can be read: enter one of them, or open this page with JavaScript.',
    notFound:
      'Nothing that can be embedded stands at this address. Check it: it is the one in the address bar of the page.',
  },
  address: 'Address of the page',
  addressHint: 'The one in the address bar, for example',
  platformsHint: 'It may be a page of this site or of another platform:',
  show: 'Show',
  adapter: 'Platform',
  adapterByAddress: 'By the address',
  element: 'Widget',
  elements: {
    'civic-petition': 'Petition',
    'civic-poll': 'Poll',
    'civic-comments': 'Thread',
    'civic-counter': 'Counters',
  },
  lang: 'Language',
  langOfPage: 'That of the page',
  theme: 'Colours',
  themes: { '': 'Those of the page', light: 'Light', dark: 'Dark' },
  level: 'Level of the heading',
  layout: 'Layout',
  layouts: { '': 'One list', columns: 'A column for each side' },
  order: 'Order at first',
  orders: {
    '': 'That of the service',
    oldest: 'Oldest',
    newest: 'Newest',
    supported: 'Most supported',
    discussed: 'Most discussed',
  },
  metrics: 'Numbers',
  metric: {
    participants: 'participants',
    contributions: 'contributions',
    votes: 'votes',
    comments: 'comments',
    signatures: 'signatures',
    'days-left': 'days left',
  },
  chooseColour: 'Choose the colour of buttons and links',
  colour: 'Colour',
  way: 'Way to embed',
  ways: {
    module: ['Script and tag', 'for most sites; always the newest version'],
    pinned: ['Pinned script', 'one version, checked by the browser (SRI)'],
    classic: ['Classic script', 'for systems that refuse type="module"'],
    place: ['div', 'for systems that take unknown tags out'],
    iframe: ['Frame (iframe)', 'for systems that refuse scripts in pages'],
    oembed: ['Address alone', 'for WordPress and systems that know oEmbed'],
  },
  ownOnly: 'A frame and the address alone only show what stands on this site.',
  codeTitle: 'The code to paste',
  hints: {
    'module pinned classic':
      'The beginning, up to </script>, goes into the head of the page if you can reach it: the browser then asks for the data while the script is on its way. If not, paste all of it in one place. The height is the one measured in the preview, so that the page does not move.',
    place: 'The script may also be put into the template of the site, once and for all; pages then need the div only.',
    iframe: 'Without the small script, the frame keeps the height that is written.',
    oembed: 'Paste the address alone on a line. WordPress shows the page there in a frame.',
  },
  short: 'Paste these lines where the widget is to appear.',
  further: 'Going further',
  copy: 'Copy the code',
  copyWhole: 'Copy the whole code',
  previewTitle: 'Preview',
  phone: 'On a phone',
  wide: 'On a wide screen',
  policyTitle: 'For security officers',
  policy:
    'No cookie, no storage before an act, no call to a third party. Where the site has a security policy (CSP), it needs this:',
  policyStyle:
    'Under a strict policy, put the rules of <style> into the style sheet of the site; the widgets themselves need no exception.',
  statementTitle: 'For the accessibility statement',
  statement:
    'This page contains a component of Civic Widgets. The component is made for WCAG 2.2 level AA and RGAA 4.1; automatic tests check it with each version (keyboard, accessibility tree, contrast, 320 pixels, forced colours). These tests do not replace an audit of the page around it. What is not kept or not checked yet, criterion by criterion, is in docs/accessibility.md, published with the software.',
  texts: {
    'no-address': 'Enter the address of a page.',
    'not-found': 'Nothing stands at this address. Check it.',
    'not-shown': 'What stands at this address cannot be shown by a widget.',
    'no-answer':
      'No answer. Check the address; this page can only ask servers that allow it, over https. If it is that of a page that shows a petition or a poll, paste the address of the petition or the poll itself.',
    'shows-nothing':
      'This page shows nothing that can be embedded. Paste the address of a petition, a poll, a thread or a consultation.',
    shown: 'Preview and code are up to date.',
    copied: 'The code is copied.',
    faint:
      'This colour cannot be read as text (contrast below 4.5): buttons and bars have it, links and text a nearby one that can.',
  },
  inside: {
    label: 'Or choose here:',
    more: 'The page leads to other addresses, too.',
    shows: 'This page shows {things}; paste the address {which}.',
    any: 'of the one that you want to embed',
    types: {
      petition: ['a petition', 'of the petition itself', '{number} petitions', 'of one of them'],
      poll: ['a poll', 'of the poll itself', '{number} polls', 'of one of them'],
      comments: ['a thread', 'of the thread itself', '{number} threads', 'of one of them'],
      consultation: ['a consultation', 'of the consultation itself', '{number} consultations', 'of one of them'],
      item: ['an item', 'of the item itself', '{number} items', 'of one of them'],
    },
  },
};
