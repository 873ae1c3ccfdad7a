import { mockBackend } from 'civic-widgets/testing/msw';
import { getResponse } from 'msw';
import { showMail, showNotice, stayHere } from './page.mjs';

/**
 * Starts the demo's backend in this page. The handlers are asked by hand and not by a service worker: the page's policy lets no
 * script register one (`require-trusted-types-for`), and an open tab would keep it.
 */
export async function startBackend() {
  await parsed();
  const site = new URL('.', import.meta.url).href.replace(/\/$/, '');
  const backend = mockBackend({ baseUrl: site, onMail: showMail });
  showNotice();
  stayHere();
  await backend.addDemo();
  return {
    async answer(request) {
      const response = await getResponse(backend.handlers, request.clone());
      request.signal.throwIfAborted();
      return response;
    },
  };
}

/** The page is read to its end. */
const parsed = () =>
  new Promise((resolve) => {
    const { document } = globalThis;
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', resolve, { once: true });
    else resolve();
  });
