/*
 * How institutions call themselves, in the languages of the server and in others of this continent. Where a word is also how people are
 * called, as “Maire” and “Ville” are, it takes what stands behind it to be of an institution.
 */

const listed = (text: string): string[] => text.split(',').map((phrase) => phrase.trim());

/** A name that is one of these, with an article or without, is that of an institution or of who runs a site. */
export const officialNames: readonly string[] = listed(
  `mairie, hôtel de ville, monsieur le maire, madame la maire, madame le maire, le maire, conseil municipal, conseil départemental,
  conseil régional, conseil communautaire, préfecture, préfet, équipe municipale, cabinet du maire, cabinet de la maire,
  service communication, services municipaux, services techniques, direction générale, service client, service public,
  administration, administrateur, administratrice, administrator, admin, webmaster, webmestre, support, assistance,
  modération, modérateur, modératrice, modo, moderation, moderator, équipe de modération, équipe technique, équipe du site,
  compte officiel, official account, officiel, city hall, town hall, city council, town council, rathaus, stadtverwaltung,
  gemeindeverwaltung, ayuntamiento, alcaldía, ajuntament, comune, gemeente, câmara municipal, ti-kêr`,
);

const of = (office: string): string[] => ['de', 'du', 'des', 'd’'].map((word) => `${office} ${word}`);

/** A name, or a part of it behind a dash or a comma, that begins so and goes on is that of an institution or of who speaks for it. */
export const officialBeginnings: readonly string[] = [
  ...listed('ville, commune, maire, métropole, agglomération, département, région, préfecture, direction').flatMap(of),
  ...listed('service, services').flatMap(of),
  ...listed(
    `mairie, hôtel de ville, conseil municipal, conseil départemental, conseil régional, équipe municipale, maire adjoint,
    maire adjointe, maire délégué, maire déléguée, adjoint au maire, adjointe au maire, adjoint à la maire, adjointe à la maire,
    conseiller municipal, conseillère municipale, cabinet du maire, cabinet de la maire, communauté de communes,
    communauté d’agglomération, communauté urbaine, direction générale, service communication, services municipaux,
    services techniques, administrateur, administratrice, modérateur, modératrice, modération, compte officiel, webmaster,
    official account, city of, town of, mayor of, borough of, municipality of, office of the mayor, city council, town council,
    stadtverwaltung, gemeente, ayuntamiento, alcaldía, ajuntament, comune di, câmara municipal, prefeitura de, ti-kêr`,
  ),
];

/** Stands before or behind the name of a person or a place, and makes no other of it. */
export const titles: readonly string[] = listed(
  `le, la, les, the, m, mr, mme, ms, mrs, mlle, dr, monsieur, madame, mademoiselle, officiel, officielle, official, compte, account,
  page, maire, mayor, mairie, adjoint, adjointe, élu, élue, conseiller, conseillère, municipal, municipale, député, députée, sénateur,
  sénatrice, préfet, préfète, président, présidente, ministre, councillor, minister, president`,
);
