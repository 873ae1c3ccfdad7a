/* What people write under a proposal, from which the generator makes a large thread: several languages and scripts, and what is hard to lay out. */

export const names: readonly string[] = [
  'Camille Martin',
  'Marie-Hélène L’Hôpital',
  'Nolwenn Le Goff-Mac’h',
  'Mohamed ben Saïd',
  'محمد بن علي',
  'Σοφία Παπαδοπούλου',
  'Анна Ковальчук',
  '山田 太郎',
  'Jo',
  'Sacha-Dominique de La Tour-Montgascon de Saint-Hilaire',
  'Nguyễn Thị Minh Khai',
  'Ada 🚲',
];

/** Sentences by language; a comment is made of some of them. */
export const sentences: Readonly<Record<string, readonly string[]>> = {
  fr: [
    'Je passe ici chaque matin avec deux enfants, et il n’y a pas un seul endroit sûr pour traverser.',
    'D’accord.',
    'Combien cela coûterait-il par an, entretien compris\u202f?',
    'L’étude de la ville, page 42, dit le contraire\u00a0: le trafic baisse depuis cinq ans.',
    'Il faudrait d’abord un essai de six mois, avec un bilan public avant toute décision définitive.',
    'Les commerçants du quai ne sont pas opposés par principe\u202f; ils demandent des places de livraison le matin.',
    'Oui, mais pas comme ça.',
    'À Grenoble, à Gand et à Pontevedra, on a fait la même chose et personne ne voudrait revenir en arrière.',
    'Pensez aux personnes qui ont du mal à marcher\u00a0: deux cents mètres, c’est déjà beaucoup.',
    'Voir https://valmont.example/deplacements/etude-2026.pdf?page=42#conclusion pour les chiffres.',
    'Cette réponse n’en est pas une.',
    'Merci pour ces précisions, je change d’avis.',
  ],
  en: [
    'As a resident of the quay for thirty years, I welcome this, with one reservation about deliveries.',
    'Agreed.',
    'Where would the market stalls go on Sundays?',
    'Please publish the traffic counts, not only their average.',
    'This is the third consultation on the same square. What became of the first two?',
    'It works elsewhere; try it for six months and measure.',
  ],
  ar: [
    'أمرّ من هنا كل صباح مع أطفالي ولا يوجد مكان آمن للعبور.',
    'نحتاج إلى مقاعد في الظل وإلى نافورة ماء.',
    'أوافق على الاقتراح، لكن متى تبدأ الأشغال؟',
    'كم تبلغ الكلفة السنوية (2026)؟',
  ],
};

/** What is hard to lay out and is legitimate, or nearly so. */
export const oddities: readonly string[] = [
  '👍🏽👍🏽👍🏽',
  '👨‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🚲🌳',
  'https://valmont.example/une-adresse-tres-longue/qui-ne-se-coupe-nulle-part-et-qui-deborde-de-toutes-les-colonnes-etroites',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzendenkandidatur',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'Z͑ͫa͎̠l̇͐g͚̑o̳͗',
  '<b>Gras\u202f?</b> <script>alert("non")</script>',
  '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12',
  '日本語のコメントもあります。広場には木が必要です。',
  'Le mot «\u00a0\u202eetrevni\u202c\u00a0» se lit dans l’autre sens.',
];
