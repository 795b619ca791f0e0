/** The report to barnevern, and its clocks. */
package no.stafettpinnen.report;
