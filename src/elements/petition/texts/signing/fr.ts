/** What is said while one signs, in French: it comes with the form. */
export const fr = {
  'sign.title': 'Votre signature',
  'sign.email.hint': 'Jamais publiée, elle sert à confirmer votre signature. Format\u00a0: nom@exemple.fr',
  'sign.place': 'Commune de résidence',
  'sign.public': 'Afficher mon nom et ma commune dans la liste publique (facultatif)',
  'sign.news': 'Recevoir des nouvelles de cette pétition par courriel (facultatif)',
  'sign.review.private': 'Ni votre nom ni votre commune ne seront publiés.',
  'sign.review.public': 'Votre nom et votre commune seront publiés.',
  'sign.send': 'Signer',
  'sign.changed': 'Le texte a changé le {date}, après votre signature.',
  'sign.changed.free': 'Relisez-le\u00a0: vous pouvez retirer votre signature.',
  'fault.place.required': 'Indiquez votre commune, par exemple «\u00a0Saint-Florent\u00a0».',
  'fault.place': 'Indiquez le nom de votre commune, sans adresse internet ni signe au début.',
  'refused.text-changed':
    'Le texte de la pétition a changé. Relisez-le, puis signez à nouveau\u00a0: votre saisie est conservée.',
};
