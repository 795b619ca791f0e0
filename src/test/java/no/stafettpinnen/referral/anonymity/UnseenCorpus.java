package no.stafettpinnen.referral.anonymity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import no.stafettpinnen.referral.anonymity.AnonymityCorpus.Text;

/**
 * A second corpus, by somebody who had no part in the checker: other frames, other people (Sami, Polish, Somali, Syrian, Eritrean,
 * Vietnamese, Lithuanian and old Norwegian names), other forms. The first measurement, before anything was mended, stands in
 * {@link UnseenCorpusTest}. Nobody in it exists.
 */
final class UnseenCorpus {

  static final List<String> CHILD = List.of("Áilu Somby Eira", "Máret Ánne Utsi", "Mohamed Abdi Warsame", "Wiktoria Kowalczyk", "Nguyen Thi Lan",
      "Ahmad Al-Khatib", "Yonas Tesfay Gebremedhin", "Gabija Petrauskaitė", "Bjørnar Sætherhaug", "Åse-Lill Kjønnøy", "Zuzanna Wiśniewska");
  static final List<String> ADULTS = List.of("Inger Marja Eira", "Khadija Warsame", "Piotr Kowalczyk", "Ragnhild Kjønnøy", "Omar Al-Khatib", "Selamawit Tesfay");
  static final String UNIT = "Tangvik oppvekstsenter";
  static final String MUNICIPALITY = "Melhus";

  private static final int KINDS = 6;
  private static final int EACH_KIND = 50;
  private static final int CLEAN = 300;
  private static final String[] DIGIT_WORDS = {"null", "én", "to", "tre", "fire", "fem", "seks", "syv", "åtte", "ni"};
  private static final String[] NYNORSK_DIGITS = {"null", "ein", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"};
  private static final String[] TEENS = {"ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten"};
  private static final String[] TENS = {"", "", "tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti"};
  private static final String[] MONTHS = {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
      "desember"};
  private static final String[] DAY_WORDS = {"første", "annen", "tredje", "fjerde", "femte", "sjette", "syvende", "åttende", "niende", "tiende",
      "ellevte", "tolvte", "trettende", "fjortende", "femtende", "sekstende", "syttende", "attende", "nittende", "tjuende", "tjueførste",
      "tjueandre", "tjuetredje", "tjuefjerde", "tjuefemte", "tjuesjette", "tjuesjuende", "tjueåttende"};

  private final Random random;

  private UnseenCorpus(long seed) {
    this.random = new Random(seed);
  }

  /** @param other 0 for the texts of the report, any other number for others in the same frames */
  static List<Text> planted(int other) {
    UnseenCorpus corpus = new UnseenCorpus(71_104 + other);
    List<Supplier<Text>> kinds = List.of(corpus::number, corpus::phone, corpus::email, corpus::address, corpus::birthDate, corpus::name);
    return IntStream.range(0, KINDS * EACH_KIND).mapToObj(i -> kinds.get(i % KINDS).get()).toList();
  }

  static List<Text> clean(int other) {
    UnseenCorpus corpus = new UnseenCorpus(90_210 + other);
    return IntStream.range(0, CLEAN).mapToObj(i -> new Text("", corpus.prose(corpus.looksLikeOne(), corpus.looksLikeOne()), "")).toList();
  }

  private Text number() {
    String n = identityNumber();
    String date = n.substring(0, 6);
    String last = n.substring(6);
    String planted = pick(n, date + " " + last, date + "  " + last, date + "." + last, date + ":" + last, date + "_" + last, date + " - " + last,
        n.substring(0, 2) + " " + n.substring(2, 4) + " " + n.substring(4, 6) + " " + last, n.substring(0, 3) + " " + n.substring(3, 6) + " " + n.substring(6, 9)
            + " " + n.substring(9), n.substring(0, 4) + " " + n.substring(4, 8) + " " + n.substring(8), n.replace('0', 'O'), n.replace('0', 'o'),
        n.replace('0', 'Ø'), n.replace('1', '|'), n.replace('5', 'S').replace('0', 'O'), date.replace('0', 'O') + " " + last.replace('0', 'O'),
        words(n, " ", DIGIT_WORDS), words(n, "-", DIGIT_WORDS), words(n, ", ", NYNORSK_DIGITS), pairsAloud(date) + " " + words(last, " ", DIGIT_WORDS),
        pairsAloud(date) + ", " + pairsAloud(last), date + " pnr " + last, date + ", personnummer " + last, String.join("*", n.split("")),
        String.join(" . ", n.split("")), "[" + n + "]", date + "–" + last, date + "\t" + last, date + " " + last.substring(0, 3) + " " + last.substring(3),
        date + "'" + last, date + "+" + last);
    return in("NUMBER", planted, "På lappen fra sykehuset står %s.", "I det gamle systemet heter saken %s.", "Journalen (%s) følger ikke med.",
        "Ssn %s, hvis dere må slå opp.", "Vi fant %s øverst på arket", "%s er registrert hos oss siden barnehagen.", "Jeg skriver nummeret slik: %s.",
        "Innkalling gjelder %s og en voksen.", "Gutten har %s i passet sitt.", "Elev-ID %s i VIS.");
  }

  private Text phone() {
    String n = pick("4", "9", "9", "4", "73", "74", "72", "22", "51");
    n = n + digits(8 - n.length());
    String planted = pick(n, n.substring(0, 2) + " " + n.substring(2, 4) + " " + n.substring(4, 6) + " " + n.substring(6), n.substring(0, 3) + " " + n.substring(3, 5)
            + " " + n.substring(5), n.substring(0, 4) + "-" + n.substring(4), "+47 " + n.substring(0, 3) + " " + n.substring(3, 5) + " " + n.substring(5),
        "(0047) " + n, "+47(0)" + n, "47" + n, words(n, " ", DIGIT_WORDS), words(n, " ", NYNORSK_DIGITS), words(n, "/", DIGIT_WORDS), pairsAloud(n),
        pairsAloud(n).replace(" ", ", "), pairsAloud(n.substring(0, 4)) + " " + n.substring(4, 6) + " " + n.substring(6), words(n.substring(0, 3), " ", DIGIT_WORDS) + " "
            + pairsAloud(n.substring(3, 5)) + " " + words(n.substring(5), " ", DIGIT_WORDS), n.replace('0', 'O'), n.replace('0', 'ø'), n.replace('1', 'i').replace('0', 'o'),
        n.substring(0, 2) + "." + n.substring(2, 5) + "." + n.substring(5), n.substring(0, 3) + "." + n.substring(3, 5) + "." + n.substring(5),
        n.substring(0, 2) + " " + n.substring(2, 5) + " " + n.substring(5), String.join(" ", n.split("")), String.join("-", n.split("")), n.substring(0, 5) + " " + n.substring(5),
        "+48 5" + digits(2) + " " + digits(3) + " " + digits(3), "+252 61 " + digits(7), "0046 7" + digits(8), "+963 9" + digits(2) + " " + digits(3) + " " + digits(3),
        n.substring(0, 4) + "  " + n.substring(4), n.substring(0, 2) + "/" + n.substring(2, 4) + "/" + n.substring(4, 6) + "/" + n.substring(6));
    return in("PHONE", planted, "Onkelen tar telefonen på %s.", "Send en SMS til %s før dere kommer.", "WhatsApp: %s", "Far vil helst bli oppringt (%s).",
        "Nummeret til fosterhjemmet er %s", "Bruk %s, ikke det gamle.", "Hun skrev %s på hånda til læreren.", "Tolken har %s som direktenummer.",
        "Nås best etter skift, %s.", "%s går rett til mormor.");
  }

  private Text email() {
    String user = pick("inger.marja", "khadija_w", "piotrk", "r.kjonnoy", "familien.tesfay", "o-alkhatib", "foresatt8b", "zuza2012", "eira", "mamma.og.pappa");
    String host = pick("samiskpost", "yahoo", "outlook", "icloud", "wp", "tangvik", "live", "protonmail");
    String end = pick("no", "com", "se", "pl", "no", "com");
    String planted = pick(user + "@" + host + "." + end, user + "@" + host + "." + end, user + " @" + host + "." + end, user + "@ " + host + "." + end,
        user + "@" + host + " punktum " + end, user + " krøllalfa " + host + "." + end, user + " krølla " + host + " punktum " + end, user + "[krøllalfa]" + host + "." + end,
        user + "(a)" + host + "." + end, user + " (at) " + host + " (dot) " + end, user + " snabela " + host + "." + end, user + " alfakrøll " + host + " punktum " + end,
        user + "@" + host + "[.]" + end, user + "@" + host + "(punkt)" + end, user.toUpperCase() + "@" + host.toUpperCase() + "." + end.toUpperCase(), user + "<at>" + host + "." + end,
        user + " at " + host + " punktum " + end, "<" + user + "@" + host + "." + end + ">", user.replace(".", " punktum ") + " krøllalfa " + host + " punktum " + end,
        user + "_at_" + host + "_dot_" + end, user + " [snabel-a] " + host + " [prikk] " + end, user + "＠" + host + "．" + end);
    return in("EMAIL", planted, "Mor foretrekker skriftlig, altså %s.", "Kopi gikk også til %s i forrige uke.", "Logg inn som %s i foreldreportalen.",
        "Svarene kom fra %s", "Meldinga (%s) ble ikke lest.", "De har delt kontoen %s.", "Det riktige er %s, sier far.", "Epost til hjemmet er %s.");
  }

  private Text address() {
    int no = 1 + random.nextInt(230);
    String planted = pick("Gimsvegen " + no, "Lenavegen " + no + " A", "Melhusvegen " + no + "C", "Rådhusvegen" + no, "Kåsenvegen " + no + "b", "Gammelbakkan " + no,
        "Øysandan " + no, "Kregnesteigen " + no, "Løvsetvegen nr " + no, "Idrettsveien " + no, "Kirkeallmenningen " + no, "Brattbakken " + no, "Fagerlia " + no,
        "Nordre Kval " + no, "Sørgardsvegen " + no, "Skolebakken " + no, "Kongsvegen " + no + ", H0302", "7224 Melhus", "7224 MELHUS", "7083 Leinstrand", "N-7234 Ler",
        "Hølonda, gnr. 112, bnr. 7", "gnr " + no + " bnr 12", "postboks " + no, "Postboks " + no + ", 7228 Kvål", "småbruket Kvasshaug", "garden Rognes nordre",
        "hybelen i Lundadalsvegen " + no, "Åsvegen " + no + ", 3. etasje", "Strandveien " + no + ", oppgang B");
    return in("ADDRESS", planted, "Nå holder de til i %s hos besteforeldre.", "Taxien stopper ved %s klokka kvart på åtte.", "Adressa i folkeregisteret er %s.",
        "Krisesenteret hjalp dem til %s", "Storebror flyttet alene til %s.", "Post sendes %s, c/o onkelen.", "Fosterhjemmet ligger i %s.", "Vi har vært på hjemmebesøk i %s to ganger.");
  }

  private Text birthDate() {
    int day = 1 + random.nextInt(28);
    int month = 1 + random.nextInt(12);
    int year = 2008 + random.nextInt(15);
    String name = MONTHS[month - 1];
    String two = "%02d".formatted(year % 100);
    String inWords = year < 2010 ? "totusenog" + DIGIT_WORDS[year % 10] : "tjue" + (year < 2020 ? TEENS[year - 2010] : "tjue" + (year == 2020 ? "" : DIGIT_WORDS[year % 10]));
    String planted = pick("%d.%d.%d".formatted(day, month, year), "%02d.%02d.%s".formatted(day, month, two), "%02d/%02d/%d".formatted(day, month, year),
        "%d. %s %d".formatted(day, name, year), "%d %s %s".formatted(day, name, two), "%s %s %d".formatted(DAY_WORDS[day - 1], name, year),
        "%s %s %s".formatted(DAY_WORDS[day - 1], name, inWords), "den %s i %s".formatted(DAY_WORDS[day - 1], DAY_WORDS[month - 1]), "%d.%d".formatted(day, month),
        "%d. %s".formatted(day, name.substring(0, 3)), "%d-%02d-%02d".formatted(year, month, day), "%02d-%02d-%d".formatted(day, month, year),
        "%s %s".formatted(DAY_WORDS[day - 1], name), "%s %d".formatted(name, year), "%02d%02d%d".formatted(day, month, year), "%d.%d-%s".formatted(day, month, two));
    return in("BIRTH_DATE", planted, "Gutten ble født %s i Mogadishu.", "Barnet, født %s, er yngst i flokken.", "fødselsdato (%s) mangler i mappa", "Feirer bursdag %s hvert år.",
        "I passet er %s fødselsdato.", "Født: %s", "Jenta kom til verden %s på St. Olavs.", "Termin var en annen, men hun ble født %s.", "Fødselsdagen hans er %s, men han vil ikke feire.");
  }

  private Text name() {
    String child = one(CHILD);
    String first = child.split(" ")[0];
    String last = child.substring(child.lastIndexOf(' ') + 1);
    String adult = one(ADULTS);
    String planted = pick(first, first, possessive(first), last, child, first.toLowerCase(), first.toUpperCase(), withoutMarks(first), withoutMarks(last), possessive(last),
        first + " sin mor", first + "-saken", "familien " + last, last + "-guttene", "lille " + first, adult, adult.split(" ")[0], possessive(adult.split(" ")[0]),
        "fru " + adult.substring(adult.lastIndexOf(' ') + 1), "Tangvik", "Tangviks", "Tangvik-elev", "Tangvik oppvekstsenter", "tangvikskolen", first.charAt(0) + ". " + last,
        first + " " + last.charAt(0) + ".", "\"" + first + "\"", first + "-klassen", String.join(" ", first.toUpperCase().split("")), withoutMarks(child));
    return in("NAME", planted, "Etter jul har %s vært borte mye.", "De andre barna roper på %s når det blir bråk.", "Kontaktlæreren mener at %s trenger ro.", "I fjor hadde %s en assistent.",
        "Da vi spurte %s, ble det helt stille.", "Tegninga er laget av %s i kunst og håndverk.", "Som regel er %s blid om morgenen.", "Avtalen er skrevet under av %s.");
  }

  private String looksLikeOne() {
    int day = 1 + random.nextInt(28);
    String month = one(List.of(MONTHS));
    int few = 2 + random.nextInt(8);
    int many = 11 + random.nextInt(80);
    int week = 33 + random.nextInt(15);
    return pick(
        "Forrige samtale var %d. %s, og da kom begge foreldrene.".formatted(day, month), "Vi evaluerer %d.%d.2026 klokka 14.15.".formatted(day, 8 + random.nextInt(5)),
        "Eleven går på %d. trinn og er %d år.".formatted(few, few + 5), "I %d%s er det %d elever, og %d av dem får norsk som andrespråk."
            .formatted(few, pick("A", "B", "C"), 15 + few, few), "Vedtaket etter opplæringslova § %d-%d gjelder til sommeren.".formatted(few, few + 1),
        "Barnevernsloven § 13-4 er gjennomgått med personalet %d. %s 2026.".formatted(day, month), "Barnet er %d og et halvt år, og har gått hos oss siden %s.".formatted(few, month),
        "Fra uke %d til uke %d var det ro.".formatted(week, week + 4), "Kartlegginga Carlsten viste %d rette av 66.".formatted(many - 10), "Leseprøven ga nivå %d, %d. persentil."
            .formatted(few, many), "Resultatet på WISC-V er ikke tatt med her; kapittel %d i rapporten holder.".formatted(few), "Fraværet er %d,%d prosent så langt i høst.".formatted(many, few),
        "Det er %d timer spesialpedagogisk hjelp i uka, à 45 minutter.".formatted(few), "Vi bruker rom %d0%d i annen etasje.".formatted(few, few), "Skoleåret 2025/26 begynte fint.",
        "Eleven kom hit høsten 2024 fra en annen skole.", "Assistent er med fra 08.15 til 13.45.", "Ekstra utstyr kostet %d 500 kroner.".formatted(many),
        "Nødnummeret 113 og Mental Helse ungdom på 116 123 henger på tavla.", "Klassen er delt i tre grupper på henholdsvis %d, %d og %d barn.".formatted(few, few + 1, few + 2),
        "I samling sitter barnet %d–%d minutter før det blir urolig.".formatted(few, few + 3), "Vi har hatt %d møter, det siste torsdag %d/%d.".formatted(few, day, 9 + random.nextInt(2)),
        "Mor forteller at barnet sover %d timer, far sier %d.".formatted(few + 3, few + 2), "Hun liker å synge, å danse og å bake, men ikke å lese.",
        "Barnet har tre søsken og er nummer to i rekka.", "Øving på tallene fra én til ti gikk bra, sju og åtte er vanskelige.", "Han vet ikke om det er i dag eller i morgen.",
        "Solstrålen og Regnbuen er avdelinger der det fins plass.", "Fjellet vi gikk på, er 612 meter høyt.", "Regnearket har rad %d og kolonne C.".formatted(many), "Vi følger TIBIR og PALS, og SNO-møtet er hver fjerde uke.",
        "Språk 6–16 ble tatt i %s, TRAS før det.".formatted(month), "Kontaktlærer har %d prosent stilling her.".formatted(few * 10), "Målet er at eleven kommer %d av 5 dager innen utgangen av %s."
            .formatted(2 + random.nextInt(3), month), "Tiltaket skal prøves i seks uker, fra mandag %d. %s.".formatted(day, month), "Barnet snakker arabisk hjemme og norsk i barnehagen.",
        "Familien kom fra Syria for noen år siden og har tolk på tigrinja og somali i slekta.", "Eleven er flink i matematikk: 24 · 35 = 840 tok et halvt minutt.",
        "PPT skrev sakkyndig vurdering i %s 2025.".formatted(month), "Etter § 9 A-%d skal vi ha en plan.".formatted(few), "Stortingsmelding 6 (2019–2020) er brukt i arbeidet.", "Rundskriv Udir-3-2017 ligger på fellesområdet.",
        "Det er kort vei til butikken, og lang vei til bestemor.", "Foreldrene er enige om delt bosted, %d dager hos hver.".formatted(few), "Barnet ble sliten etter %d minutter, tok pause i %d og kom tilbake.".formatted(few, few + 5),
        "Under nasjonale prøver på %d. trinn satt eleven alene.".formatted(pick("5", "8", "9").charAt(0) - '0'), "Temperaturen i gymsalen var %d grader.".formatted(few + 10), "Han skrev 1000 ord på 30 minutter.",
        "Bussen går 07.52, og eleven er framme 08.10.", "Boka «Sju søstre» var for vanskelig.", "Vi skal ha foreldresamtale i begynnelsen av %s.".formatted(month), "Timen etter storefri er verst, særlig onsdag.",
        "Barnet er nest eldst, bor to steder og har hund.", "Totalt %d registreringer i skjemaet, %d av dem i friminuttet.".formatted(many, few), "Planen bygger på artikkel 12 i barnekonvensjonen.",
        "Kl. 10.30 er det mat, kl. 11.00 ute, kl. 12.15 hvile.", "Tallene for 2023, 2024 og 2025 er %d, %d og %d.".formatted(many, many + 3, many - 2), "Jenta er 142 cm og veier 38 kg ifølge helsesykepleier.",
        "Vi øver på å telle til hundre, 10 20 30 40 50.", "Skåren på SDQ er %d av 40, grensen går ved 17.".formatted(few + 9), "Konsultasjonstimen er tirsdag 12.30–14.00 i partallsuker.");
  }

  /** One that begins as a real number would, with valid check digits; half of them with the month of test data, or a D-number. */
  private String identityNumber() {
    while (true) {
      int day = 1 + random.nextInt(28) + pick(0, 0, 0, 40);
      int month = 1 + random.nextInt(12) + pick(0, 0, 40, 80);
      String nine = "%02d%02d%02d%03d".formatted(day, month, 5 + random.nextInt(20), 500 + random.nextInt(500));
      for (String ten = nine + "0"; ten.length() == 10 && ten.startsWith(nine); ten = next(ten)) {
        for (int last = 0; last <= 9; last++) {
          String eleven = ten + last;
          if (remainder(eleven, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0) == 0 && remainder(eleven, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) == 0) {
            return eleven;
          }
        }
      }
    }
  }

  private static String next(String ten) {
    return ten.endsWith("9") ? "" : ten.substring(0, 9) + (char) (ten.charAt(9) + 1);
  }

  private static int remainder(String digits, int... weights) {
    return IntStream.range(0, weights.length).map(i -> weights[i] * (digits.charAt(i) - '0')).sum() % 11;
  }

  private static String words(String digits, String between, String[] language) {
    return String.join(between, digits.chars().mapToObj(digit -> language[digit - '0']).toList());
  }

  /** As most people say them: two and two, a leading zero by itself. */
  private static String pairsAloud(String digits) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < digits.length(); i += 2) {
      int tens = digits.charAt(i) - '0';
      if (i + 1 == digits.length()) {
        said.add(DIGIT_WORDS[tens]);
      } else {
        int ones = digits.charAt(i + 1) - '0';
        said.add(tens == 0 ? "null " + DIGIT_WORDS[ones] : tens == 1 ? TEENS[ones] : ones == 0 ? TENS[tens] : TENS[tens] + DIGIT_WORDS[ones].replace("én", "en"));
      }
    }
    return String.join(" ", said);
  }

  private static String possessive(String name) {
    return name.matches(".*[sxz]") ? name + "’" : name + "s";
  }

  private static String withoutMarks(String name) {
    return java.text.Normalizer.normalize(name.replace("ø", "o").replace("å", "aa").replace("Å", "Aa").replace("æ", "ae").replace("ł", "l"),
        java.text.Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  private String digits(int many) {
    return random.ints(many, 0, 10).mapToObj(String::valueOf).reduce("", String::concat);
  }

  private Text in(String kind, String planted, String... frames) {
    return new Text(kind, prose(pick(frames).formatted(planted)), planted);
  }

  private String prose(String... sentences) {
    List<String> all = new ArrayList<>(List.of(sentences));
    all.add(pick("Vi ønsker råd om hvordan overgangene kan bli tryggere.", "Barnet viser lite glede, og leken stopper fort opp.", "Personalet er usikre på hva de ser.",
        "Det har vært mange vikarer denne høsten.", "Eleven sier selv at det er best når læreren er i nærheten.", "Hjemmet opplever det samme om kveldene.",
        "Tiltakene har hatt noe virkning, men ikke nok.", "Hvilke tiltak har andre hatt nytte av?", "Språket er litt strevsomt, men barnet forstår godt.",
        "Konfliktene kommer oftest i garderoben."));
    Collections.shuffle(all, random);
    return String.join(" ", all);
  }

  private int pick(int... of) {
    return of[random.nextInt(of.length)];
  }

  private String pick(String... of) {
    return of[random.nextInt(of.length)];
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
