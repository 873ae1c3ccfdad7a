/* Shows the card of the imported consultation once it is there: widgets may be put into a page at any time. */
const address = new URL('consultations/rua-fonctionnement', import.meta.url).href;
const template = globalThis.document.querySelector('#imported');
const response = await fetch(address, { headers: { accept: 'application/json' } });
if (response.ok) template.before(template.content.cloneNode(true));
