/*
 * In the frame of the preview: whatever the widget reads is asked for with what stands in the form at that time, which is kept nowhere.
 * It has to stand before the script of the widgets.
 */

import { refuseTrial } from './preview-refusal.ts';

const { dataset: around = {}, parentElement: box } = (window.frameElement as HTMLElement | null) ?? {};
const address = box?.closest<HTMLElement>('[data-address]')?.dataset['address'];
const send = globalThis.fetch.bind(globalThis);

if (address !== undefined) {
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    if (!pathname.includes('/desk/preview/')) return send(request);
    // One tries to take part in the draft as it is kept, on a page of its own.
    if (request.method !== 'GET') return refuseTrial(request);
    const asked = new URL(address, location.href);
    asked.searchParams.set('read', pathname + search);
    return send(asked, {
      method: 'POST',
      headers: { 'Accept-Language': request.headers.get('Accept-Language') ?? '' },
      body: new URLSearchParams(around['typed']),
      signal: request.signal,
    });
  };
}
