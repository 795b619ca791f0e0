/** Municipalities, their services and the people in them. A service may belong to several municipalities. */
package no.stafettpinnen.municipality;
