const { document } = globalThis;

const words = {
  fr: {
    notice:
      'Démonstration dans votre navigateur : rien ne quitte cette page, et tout est oublié quand vous la quittez.',
    mailbox: 'Courriels reçus',
    empty: 'Aucun pour l’instant. Le code qui confirme un acte arrive ici.',
  },
  en: {
    notice: 'This demo runs in your browser: nothing leaves this page, and all is forgotten when you leave it.',
    mailbox: 'Mails received',
    empty: 'None so far. The code that confirms an act arrives here.',
  },
}[document.documentElement.lang === 'en' ? 'en' : 'fr'];

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const list = make('ol', { className: 'browser-mails' });
const empty = make('p', {}, words.empty);

/** Says what this page is, and shows the mailbox at its end. */
export function showNotice() {
  const notice = make('p', { className: 'browser-notice', role: 'status' }, words.notice);
  const title = make('h2', { id: 'browser-mailbox' }, words.mailbox);
  const mailbox = make('section', { className: 'browser-mailbox' }, title, empty, list);
  mailbox.setAttribute('aria-labelledby', title.id);
  document.querySelector('.site-header').after(notice);
  document.querySelector('main').after(mailbox);
}

/** Puts a mail on top of the others. */
export function showMail({ to, subject, text }) {
  empty.remove();
  const body = make('pre', {}, text);
  list.prepend(make('li', {}, make('strong', {}, subject), make('p', {}, to), body));
}

const isInWidget = (node) => node !== null && (node.localName.startsWith('civic-') || isInWidget(node.parentElement));

/** Links between the pages keep the word; what only a server has is no link here. */
export function stayHere() {
  for (const link of document.querySelectorAll('a[href]:not([href^="#"])')) {
    const url = new URL(link.href);
    if (url.origin !== globalThis.location.origin) continue;
    if (/\.html$|\/$/.test(url.pathname)) {
      url.searchParams.set('backend', 'browser');
      link.href = url.href;
    } else if (!isInWidget(link)) {
      link.replaceWith(...link.childNodes);
    }
  }
}
