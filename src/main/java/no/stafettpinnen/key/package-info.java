/** Secret keys: Tink key sets in files of their own, never in the database. */
package no.stafettpinnen.key;
