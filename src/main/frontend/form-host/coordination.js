import { dateOf, momentOf } from '../common/dates.js';
import { element } from '../common/element.js';

/** What stands now of the coordination of a case; nothing where there is none. It is put together as the stafettlogg is: `{ head, facts, section }`. */
export function coordination(now, { head, facts, section }) {
  return now
    ? [
        ...group(now.group, head, facts),
        ...plan(now.plan, { head, facts, section }),
        ...section('Avtaler med tjenestene', now.promises, promise => [
          element('strong', {}, promise.what),
          facts([
            ['Tjeneste', promise.service],
            ['Avtalt', dateOf(promise.askedOn)],
            ['Frist', dateOf(promise.due)],
            ['Status', promise.late ? element('strong', { className: 'stafett-late' }, promise.status) : promise.status]
          ])
        ]),
        ...section('Klager', now.complaints, complaint => [
          element('strong', {}, complaint.about),
          facts([
            ['Kom', dateOf(complaint.receivedOn)],
            ['Status', complaint.status],
            ['Frist', complaint.due && dateOf(complaint.due)]
          ])
        ]),
        ...section('Brev', now.letters, letter)
      ]
    : [];
}

function group(now, head, facts) {
  if (!now) {
    return [head('Ansvarsgruppe'), element('p', {}, 'Det er ingen ansvarsgruppe nå.')];
  }
  const home = [now.childTakesPart && 'barnet', now.homeTakesPart && 'de foresatte'].filter(Boolean).join(' og ');
  return [
    head('Ansvarsgruppe'),
    facts([
      ['Opprettet', dateOf(now.setUpOn)],
      ['Møtes', now.rhythm],
      ['Neste møte', now.nextMeeting ? [momentOf(now.nextMeeting.at), now.nextMeeting.place].filter(Boolean).join(', ') : 'Ikke avtalt'],
      ['Hjemmet', home ? `Med i gruppa: ${home}` : 'Ikke med i gruppa']
    ]),
    element('ul', { 'aria-label': 'Medlemmer' }, now.members.map(({ name, service }) => element('li', {}, `${name}, ${service}`)))
  ];
}

function plan(now, { head, facts, section }) {
  if (!now) {
    return [head('Individuell plan'), element('p', {}, 'Det er ingen individuell plan nå.')];
  }
  return [
    head('Individuell plan'),
    facts([
      ['Status', now.status],
      ['Versjon', now.version],
      ['Gjelder', now.from && `${dateOf(now.from)} til ${dateOf(now.until)}`],
      ['Neste revisjon', now.revisionOn && dateOf(now.revisionOn)],
      ['Koordinator', now.coordinator]
    ]),
    ...section('Mål i planen', now.goals, ({ goal, measure, action, extent, responsible, due }) => [
      element('strong', {}, goal),
      facts([
        ['Slik måles det', measure],
        ['Tiltak', [action, extent].filter(Boolean).join(', ')],
        ['Ansvarlig', responsible],
        ['Innen', due && dateOf(due)]
      ])
    ])
  ];
}

/** Nothing is sent home while a suspicion holds it back, so there is no way to print it. */
function letter({ title, date, until, href, archive }) {
  const name = `${title}, ${dateOf(date)}`;
  return [
    href ? element('a', { href, target: '_blank' }, `${name} (PDF)`) : `${name}. Kan ikke skrives ut nå, for ingenting skal gå til hjemmet.`,
    archive && [' ', element('a', { href: archive, target: '_blank', 'aria-label': `${name}, til arkivet (PDF)` }, 'Til arkivet (PDF)')],
    until && ` Klagefrist ${dateOf(until)}.`
  ].flat();
}
