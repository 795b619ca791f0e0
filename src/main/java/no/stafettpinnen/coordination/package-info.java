/**
 * The red level: who has a right to ansvarsgruppe, individuell plan, koordinator and barnekoordinator (R140–R162, R195), who has these
 * functions, and what is decided, told and complained about.
 */
package no.stafettpinnen.coordination;
