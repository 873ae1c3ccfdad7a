/** What is said of an act that is tried in the preview beside a form, in the languages of the widgets. */
const sentences: Readonly<Record<string, string>> = {
  fr: 'Ceci est un aperçu\u00a0: rien n’est envoyé, compté ni conservé. Pour essayer de participer, ouvrez «\u00a0Aperçu et essai\u00a0» depuis le résumé.',
  en: 'This is a preview: nothing is sent, counted or kept. To try taking part, open “Preview and try” from the summary.',
  de: 'Dies ist eine Vorschau: Nichts wird gesendet, gezählt oder aufbewahrt.',
  es: 'Esto es una vista previa: no se envía, cuenta ni conserva nada.',
  it: 'Questa è un’anteprima: nulla viene inviato, contato o conservato.',
  pt: 'Isto é uma pré-visualização: nada é enviado, contado ou guardado.',
  nl: 'Dit is een voorbeeld: er wordt niets verzonden, geteld of bewaard.',
  br: 'Ur rakwel eo: netra ne vez kaset, kontet na miret.',
  ar: 'هذه معاينة: لا يُرسَل شيء ولا يُحتسَب ولا يُحفَظ.',
};

/** Answers an act as a backend does that refuses it with a reason, in the language in which the widget asks. */
export function refuseTrial({ headers }: Pick<Request, 'headers'>): Response {
  const [language = ''] = (headers.get('Accept-Language') ?? '').toLowerCase().split(/[-,;]/);
  const problem = { status: 403, reason: 'preview', detail: sentences[language] ?? sentences['fr'] };
  return Response.json(problem, { status: 403, headers: { 'Content-Type': 'application/problem+json' } });
}
