import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { confusables } from '../../src/server/core/confusables.ts';
import { likeReserved } from '../../src/server/core/reserved-names.ts';

const own = ['Ville de Lille', 'Martine Aubry', 'Participer à Valmont'];
const like = (name: string): string | undefined => likeReserved(name, own);

/** What looks like each letter: of another alphabet, wide, a digit. */
const lookAlikes = new Map<string, string[]>();
for (const [sign, letter] of confusables) lookAlikes.set(letter, [...(lookAlikes.get(letter) ?? []), sign]);
const digits: Record<string, string> = { o: '0', i: '1', l: '1', e: '3', a: '4', s: '5', t: '7' };
const wide = (letter: string): string => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0);

/** Writes a letter otherwise, so that one sees the same. */
const disguised = (letter: string): fc.Arbitrary<string> => {
  if (!/[a-z]/i.test(letter)) return fc.constant(letter);
  const small = letter.toLowerCase();
  const others = [letter, small, letter.toUpperCase(), wide(letter), ...(lookAlikes.get(small) ?? [])];
  const digit = digits[small];
  return fc.constantFrom(...others, ...(digit ? [digit] : []));
};
const unseen = fc.constantFrom('', '', '', '\u200b', '\u00ad', '\u2060', '\u0301');
const disguise = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(...[...name].map((letter) => fc.tuple(disguised(letter), unseen)))
    .map((letters) => letters.map((pair) => pair.join('')).join(''));

describe('a name that is reserved', () => {
  it('is found in whatever letters it is written', () => {
    const reserved = [
      'Ville de Lille',
      'Martine Aubry',
      'Mairie',
      'Administrateur',
      'Moderation',
      'Service communication',
    ];
    for (const name of reserved) {
      fc.assert(
        fc.property(disguise(name), (written) => assert.notEqual(like(written), undefined)),
        { numRuns: 300 },
      );
    }
  });

  it('is found in whatever order, with titles, and with whatever parts its words', () => {
    const separators = fc.constantFrom(' ', '  ', '_', '.', '\u00a0', '-', ' – ');
    const title = fc.constantFrom('', 'Mme ', 'M. ', 'La ', 'Compte officiel ');
    const behind = fc.constantFrom('', ' (officiel)', ', maire', ' 2', ' ✔', ' 59');
    const words = fc.constantFrom(
      ['Martine', 'Aubry'],
      ['Aubry', 'Martine'],
      ['Ville', 'de', 'Lille'],
      ['Mairie', 'Lille'],
    );
    fc.assert(
      fc.property(title, words, separators, behind, (before, parts, separator, after) =>
        assert.notEqual(like(`${before}${parts.join(separator)}${after}`), undefined),
      ),
    );
  });

  it('is that of an office by itself, in French, in English and as others call a mayor', () => {
    for (const name of [
      ...[
        'Adjoint au maire',
        'Adjointe au Maire',
        'Première adjointe',
        'La Maire',
        'Mme la Maire',
        'Le Maire',
        'La Ville',
      ],
      ...['Police municipale', 'Police Municipale de Lyon', 'Communauté de communes', 'Communauté de communes du Val'],
      ...['Service urbanisme', 'Services techniques', 'Direction culture', 'Direction de la culture', 'Les élus'],
      ...['Élus de Valmont', 'Élue de Valmont', 'Conseillère municipale', 'Paul Martin, conseiller municipal', 'L’élu'],
      ...[
        'Secrétaire de mairie',
        'CCAS',
        'Sous-préfecture',
        'Gendarmerie',
        'Garde champêtre',
        'Présidente de la métropole',
      ],
      ...['The Mayor', 'the mayor', 'Lord Mayor', 'Deputy Mayor', 'Mayor’s Office', 'Mayor of London', 'The Council'],
      ...['Town Clerk', 'Councillor Smith', 'Parish Council', 'Planning Department', 'City Police', 'Support team'],
      ...[
        'Bürgermeister',
        'Der Bürgermeister',
        'El alcalde',
        'La alcaldesa',
        'Il Sindaco',
        'Sindaco',
        'De burgemeester',
      ],
      ...['Prefeita', 'Presidente da Câmara', 'Ar maer', 'Ti-kêr', 'رئيس البلدية', 'T h e M a y o r', 'Тhe Мayor'],
    ])
      assert.notEqual(like(name), undefined, name);
  });

  it('is one of an institution, of who speaks for it or of who runs the site, whatever the place', () => {
    for (const name of [
      'Mairie annexe',
      'La Mairie',
      'Ville de Roubaix',
      'Ville d’Exemple',
      'VilleDeRoubaix',
      'V i l l e d e R o u b a i x',
      'Service communication – Ville de Roubaix',
      'Service de l’urbanisme',
      'Jean Dupont, maire de Roubaix',
      'Jean Dupont maire de Lille',
      'Monsieur le Maire',
      'Équipe de modération',
      'Modérateur du site',
      'Admin1',
      'Rnairie',
      'MaIrIe',
      'M@irie',
      'Mairie | Lille',
      'City of Lille',
      'Participer a Valmont',
      'Lille officiel',
    ])
      assert.notEqual(like(name), undefined, name);
  });
});

describe('a long list of reserved names', () => {
  it('is compared as a whole, and again', () => {
    const reserved = Array.from({ length: 6000 }, (_, at) => `Élu ${String.fromCodePoint(0x4e00 + at)} Valmont`);
    for (const at of [0, 5999, 3000, 0]) {
      const name = reserved[at]!;
      assert.equal(likeReserved(name.replace('É', 'E'), reserved), name);
    }
    assert.equal(likeReserved('Ada Valmont', reserved), undefined);
  });
});

describe('a name like any', () => {
  it('passes, also where a word of it is one of institutions', () => {
    for (const name of [
      ...['Marie Ville', 'Mairin', 'Maire', 'Denis Maire', 'MAIRE Denis', 'Bruno Le Maire', 'M. Le Maire', 'Ville'],
      ...[
        'Mairet',
        'Claire Maire',
        'Maire Claire',
        'Louise Lemaire',
        'Lemaire',
        'Lamaire',
        'Emma Mayor',
        'Federico Mayor',
        'Mayor',
      ],
      ...['Adjoa Mensah', 'Élu Dupont', 'Elu Sarr', 'Jeanne Conseil', 'Marc Police', 'Ada, région parisienne'],
      ...['José Alcalde', 'Jan Burgers', 'Paul Staff', 'Anna Stadtler', 'Marie Président', 'Ada, commune voisine'],
      ...['Council Bluffs', 'Marco Comune', 'Nina Kerr', 'Yann Maer', 'Claude Adjoint', 'Ludivine Préfet'],
      ...['Anne Villedieu', 'Jean Deville', 'Marie-Ville Dupont', 'Martin Aubry', 'Martine Aubry-Dupont', 'Lily Allen'],
      ...[
        'Robert Service',
        'Jean-Pierre de Lille',
        'Anne Dupont (Lille)',
        'Anne Dupont, Lille',
        'Marie Lille',
        'Jean Mairie',
      ],
      ...[
        'Maurice Préfet',
        'Ali',
        'Li Li',
        'Mo',
        'J. R. R. T',
        'A B C D',
        'Marine',
        'Régis Département',
        'Sophie Commune',
      ],
      ...[
        'Нина Петрова',
        'Ελένη Παπαδοπούλου',
        'محمد بن علي',
        '山田 Taro',
        'Ｍａｒｉｅ',
        'İpek',
        '👨\u200d👩\u200d👧',
        '✔',
        '2',
        '',
      ],
    ])
      assert.equal(like(name), undefined, name);
  });

  it('of a first name and a surname passes, whatever they are', () => {
    const first = fc.constantFrom(
      'Marie',
      'Mairead',
      'Malik',
      'Ville',
      'Adam',
      'Maude',
      'Ahmed',
      'Aubry',
      'Vi',
      'Élise',
    );
    const last = fc.constantFrom(
      'Martin',
      'Maire',
      'Ville',
      'Le Maire',
      'De Lille',
      'Villemin',
      'Service',
      'Aubry',
      'Nguyễn',
      'Li',
    );
    const isOther = (name: string): boolean => !/^Ville De Lille$/i.test(name);
    fc.assert(
      fc.property(
        fc
          .tuple(first, last)
          .map((both) => both.join(' '))
          .filter(isOther),
        (name) => assert.equal(like(name), undefined),
      ),
    );
  });

  it('is not made to be one by a site that is called by signs alone', () => {
    assert.equal(likeReserved('Marie Ville', ['…', '✔', '']), undefined);
  });
});
