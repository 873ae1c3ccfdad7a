/* What the domain of an address says of whose it is. */

/** Providers at which anyone has a mailbox: many addresses of them are no sign of anything. */
const providers = new Set(
  `gmail.com googlemail.com outlook.com outlook.fr outlook.be hotmail.com hotmail.fr hotmail.be hotmail.it hotmail.es hotmail.de
  hotmail.co.uk live.com live.fr live.be live.nl live.it live.co.uk msn.com yahoo.com yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.co.uk
  ymail.com rocketmail.com aol.com aol.fr icloud.com me.com mac.com orange.fr wanadoo.fr free.fr aliceadsl.fr online.fr sfr.fr neuf.fr
  cegetel.net club-internet.fr numericable.fr noos.fr laposte.net bbox.fr nordnet.fr voila.fr proton.me protonmail.com protonmail.ch
  pm.me gmx.com gmx.fr gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de posteo.de posteo.net mailbox.org tutanota.com tuta.io
  tuta.com mailo.com mailo.fr netcourrier.com zoho.com zoho.eu yandex.com yandex.ru mail.ru fastmail.com fastmail.fm hey.com mail.com
  infomaniak.com ik.me bluewin.ch hispeed.ch sunrise.ch skynet.be telenet.be proximus.be scarlet.be voo.be pt.lu internet.lu libero.it
  virgilio.it tiscali.it alice.it telefonica.net terra.es sapo.pt kpnmail.nl ziggo.nl planet.nl xs4all.nl home.nl riseup.net disroot.org
  btinternet.com sky.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net videotron.ca sympatico.ca rogers.com
  qq.com 163.com 126.com naver.com mediaserv.net canl.nc mail.pf otmail.com wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz`.split(
    /\s+/,
  ),
);

/** Names that lead to no mailbox (RFC 2606, RFC 6761), as those of tests and demonstrations. */
const reserved = /(?:^|\.)(?:example|test|invalid|localhost|local|exemple)$|^(?:.+\.)?example\.(?:com|net|org)$/;

/** Second parts of names that registries give to many, as in `co.uk` and `asso.fr`. */
const shared = new Set('ac asso co com edu gob gouv gov gv info k12 mil name ne net nom or org prd sch tm'.split(' '));

/** Returns the part of a domain that one owner has registered, as far as its form tells: owners make as many names below it as they like. */
export function ownedPart(domain: string): string {
  const labels = domain.split('.');
  if (labels.length <= 2) return domain;
  const isShared = labels.at(-1)!.length === 2 && shared.has(labels.at(-2)!);
  return labels.slice(isShared ? -3 : -2).join('.');
}

/** Checks whether a domain is one of some, or below one. */
export const isBelow = (domain: string, some: Iterable<string>): boolean => {
  for (const each of some) if (domain === each || domain.endsWith(`.${each}`)) return true;
  return false;
};

/** Checks whether a domain is that of a provider at which anyone has a mailbox, or one that tells nothing. */
export const tellsNothing = (domain: string): boolean =>
  providers.has(domain) || providers.has(ownedPart(domain)) || reserved.test(domain);
