import { request } from './request.js';

/** Ends the session here, and where the person logged in. */
export async function logOut() {
  const { next } = await request('/logg-ut', { method: 'POST' });
  location.assign(next);
}
