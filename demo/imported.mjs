/* Shows the card of the imported consultation once it is there: widgets may be put into a page at any time. */
const address = '/consultations/rua-fonctionnement';
const template = globalThis.document.querySelector('#imported');
const response = await fetch(address, { headers: { accept: 'application/json' } });
if (response.ok) template.before(template.content.cloneNode(true));
