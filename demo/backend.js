/*
 * `?backend=browser`: the whole demo in this page, without a server. A classic script, so that it comes before the widgets: what
 * they ask for waits until the backend is there. Without the word in the address, nothing happens.
 */
(() => {
  const { document, location, fetch: ask, Request, URLSearchParams } = globalThis;
  if (new URLSearchParams(location.search).get('backend') !== 'browser') return;
  const starting = import(new URL('civic-widgets.backend.js', document.currentScript.src).href).then(
    ({ startBackend }) => startBackend(),
  );
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { answer } = await starting;
    return (await answer(request)) ?? ask(request);
  };
})();
