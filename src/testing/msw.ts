import { http, type HttpHandler } from 'msw';
import type { Backend } from './backend.ts';

/** Answers a backend's addresses from memory: pass them to `setupWorker()` or `setupServer()`. */
export const backendHandlers = (backend: Backend): HttpHandler[] => [
  http.all(`${new URL(backend.petition).origin}/*`, ({ request }) => backend.app.fetch(request)),
];
