/*
 * How institutions call themselves, in the languages of the server and in others of this continent. Where a word is also how people are
 * called, as “Maire” and “Ville” are, it takes what stands behind it to be of an institution.
 */

const listed = (text: string): string[] => text.split(',').map((phrase) => phrase.trim());

/**
 * Who speaks for an institution, and what one is called: by itself (“Police municipale”, “Adjoint au maire”) and with more behind it (“Police
 * municipale de Lille”). No word of these is a family name.
 */
const offices: readonly string[] = listed(
  `mairie, hôtel de ville, municipalité, équipe municipale, cabinet du maire, cabinet de la maire, secrétariat de mairie,
  secrétaire de mairie, monsieur le maire, madame la maire, madame le maire, mme la maire, mme le maire, maire adjoint, maire adjointe,
  maire délégué, maire déléguée, adjoint au maire, adjointe au maire, adjoints au maire, adjoint à la maire, adjointe à la maire,
  adjoints à la maire, premier adjoint, première adjointe, 1er adjoint, 1ère adjointe, 1re adjointe, adjoint délégué, adjointe déléguée,
  conseil municipal, conseil départemental, conseil régional, conseil communautaire, conseil métropolitain, conseil communal,
  conseil général, conseiller municipal, conseillère municipale, conseillers municipaux, conseiller départemental,
  conseillère départementale, conseiller régional, conseillère régionale, conseiller communautaire, conseillère communautaire,
  élu municipal, élue municipale, élus municipaux, élu local, élue locale, élus locaux, élu référent, élue référente,
  communauté de communes, communauté d’agglomération, communauté urbaine, intercommunalité, syndicat intercommunal, syndicat mixte,
  centre communal d’action sociale, ccas, police municipale, police nationale, police rurale, garde champêtre, gendarmerie,
  gendarmerie nationale, sapeurs-pompiers, préfecture, sous-préfecture, ministère, collectivité territoriale, services municipaux,
  services techniques, service communication, service public, service client, agent municipal, agente municipale, employé municipal,
  employée municipale, direction générale, directeur général des services, directrice générale des services, état civil,
  administrateur, administratrice, modérateur, modératrice, modération, équipe de modération, équipe technique, équipe du site,
  compte officiel, webmaster, webmestre,
  official account, official page, lord mayor, lady mayor, deputy mayor, vice mayor, mayor’s office, office of the mayor, city mayor,
  town mayor, city hall, town hall, city council, town council, parish council, county council, borough council, district council,
  municipal council, local council, local authority, council leader, leader of the council, council member, council officer,
  city councillor, town councillor, city councilor, city manager, city clerk, town clerk, county clerk, city government,
  local government, municipal police, local police, city police, police department, fire department, planning department,
  customer service, customer support, support team, moderation team, moderator, administrator, site team,
  rathaus, stadtverwaltung, gemeindeverwaltung, stadtrat, gemeinderat, bürgermeister, bürgermeisterin, oberbürgermeister,
  oberbürgermeisterin, bürgermeisteramt, ayuntamiento, alcaldía, señor alcalde, señora alcaldesa, concejal, concejala, ajuntament,
  policía local, policía municipal, sindaco, sindaca, vicesindaco, consiglio comunale, giunta comunale, polizia municipale,
  polizia locale, gemeente, gemeentehuis, gemeentebestuur, gemeenteraad, stadhuis, burgemeester, wethouder, câmara municipal,
  prefeitura, prefeito, prefeita, presidente da câmara, junta de freguesia, polícia municipal, ti-kêr, maer kêr, maerez kêr,
  البلدية, رئيس البلدية, رئيسة البلدية`,
);

/**
 * A name that is one of these, with an article or without, is that of an institution or of who runs a site. With an article also what is a
 * family name or a place without it: “la maire”, “the mayor”.
 */
export const officialNames: readonly string[] = [
  ...offices,
  ...listed(
    `le maire, la maire, l’élu, l’élue, les élus, les élues, la ville, la commune, la métropole, l’agglomération, la région,
    le département, le préfet, la préfète, préfet, préfète, le conseil, la collectivité, le service, les services, la police,
    la direction, administration, admin, support, assistance, modo, moderation, officiel, police,
    the mayor, the council, the councillor, the councillors, the city, the town, the police, the administration, councillor, councilor,
    staff, der bürgermeister, die bürgermeisterin, die stadt, die gemeinde, el alcalde, la alcaldesa, alcaldesa, l’alcalde,
    l’alcaldessa, il sindaco, la sindaca, il comune, comune, de burgemeester, de gemeente, o prefeito, a prefeita, ar maer, ar vaerez`,
  ),
];

const of = (office: string): string[] => ['de', 'du', 'des', 'd’'].map((word) => `${office} ${word}`);

/** A name, or a part of it behind a dash or a comma, that begins so and goes on is that of an institution or of who speaks for it. */
export const officialBeginnings: readonly string[] = [
  ...offices,
  ...listed(
    `ville, commune, maire, métropole, agglomération, département, région, élu, élue, élus, élues, conseiller, conseillère, député,
    députée, sénateur, sénatrice, préfet, préfète, ministre, président, présidente, mairesse, maires, adjoint, adjointe`,
  ).flatMap(of),
  // What stands behind is what it is for: “Service urbanisme”, “Direction culture”. As a family name it stands last.
  ...listed('service, services, direction, police, councillor, councilor, alderman'),
  ...listed(
    `city of, town of, village of, county of, mayor of, borough of, municipality of, council of, councillor for, department of,
    stadt, alcalde de, alcaldesa de, sindaco di, sindaca di, comune di, burgemeester van, gemeente van, prefeitura de, prefeito de,
    prefeita de, kêr`,
  ),
];

/** Stands before or behind the name of a person or a place, and makes no other of it. */
export const titles: readonly string[] = listed(
  `le, la, les, the, m, mr, mme, ms, mrs, mlle, dr, monsieur, madame, mademoiselle, officiel, officielle, official, compte, account,
  page, maire, mayor, mairie, adjoint, adjointe, élu, élue, conseiller, conseillère, municipal, municipale, député, députée, sénateur,
  sénatrice, préfet, préfète, président, présidente, ministre, councillor, minister, president`,
);
