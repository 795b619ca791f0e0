package no.stafettpinnen.referral.anonymity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Texts as people write them in a referral, made from templates and a fixed seed: half with one planted identifier in a form that is
 * hard to see, half with things that only look like one. Written before the checker, and not adjusted to it.
 */
final class AnonymityCorpus {

  /** @param kind name of the kind that is planted, empty in a clean text */
  record Text(String kind, String text, String planted) {

    int from() {
      return text.indexOf(planted);
    }
  }

  /** The people and the unit of the case that the texts are about. */
  static final List<String> CHILD = List.of("Emma Kristine Solheim", "Stein-Erik Aune", "Jonas Bjørk", "Amina Yusuf Hassan", "Sebastian Øverås",
      "Sol Marie Berg");
  static final List<String> ADULTS = List.of("Torgeir Solheim", "Marit Øverås", "Liv Hegge", "Randi Hell");
  static final String UNIT = "Halsen barneskole";
  static final String MUNICIPALITY = "Stjørdal";

  private static final int EACH = 300;
  private static final String[] NUMBER_WORDS = {"null", "en", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"};
  private static final String[] TENS = {"", "", "tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti"};
  private static final String[] MONTHS = {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
      "november", "desember"};
  private static final String[] ORDINALS = {"første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende", "åttende", "niende",
      "tiende", "ellevte", "tolvte"};

  private static final List<String> FILLERS = List.of(
      "Eleven er urolig i timene og går ofte ut av klasserommet.",
      "Vi har prøvd fast plass og korte økter i seks uker.",
      "Barnet leker helst alene, og vil ikke være med i samling.",
      "Det ble mer ro da vi delte gruppa i to.",
      "Hjemmet er informert og ser det samme.",
      "Hun sier at hun har vondt i magen når det er gym.",
      "Han svarer sjelden når de voksne spør.",
      "Vi lurer på hvordan vi kan støtte læringen bedre.",
      "Tiltaket var lesing hver dag, men det ga liten effekt.",
      "Hva kan vi gjøre annerledes før vi ber om utredning?",
      "Nivå 0 og 1 er gått gjennom, og foreldrene var med på møtet.",
      "Eleven har sagt at friminuttene er verst.");

  /** Rare forms, written by hand: kind, sentence, and what of it is planted. */
  private static final List<String[]> RARE = List.of(
      rare("NUMBER", "Mappe # ligger på kontoret.", "0102 0310 045", "01-02-03 100 45", "010203 1 0 0 4 5", "01.02.2003 10045", "O1O2O3 1OO45",
          "null en null to null tre, ti null førtifem", "010203_10045", "310523 – 10094", "0l0203lOO45", "01 02 03 ett null null fire fem", "410203.10039"),
      rare("NUMBER", "Se filen elev/#.pdf.", "01020310045", "010203-10045"),
      rare("NUMBER", "Født 010203, de fem siste er #.", "10045"),
      rare("PHONE", "Mor svarer på #.", "ni-en-to-tre-fire-fem-seks-sju", "91 234 567", "912 34567", "9 1234567", "nittien tjuetre førtifem sekstisju", "0047-91234567",
          "+47.91.23.45.67", "91.234.567", "ni ett, to tre, fire fem, seks sju", "9l 23 4S 67", "ni hundre og tolv, 34 567", "(91) 23 45 67", "91 23 45 6 7"),
      rare("PHONE", "tlf.#/92345678", "91234567"),
      rare("EMAIL", "Far leser e-post på #.", "ola.nordmann[krøllalfa]online.no", "ola nordmann krøll alfa online punkt no", "ola.nordmann@online",
          "ola-nordmann at halsen punkt kommune punkt no", "ola.nordmann AT gmail DOT com", "ola.nordmann@gmail.con", "mailto:ola@x.no", "ola.nordmann (a) gmail.com",
          "ola.nordmann@gmail com", "ola.nordmann hos gmail.com", "ola.nordmann@gmail.com,"),
      rare("ADDRESS", "De bor i #.", "Elvegata tolv", "nummer 12 i Elvegata", "Breidablikkvegen 7 b", "Rådhusgt 3", "Storgata 5, leilighet H0201", "postboks 45",
          "det gule huset ved Shell", "krysset Storgata/Kirkegata", "Øvre Forr, 7530 Meråker", "Moan 4"),
      rare("BIRTH_DATE", "Barnet er født #.", "3/5", "andre juledag 2014", "i uke 23 i 2014", "03052014", "den 3.5.14", "tredje mai", "i mai 2014", "2014 05 03", "rundt jul 2014"),
      rare("BIRTH_DATE", "Hadde bursdag #.", "17. mai", "på selveste grunnlovsdagen"),
      rare("NAME", "Det gjelder # igjen.", "emma", "Emmas", "E. Solheim", "Emma-Kristine", "Solheims yngste", "Sebbe", "Halsen B", "halseneleven", "Jonasgutten", "Steinerik",
          "Aminas mamma", "E M M A", "Ema", "Emma K.", "Sebastiangjengen", "Liv", "Torgeirs kone", "Kristine")).stream().flatMap(List::stream).toList();

  private static List<String[]> rare(String kind, String sentence, String... planted) {
    return Stream.of(planted).map(one -> new String[] {kind, sentence.replace("#", one), one}).toList();
  }

  /** Things that look like identifiers and are none. */
  private static final List<String> CLEAN = List.of(
      "Vi hadde møte 12.09.2026 og skal møtes igjen 3. november kl. 08.30–10.00.",
      "Neste evaluering er 14/10-26, og den forrige var 2. september.",
      "Tiltaket har vart fra 17.08.2026 til 30.10.2026.",
      "Klasse 4B har rom 214, og gruppa på 10.–12. trinn bruker rom 3107.",
      "Etter § 11-6 og § 12-4 i opplæringslova har vi en plan, se også bvl. § 13-2.",
      "Eleven løste 12 av 20 oppgaver, og skåret 34 poeng av 60 i kartleggingen.",
      "Fraværet er 14 dager og 23 timer dette halvåret, mot 6 dager i fjor.",
      "Skolen har brukt 45 000 kroner på utstyr, og 1 250 000 kroner i alt til ombygging.",
      "Han kaster stein på veien og samler kongler i skogen.",
      "Om våren leker de under bjørka, og når sola skinner, går det bedre.",
      "Det er liv og røre i gangen, og eleven blir fort sliten av det.",
      "Timene er 08.30–09.15, 09.30–10.15 og 12.00–13.30.",
      "I skoleåret 2024/2025 gikk det greit, i 2025–2026 ble det verre.",
      "Ring 112 ved fare, eller Alarmtelefonen på 116 111; legevakta har 116 117.",
      "Vi så en bedring på 25 prosent fra uke 34 til uke 41.",
      "Eleven teller en, to, tre, fire og stopper der.",
      "Han hopper over tallene to og sju, men kan fem og ni.",
      "Gruppa er på 3–5 barn, 2 ganger i uka, 20 minutter hver gang.",
      "Planen er i tre punkter: 1. ro, 2. struktur, 3. ros.",
      "Det er 5 meter fra plassen til døra, og 150 meter til gymsalen.",
      "Versjon 2.4 av skjemaet er brukt, og vedlegg 3 er fylt ut.",
      "På trinn 5–7 har vi 2 lærere, på småtrinnet 3.",
      "Vi startet kl. 9 og var ferdige kvart over ti.",
      "Foreldrene kommer fra et annet land og trenger tolk.",
      "Skår på leseprøven: 12, 14, 9, 17 og 22.",
      "Hun går på svømming mandag og torsdag, uke 36 til 44.",
      "Eleven ser at de andre får det til, og gir opp.",
      "De bygger et hus av lego på 40 minutter.",
      "Barnet sier at veien hjem er lang, og at bakken er bratt.",
      "Det er bare en gate fra skolen til parken.",
      "På nivå 2 er vi to tjenester, på nivå 3 ofte fire eller fem.",
      "Han måler 2,5 liter vann og skriver 2 500 ml.",
      "Kampen endte 3–2, og neste kamp er 21. november.",
      "Det tok 3 år før vi fikk til et godt samarbeid.",
      "Vi bruker tallinjen fra 0 til 100 og gangetabellen 2 4 6 8.",
      "Fra 1. til 4. trinn var det få vansker; på 5. trinn økte de.",
      "Målet er at barnet sitter i ro i 10 minutter innen 15. desember.",
      "Eleven er født sent på året og er blant de yngste.",
      "Foreldrene fyller ut skjemaet til neste møte 7. januar 2027.",
      "Hun har byttet skole 2 ganger siden 2023.",
      "Timeplanen er lagt om i uke 42 2026.",
      "Even fordeling av oppgaver hjalp ikke; heller ikke odde og like grupper.",
      "Barnet er glad i rose og liljer, og vil plante dem ved gjerdet.",
      "Siste leseprøve var 2026-09-30, neste er 2026-11-30.",
      "Vi er 24 elever og 2 voksne på tur, og går 4 km.",
      "Håndboka, side 112–118, sier hvordan vi kan jobbe.",
      "Læreren sa: «Snakk med meg, hver dag, klokka to.»",
      "Saken har vært drøftet 3 ganger, sist 22.10.",
      "Eleven veier og måler i matte: 7,5 dl mel og 200 g sukker.",
      "Lyset slås av 20.30, og vekkeklokka er satt på 06.45.",
      "Tiltaket gikk i uke 40 41 42 43 og ble så evaluert.",
      "Den 12. mars 2024 startet den første perioden med små grupper.",
      "Vi leser boka om Emil i Lønneberga, og det fenger.",
      "Eleven går 7500 steg om dagen med skritteller.",
      "Saksnr. 2024/12345-6 og org.nr. 974 767 880 står på brevet.",
      "Koden på skapet er 4711 2290, og den glemmer eleven.",
      "I mai var det best, i juni og august gikk det tyngre.",
      "Han er på plass 3 i rad 4, og bytter til plass 12 etter jul.",
      "Vi har kontaktet PPT, BUP og helsestasjonen, og venter på svar.",
      "Under Norgesturen var eleven med på alt, og i Trondheim gikk det fint.",
      "Hun er god i Minecraft, og snakker om Roblox hele dagen.",
      "Bøkene er Tuva 4A og Multi 5B, og appen heter Poio.");

  private static final long SEED = 20261122;

  private final Random random;
  private int rares;

  private AnonymityCorpus(long seed) {
    this.random = new Random(seed);
  }

  /** @param other 0 for the texts of the report, any other number for others of the same templates */
  static List<Text> planted(int other) {
    AnonymityCorpus corpus = new AnonymityCorpus(SEED + other);
    List<Text> texts = new ArrayList<>();
    List<Function<AnonymityCorpus, Text>> kinds = List.of(AnonymityCorpus::number, AnonymityCorpus::phone, AnonymityCorpus::email,
        AnonymityCorpus::address, AnonymityCorpus::birthDate, AnonymityCorpus::name, AnonymityCorpus::number, AnonymityCorpus::phone,
        AnonymityCorpus::email, AnonymityCorpus::name);
    for (int i = 0; i < EACH; i++) {
      texts.add(i % 4 == 3 ? corpus.rare() : kinds.get(corpus.random.nextInt(kinds.size())).apply(corpus));
    }
    return texts;
  }

  static List<Text> clean() {
    AnonymityCorpus corpus = new AnonymityCorpus(SEED);
    List<Text> texts = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      List<String> sentences = new ArrayList<>(List.of(CLEAN.get(i % CLEAN.size()), corpus.one(CLEAN), corpus.one(FILLERS)));
      java.util.Collections.shuffle(sentences, corpus.random);
      texts.add(new Text("", String.join(" ", sentences), ""));
    }
    return texts;
  }

  private Text number() {
    String digits = nationalNumber();
    String d = digits.substring(0, 6);
    String p = digits.substring(6);
    String dots = d.substring(0, 2) + "." + d.substring(2, 4) + "." + d.substring(4);
    String planted = pick(digits, d + " " + p, d + "-" + p, dots + " " + p, dots.replace('.', ' ') + " " + p.substring(0, 3) + " " + p.substring(3),
        spaced(digits, " "), spaced(digits, "."), digits.replace('0', 'O'), (d + " " + p).replace('0', 'o').replace('1', 'l'),
        (d + " " + p).replace('1', 'I'), words(digits, " "), words(d, " ") + ", " + words(p, " "), d + "\u00a0" + p, d + "\n" + p,
        pairs(digits, " "), d.replace('0', 'O') + " – " + p, d + "/" + p, d + " / " + p, "(" + d + ") " + p, d + "..." + p,
        pairWords(digits));
    return in("NUMBER", planted, pick("Fødselsnummeret er %s.", "fnr: %s", "Det gjelder %s, gutt i klassen.", "Personnr %s står på lista.",
        "Eleven (%s) har vært hos oss i to år.", "Se mappe %s for mer.", "D-nummer %s er brukt i innkallingen."));
  }

  private Text phone() {
    String n = pick("4", "9") + digits(7);
    String planted = pick(n, n.substring(0, 3) + " " + n.substring(3, 5) + " " + n.substring(5), pairs(n, " "), "+47 " + n, "+47" + n,
        "0047 " + pairs(n, " "), "(+47) " + n, spaced(n, " "), pairs(n, "."), pairs(n, "-"), n.substring(0, 4) + " " + n.substring(4),
        words(n, " "), words(n, ", "), pairWords(n), n.replace('0', 'O').replace('1', 'l'), pairs(n, " ").replace('0', 'o').replace('1', 'I'),
        "47 " + pairs(n, " "), n.substring(0, 3) + "-" + n.substring(3), words(n.substring(0, 3), " ") + " " + pairs(n.substring(3, 7), " ") + " " + n.substring(7),
        pairs("74" + digits(6), " "), "+46 70 " + digits(3) + " " + digits(2) + " " + digits(2));
    return in("PHONE", planted, pick("Mor kan nås på %s etter klokka 15.", "tlf. %s", "Ring %s hvis dere vil vite mer.", "Mobilen til far: %s.",
        "Dere kan ta kontakt, %s.", "Kontaktnummeret hjemme er %s, helst på kveldstid.", "Bestemor (%s) henter på fredager."));
  }

  private Text email() {
    String user = pick("ola.nordmann", "kari_h", "familien-aune", "mor2013", "t.solheim", "post");
    String host = pick("online", "gmail", "hotmail", "halsen-skole", "ntebb");
    String end = pick("no", "com", "no", "org");
    String spoken = user.replace(".", " punktum ").replace("_", " understrek ").replace("-", " bindestrek ");
    String planted = pick(user + "@" + host + "." + end, user + " @ " + host + "." + end, user + " at " + host + " punkt " + end,
        user + "(at)" + host + "." + end, user + " [at] " + host + " [dot] " + end, user + " krøllalfa " + host + " punktum " + end,
        user + " alfakrøll " + host + "." + end, (user + "@" + host + "." + end).toUpperCase(), user + "@" + host + " . " + end,
        user + " snabel-a " + host + " prikk " + end, user + " (krøllalfa) " + host + " (punkt) " + end, user + " at " + host + " dot " + end,
        user + "@" + host + "," + end, user + " {at} " + host + "." + end, user + "\uff20" + host + "." + end, user + " at " + host + "." + end,
        spoken + " krøllalfa " + host + " punkt " + end, user + "@" + host + "\u200b." + end);
    return in("EMAIL", planted, pick("Skriv til %s så svarer mor.", "E-post: %s", "Far bruker %s.", "De vil ha innkalling på %s, ikke i ranselen.",
        "Adressen er %s.", "Send plan til %s før fredag."));
  }

  private Text address() {
    int no = 1 + random.nextInt(180);
    String planted = pick("Kvislabakkvegen " + no, "kvislabakkvegen " + no + "b", "Halsenvegen" + no, "Storgata " + no + " C", "Nedre Aunes veg " + no,
        "Kongens gate " + no, "Elvebakken " + no, "Tangmoen " + no, "Skolegt. " + no, "Øvre Moan " + no, "Sandskogan " + no, "Husbysletta " + no,
        "garden Øvre Hegge", "Aune gård", "gnr. " + no + " bnr. 4", "gnr " + no + "/4", "småbruket Nordgjerdet", "7500 Stjørdal", "7510 SKATVAL",
        "Fosslivn. " + no, "Ringvei " + no, "Haugs vei " + no, "Lånkelia " + no, "Stokkmovegen nr. " + no, "Ole Vigs gate " + no);
    return in("ADDRESS", planted, pick("Familien bor i %s.", "Adresse: %s", "De flyttet til %s i sommer.", "Drosjen henter ved %s hver dag.",
        "Han går alene hjem til %s etter skolen.", "Avlastningen er i %s annenhver helg."));
  }

  private Text birthDate() {
    int day = 1 + random.nextInt(28);
    int month = 1 + random.nextInt(12);
    int year = 2009 + random.nextInt(14);
    String name = MONTHS[month - 1];
    String shortYear = "%02d".formatted(year % 100);
    String planted = pick("%02d.%02d.%d".formatted(day, month, year), "%d.%d.%s".formatted(day, month, shortYear), "%d. %s %d".formatted(day, name, year),
        "%d/%d-%s".formatted(day, month, shortYear), "%d-%02d-%02d".formatted(year, month, day), "%02d%02d%s".formatted(day, month, shortYear),
        "%d. %s".formatted(day, name), "%d %s. %d".formatted(day, name.substring(0, 3), year), "%02d %02d %d".formatted(day, month, year),
        "%d. %s '%s".formatted(day, name, shortYear), ORDINALS[day % 12] + " " + name + " " + year, "%d/%d %d".formatted(day, month, year),
        "%02d%02d%d".formatted(day, month, year), "den %d. i %d. %d".formatted(day, month, year));
    return in("BIRTH_DATE", planted, pick("Eleven er født %s.", "Fødselsdato: %s", "f. %s, bor hos mor.", "Bursdagen er %s.", "Fødd %s på sykehuset i byen.",
        "Barnet (født %s) har gått hos oss siden i høst.", "Fødselsdagen er %s, og da er det besøk."));
  }

  private Text name() {
    String child = CHILD.get(random.nextInt(CHILD.size()));
    String first = child.split("[ ]")[0];
    String last = child.substring(child.lastIndexOf(' ') + 1);
    String adult = ADULTS.get(random.nextInt(ADULTS.size()));
    String adultFirst = adult.split(" ")[0];
    String genitive = first.endsWith("s") ? first + "'" : first + "s";
    String planted = pick(first, genitive, first.toUpperCase(), child, last, last + "-barna", "lille-" + first, first + "-gjengen", adultFirst,
        adult, adultFirst + "s", "Halsen", "Halsens", "Halsen-elev", "Halsen skole", "Halsen barneskole", first + "'s", "familien " + last + "s",
        first.split("-")[0].substring(0, Math.min(4, first.split("-")[0].length())), "Halsen-eleven", last + "’s");
    return in("NAME", planted, pick("Vi ser at %s trekker seg unna de andre.", "Det er %s vi er bekymret for.", "I gruppa er %s ofte alene.",
        "Vi har snakket med %s om dette.", "Planen for %s er fulgt.", "Da kom %s inn og satte seg."));
  }

  private Text rare() {
    String[] one = RARE.get(rares++ % RARE.size());
    return in(one[0], one[2], one[1].replace(one[2], "%s"));
  }

  private Text in(String kind, String planted, String sentence) {
    List<String> sentences = new ArrayList<>(List.of(one(FILLERS), one(FILLERS), sentence.formatted(planted)));
    java.util.Collections.shuffle(sentences, random);
    return new Text(kind, String.join(" ", sentences), planted);
  }

  /** A valid one, sometimes a D-number, of somebody between 2 and 20 years old who does not exist: month + 40 as in test data, or real months. */
  private String nationalNumber() {
    while (true) {
      int day = 1 + random.nextInt(28) + (random.nextInt(5) == 0 ? 40 : 0);
      int month = 1 + random.nextInt(12) + (random.nextInt(3) == 0 ? 40 : random.nextInt(4) == 0 ? 80 : 0);
      String nine = "%02d%02d%02d%03d".formatted(day, month, 6 + random.nextInt(19), 500 + random.nextInt(500));
      int first = 11 - sum(nine, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11;
      String ten = nine + (first == 11 ? 0 : first);
      int second = first == 10 ? 10 : 11 - sum(ten, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
      if (first != 10 && second != 10) {
        return ten + (second == 11 ? 0 : second);
      }
    }
  }

  private static int sum(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return sum;
  }

  private String digits(int many) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < many; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private static String spaced(String digits, String between) {
    return String.join(between, digits.split(""));
  }

  private static String pairs(String digits, String between) {
    return String.join(between, digits.split("(?<=\\G..)"));
  }

  private static String words(String digits, String between) {
    return String.join(between, digits.chars().mapToObj(digit -> NUMBER_WORDS[digit - '0']).toList());
  }

  /** As numbers are said aloud: two and two digits. */
  private static String pairWords(String digits) {
    return String.join(" ", Stream.of(digits.split("(?<=\\G..)")).map(pair -> {
      if (pair.length() == 1 || pair.charAt(0) < '2') {
        return words(pair, " ");
      }
      return TENS[pair.charAt(0) - '0'] + (pair.charAt(1) == '0' ? "" : NUMBER_WORDS[pair.charAt(1) - '0']);
    }).toList());
  }

  private String pick(String... forms) {
    return forms[random.nextInt(forms.length)];
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
