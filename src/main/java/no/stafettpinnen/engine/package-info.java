/**
 * What plugs into Camunda: the typed flow variables, the gate that every start and completion passes, tenants, deployment.
 * The only package that may use the engine's {@code impl} classes.
 */
package no.stafettpinnen.engine;
