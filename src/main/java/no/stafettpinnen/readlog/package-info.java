/** The read log (innsynslogg): who has read what of which case, in a chain for each case that shows when it was tampered with (I9). */
package no.stafettpinnen.readlog;
