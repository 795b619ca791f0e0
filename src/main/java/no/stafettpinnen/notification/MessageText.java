package no.stafettpinnen.notification;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.stafettpinnen.casefile.CaseReference;

/** What a message says, in one sentence: what is asked and by when, never whom it is about. */
final class MessageText {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.forLanguageTag("nb-NO")).withZone(ZoneId.of("Europe/Oslo"));

  private MessageText() {
  }

  static String of(Inbox.Message message) {
    String reference = CaseReference.of(message.caseId());
    String date = DATE.format(message.dueAt());
    String task = message.taskName();
    return switch (message.kind()) {
      case EVALUATION_REMINDER -> "Tiltakene i sak %s skal evalueres %s.".formatted(reference, date);
      case TASK_GIVEN -> "«%s» i sak %s er din oppgave nå. Fristen er %s.".formatted(task, reference, date);
      case TASK_FOR_SERVICE -> "«%s» i sak %s venter på tjenesten din. Fristen er %s.".formatted(task, reference, date);
      case TASK_REMINDER -> "«%s» i sak %s har frist %s.".formatted(task, reference, date);
      case TASK_OVERDUE -> "Fristen for «%s» i sak %s var %s. Lederen din er varslet.".formatted(task, reference, date);
      case TASK_OVERDUE_FOR_LEADER -> "Fristen for «%s» i sak %s var %s. Du kan ta oppgaven eller gi den til en annen."
          .formatted(task, reference, date);
      case DUTY_OVERDUE_FOR_LEADER -> "Fristen for «%s» i sak %s var %s. Plikten er personlig og kan ikke overtas. Minn den som har oppgaven."
          .formatted(task, reference, date);
      case MAIL_FAILED -> "En e-post om sak %s kom ikke fram til en ansatt hos deg. Beskjeden ligger i Stafettpinnen.".formatted(reference);
      case HOME_MAIL_FAILED -> "En e-post til foresatte i sak %s kom ikke fram. Ta kontakt på en annen måte.".formatted(reference);
      case MEETING_INVITATION -> "Du er innkalt til evalueringsmøte i sak %s %s.".formatted(reference, MeetingWords.when(message.dueAt()));
      case MEETING_CANCELLED -> "Evalueringsmøtet i sak %s %s er avlyst.".formatted(reference, MeetingWords.when(message.dueAt()));
      case TEAM_MEETING_INVITATION -> "Du er innkalt til teammøte i sak %s %s.".formatted(reference, MeetingWords.when(message.dueAt()));
      case TEAM_MEETING_CANCELLED -> "Teammøtet i sak %s %s er avlyst.".formatted(reference, MeetingWords.when(message.dueAt()));
      case GROUP_MEETING_INVITATION -> "Du er innkalt til møte i ansvarsgruppa i sak %s %s.".formatted(reference,
          MeetingWords.when(message.dueAt()));
      case GROUP_MEETING_CANCELLED -> "Møtet i ansvarsgruppa i sak %s %s er avlyst.".formatted(reference, MeetingWords.when(message.dueAt()));
      case PROVISIONAL_ANSWER_GIVEN -> "Kontoret har gitt foreløpig svar i sak %s. Svaret står i stafettloggen.".formatted(reference);
      case ANSWER_TO_PASS_ON -> "Den som meldte behovet i sak %s, har ikke konto her. Ring og gi det foreløpige svaret. Nummeret står i stafettloggen."
          .formatted(reference);
      case COORDINATION_SETTLED -> "Kommunen har avgjort hvem som samordner i sak %s. Det står i stafettloggen.".formatted(reference);
      case BATON_OFFERED -> "Du er tilbudt stafettpinnen i sak %s. Svar ja eller nei.".formatted(reference);
      case BATON_ACCEPTED -> "Tilbudet ditt i sak %s er tatt imot. Du har ikke stafettpinnen lenger.".formatted(reference);
      case BATON_DECLINED -> "Mottakeren sa nei til stafettpinnen i sak %s. Du har den fortsatt. Svaret står i stafettloggen."
          .formatted(reference);
      case BATON_DECISION_NEEDED -> "Bestem hvem som skal ha stafettpinnen i sak %s.".formatted(reference);
      case BATON_DECIDED -> "Lederen har bestemt hvem som har stafettpinnen i sak %s. Det står i stafettloggen.".formatted(reference);
      case MOVE_OFFERED -> "En annen kommune spør om tjenesten din kan ta imot sak %s. Svar ja eller nei.".formatted(reference);
      case MOVE_ACCEPTED -> "Den nye kommunen har tatt imot sak %s. Du har ikke stafettpinnen lenger.".formatted(reference);
      case MOVE_DECLINED -> "Den andre kommunen tok ikke imot sak %s. Svaret står i stafettloggen.".formatted(reference);
      case MOVE_UNANSWERED -> "Ingen i den andre kommunen har svart på sak %s. Ta kontakt med dem.".formatted(reference);
      case REPORT_FOR_LEADER -> "Noen i tjenesten din melder en mistanke i sak %s. Plikten er deres egen, og ingen leder kan stanse den."
          .formatted(reference);
      case REPORT_TO_RECEIVE -> "En bekymringsmelding (sak %s) venter på at dere bekrefter at den er mottatt.".formatted(reference);
      case RECEIPT_MISSING -> "Bekymringsmeldingen i sak %s er ikke bekreftet mottatt. Les og bekreft den nå.".formatted(reference);
      case REVIEW_MISSING -> "Det er gått en uke, og barnevernet har ikke svart på om meldingen i sak %s er gjennomgått.".formatted(reference);
      case FEEDBACK_GIVEN -> "Barnevernet har svart på meldingen i sak %s. Svaret står i stafettloggen.".formatted(reference);
      case FEEDBACK_MISSING -> "Det er gått tre uker uten tilbakemelding fra barnevernet i sak %s. Spør barnevernet nå.".formatted(reference);
      case INVESTIGATION_OVER -> "Barnevernets undersøkelse i sak %s skal vanligvis være ferdig nå. Du kan spørre hvordan det går."
          .formatted(reference);
      case OUTCOME_GIVEN -> "Utfallet av barnevernets undersøkelse i sak %s er kjent. Det står i stafettloggen.".formatted(reference);
      case REPORTS_UNRECEIPTED -> "Bekymringsmeldingen i sak %s ble skrevet %s og er ikke bekreftet mottatt. %s meldinger mangler bekreftelse."
          .formatted(reference, date, task);
      case RECEIPT_UNREADABLE -> "Kvitteringsfila for bekymringsmeldingen i sak %s kan ikke brukes. Meldingen er ikke bekreftet mottatt."
          .formatted(reference);
      case RECEPTION_MAIL_FAILED -> "E-posten til barnevernets mottak om meldingen i sak %s kom ikke fram. Meldingen ligger i Stafettpinnen."
          .formatted(reference);
      case DUTY_WITHOUT_OWNER -> "«%s» i sak %s har ingen lenger: den som hadde plikten, arbeider ikke her nå. En av dere må ta oppgaven."
          .formatted(task, reference);
      case DUTY_OWNER_AWAY -> "Den som har «%s» i sak %s, er lenge borte. Plikten er personlig. Ta kontakt, eller meld mistanken selv i saken."
          .formatted(task, reference);
      case CONSENT_ENDS_SOON -> "Et samtykke i sak %s gjelder til og med %s. Spør om det skal fornyes, og registrer svaret.".formatted(reference, date);
      case CONSENT_ENDED -> "Et samtykke i sak %s gjelder ikke lenger. Samarbeidet som bygde på det, er avsluttet.".formatted(reference);
      case COOPERATION_ENDED -> "Samarbeidet i sak %s er avsluttet for tjenesten din. Dere har ikke innsyn lenger.".formatted(reference);
      case CHILD_HAS_OTHER_CASE -> task == null
          ? "Barnet i sak %s har kanskje en annen åpen sak i kommunen. Dere får vite mer bare med samtykke. Spør foreldrene.".formatted(reference)
          : "Barnet i sak %s har kanskje en annen åpen sak som dere er med i: sak %s.".formatted(reference, task);
      case COORDINATOR_APPOINTED -> "Du er barnekoordinator i sak %s nå. Avtal med tjenestene hva de skal gjøre.".formatted(reference);
      case COORDINATOR_GONE -> "Barnekoordinatoren i sak %s er borte. Dere har oppgaven til en ny er oppnevnt.".formatted(reference);
      case PROMISE_ANSWERED -> "%s har svart på det dere avtalte i sak %s. Svaret står i stafettloggen.".formatted(task, reference);
      case PROMISE_UNANSWERED -> "%s har ikke svart på det dere avtalte til %s i sak %s. Lederen der er varslet."
          .formatted(task, date, reference);
      case PROMISE_LAPSED -> "Avtalen med %s i sak %s gjelder ikke lenger, fordi et samtykke er slutt.".formatted(task, reference);
      case KOORDINATOR_TO_ASSESS -> "Ungdommen i sak %s er 18 år, og barnekoordinatoren slutter. Vurder koordinator etter hol. § 7-2."
          .formatted(reference);
    };
  }
}
