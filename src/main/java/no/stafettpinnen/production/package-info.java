/** Running it for real: what must be in order before it starts, and the start that brings the database up to date. */
package no.stafettpinnen.production;
