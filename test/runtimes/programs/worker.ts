import { respond } from './respond.js';

/** The module form of a worker: a key comes with the settings, from a binding. */
export default { fetch: (request: Request): Promise<Response> => respond(request) };
