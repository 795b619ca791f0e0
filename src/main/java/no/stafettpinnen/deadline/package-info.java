/** Due dates and reminders: the table of deadlines, counted in Norwegian working days or calendar days, in Europe/Oslo. */
package no.stafettpinnen.deadline;
