/** The report to barnevern as a closed loop: what it rests on, how it is sent, what proves that it arrived, and its clocks. */
package no.stafettpinnen.report;
