import { respond } from './respond.js';

interface FetchEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

// The type of the event is the edge runtime's own.
addEventListener('fetch', event => {
  const { request } = event as FetchEvent;
  (event as FetchEvent).respondWith(respond(request));
});
