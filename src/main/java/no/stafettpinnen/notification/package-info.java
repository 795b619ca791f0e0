/** Messages to people in the application. They hold codes only; the text is made when it is shown. */
package no.stafettpinnen.notification;
