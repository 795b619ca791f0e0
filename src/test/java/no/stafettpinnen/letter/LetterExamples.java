package no.stafettpinnen.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Letters as a municipality would write them; the people are invented. */
final class LetterExamples {

  static final ArchiveNote NOTE = new ArchiveNote("Kari Moen, saksbehandler", Instant.parse("2026-11-22T23:30:00Z"), "Vedtak, versjon 1");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private LetterExamples() {
  }

  static Head head(String title) {
    return new Head(title, "Stjørdal kommune", "Helse- og velferdskontoret",
        List.of("Breidablikkveien 18, 7500 Stjørdal", "Telefon 74 83 39 00", "postmottak@stjordal.example"),
        List.of("Åse Čáhppesjávri og Bjørn Æsøy", "Granveien 4 B", "7500 Stjørdal"), DAY, "2026/04711");
  }

  static DecisionLetter decision() {
    return new DecisionLetter(head("Vedtak om barnekoordinator"), LocalDate.of(2026, 10, 19),
        "Dere får barnekoordinator. Ingrid Øverås på helsestasjonen er barnekoordinator for dere fra 1. desember 2026.",
        new DecisionLetter.Contact("Ingrid Øverås", "Helsestasjonen i Stjørdal", "74 83 41 12"), null,
        List.of("Samtalen med dere 2. november 2026, der dere fortalte hvordan hverdagen er.",
            "Brevet fra barneavdelingen på St. Olavs hospital av 12. oktober 2026.",
            "Det skolen og helsestasjonen har fortalt oss, etter samtykke fra dere."),
        "«Jeg vil at mamma skal slippe å ringe så mye. Og så vil jeg være på fotballtrening på onsdager – ikke på møte.»",
        "Ola på 16 år snakket med helsesykepleieren uten at dere var til stede. Vi har lagt stor vekt på det han sa. Derfor holder vi "
            + "onsdagene fri for møter, og derfor er det barnekoordinatoren, og ikke dere, som tar kontakt med tjenestene.\n\n"
            + "En ungdom mellom 16 og 18 år kan ikke selv si ja eller nei til barnekoordinator. Det er dere som samtykker.",
        "Vi mener at det er best for Ola at én person holder oversikten. Da får han mer ro på skolen, og dere får mer tid sammen.",
        "Familier som har eller venter barn med alvorlig sykdom, skade eller nedsatt funksjonsevne, har rett til barnekoordinator når "
            + "barnet vil trenge langvarige og sammensatte eller koordinerte helse- og omsorgstjenester og andre velferdstjenester. "
            + "Det er ikke nødvendig med en diagnose.\n\n"
            + "Ola trenger hjelp fra fire tjenester samtidig: skolen, helsestasjonen, PPT og sykehuset. Behovet har vart i to år, og vi "
            + "tror at det varer i flere år til. Slik det er nå, er det dere som må ringe, minne på og gi beskjeder videre. Det er "
            + "nettopp dette en barnekoordinator skal gjøre.",
        List.of("Helse- og omsorgstjenesteloven § 7-2 a", "Pasient- og brukerrettighetsloven § 2-5 c"),
        List.of(new DecisionLetter.Step("Ringer dere for å avtale det første møtet", "Ingrid Øverås", LocalDate.of(2026, 12, 4)),
            new DecisionLetter.Step("Lager en oversikt over hvem som gjør hva, og sender den til dere", "Ingrid Øverås",
                LocalDate.of(2026, 12, 18)),
            new DecisionLetter.Step("Spør dere om dere ønsker individuell plan", "Helse- og velferdskontoret", LocalDate.of(2027, 1, 15))),
        new DecisionLetter.Complaint("Dere kan klage innen fire uker etter at dere fikk brevet. Klagen sendes til oss. Endrer vi ikke "
            + "vedtaket, sender vi klagen til Statsforvalteren.",
            List.of("Stjørdal kommune, Helse- og velferdskontoret", "Postboks 133, 7501 Stjørdal"), "Statsforvalteren", "pasient- og brukerrettighetsloven §§ 7-2 og 7-5"),
        "Kari Moen", "Saksbehandler");
  }

  static ComplaintAnswer complaintSentOn() {
    return new ComplaintAnswer(head("Svar på klage"), "vedtaket om individuell plan", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 21),
        false, false, "Dere mener at Ola har rett til individuell plan, og at vi ikke har sett hvor mange tjenester han trenger.",
        "«Jeg synes det er rart at ingen har spurt meg om hva som er vanskelig.»",
        "Vi har snakket med Ola, med dere og med skolen en gang til. Vi er enige med dere i at Ola har det vanskelig nå. Vi mener likevel "
            + "at behovet ikke er langvarig, fordi legen venter at han er frisk til våren.\n\n"
            + "Vi skulle ha snakket med Ola før vi bestemte oss. Det beklager vi.",
        null, "Statsforvalteren i Trøndelag", LocalDate.of(2026, 10, 5), null, List.of("Pasient- og brukerrettighetsloven §§ 2-5 og 7-2",
        "Forvaltningsloven § 33"), List.of("Statsforvalteren bruker som regel noen måneder på å avgjøre en klage.",
        "Mens dere venter, er Kari Moen på Helse- og velferdskontoret kontakten deres."), "Kari Moen", "Saksbehandler");
  }

  static ComplaintAnswer complaintUpheld() {
    return new ComplaintAnswer(head("Svar på klage"), "vedtaket om individuell plan", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 21),
        true, false, "Dere mener at Ola har rett til individuell plan.", null, "Vi har sett på saken på nytt og er enige med dere.",
        "Ola får individuell plan. Ingrid Øverås er koordinator.", null, null, null,
        List.of("Pasient- og brukerrettighetsloven § 2-5"), List.of(),
        "Kari Moen", "Saksbehandler");
  }

  /** A plan that is filled in as most are. */
  static PlanLetter plan() {
    return plan(List.of(
        goal(1, "Ola er på skolen hver dag", "Ikke mer enn to fraværsdager i måneden", 3),
        goal(2, "Ola er med på fotballtrening igjen", "Han er på trening hver onsdag i seks uker", 2),
        goal(3, "Foreldrene slipper å gi beskjeder mellom tjenestene", "Foreldrene sier det selv når vi spør dem", 2)), 7);
  }

  /** Ten pages and more. */
  static PlanLetter longPlan() {
    return plan(IntStream.rangeClosed(1, 9).mapToObj(number -> goal(number, "Langsiktig mål nummer " + number,
        "Vi ser det på hverdagen, på skolen og hjemme", 11)).toList(), 24);
  }

  private static PlanLetter.Goal goal(int number, String goal, String sign, int measures) {
    return new PlanLetter.Goal(number, goal, sign, DAY.plusMonths(number + 3L), IntStream.rangeClosed(1, measures)
        .mapToObj(each -> new PlanLetter.Measure("Begynner" + number + "x" + each + ". Kontaktlæreren tar imot Ola ved døra og avtaler dagen "
            + "med ham, og sier fra hjem før klokka ti hvis noe er annerledes enn avtalt. Slutter" + number + "x" + each,
            "Hver dag de første seks ukene", "Hegra ungdomsskole", DAY.plusWeeks(each))).toList());
  }

  private static PlanLetter plan(List<PlanLetter.Goal> goals, int participants) {
    PlanLetter.Participant coordinator = new PlanLetter.Participant("Ingrid Øverås", "Koordinator", "Helsestasjonen", "74 83 41 12");
    return new PlanLetter(head("Individuell plan"), "Ola Æsøy", "2", false, null,
        "Jeg vil bli bedre til å gå på skolen, og jeg vil spille fotball igjen.\n\nJeg vil at de voksne snakker sammen uten at jeg må sitte der.",
        List.of("Ola er flink til å tegne og til å ta vare på lillesøsteren sin.", "Bestefar bor i nabohuset og stiller opp."),
        List.of("Ro og faste avtaler på skolen.", "Noen voksne som vet hva de andre gjør."), goals,
        IntStream.rangeClosed(1, participants).mapToObj(each -> each == 1 ? coordinator : new PlanLetter.Participant("Deltaker Nummer " + each,
            "Miljøterapeut", "Pedagogisk-psykologisk tjeneste", "74 83 40 " + (10 + each))).toList(),
        coordinator, "Ingrid kaller inn til møter, skriver ned det vi blir enige om, og minner tjenestene på det de har lovet.",
        List.of(new PlanLetter.Contribution("Ola", "Sier fra når noe blir for mye."),
            new PlanLetter.Contribution("Foreldrene", "Gir beskjed til Ingrid hvis noe ikke skjer som avtalt."),
            new PlanLetter.Contribution("Hegra ungdomsskole", "Fast voksen og et eget rom når det trengs.")),
        "Vi tar én ting om gangen. Skolen begynner med en myk start på dagen. Når det har gått bra i seks uker, legger vi til fotballen.",
        LocalDate.of(2026, 12, 1), LocalDate.of(2027, 11, 30),
        List.of(new PlanLetter.Revision(LocalDate.of(2027, 2, 24), "Ansvarsgruppa ser på målene. Ingrid snakker med Ola først."),
            new PlanLetter.Revision(LocalDate.of(2027, 8, 25), "Vi skriver planen om for det nye skoleåret.")),
        List.of(new PlanLetter.Consent("At planen lages", "Ola, 16 år", DAY, null),
            new PlanLetter.Consent("At helsestasjonen, skolen og PPT deler det som trengs for planen", "Ola, 16 år", DAY,
                LocalDate.of(2027, 11, 30))),
        List.of(new PlanLetter.Cooperation("Barneavdelingen, St. Olavs hospital", "Medisiner og kontroller hver tredje måned.")),
        List.of(new PlanLetter.Approval("Ola Æsøy", "Den planen er for", DAY), new PlanLetter.Approval("Åse Čáhppesjávri", "Forelder", DAY),
            new PlanLetter.Approval("Rektor ved Hegra ungdomsskole", "Skolen", null)),
        "Ola og foreldrene var med på to møter.");
  }
}
