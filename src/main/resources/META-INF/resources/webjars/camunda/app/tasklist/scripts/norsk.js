/*
 * Norwegian where Tasklist has English in its code instead of in the locale file: the calendar's months and weekdays
 * (AngularJS's own locale, en-us), the buttons on the diagram, and one tab. Runs after AngularJS is there and before
 * Tasklist starts.
 */
const CALENDAR = {
  MONTH: ['januar', 'februar', 'mars', 'april', 'mai', 'juni',
    'juli', 'august', 'september', 'oktober', 'november', 'desember'],
  SHORTMONTH: ['jan.', 'feb.', 'mars', 'apr.', 'mai', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'des.'],
  DAY: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'],
  SHORTDAY: ['søn.', 'man.', 'tirs.', 'ons.', 'tors.', 'fre.', 'lør.'],
  FIRSTDAYOFWEEK: 0
};
CALENDAR.STANDALONEMONTH = CALENDAR.MONTH;

const DIAGRAM_BUTTONS = {
  'zoom in': 'ZOOM_IN',
  'zoom out': 'ZOOM_OUT',
  'reset zoom': 'ZOOM_RESET'
};

window.angular.module('cam.tasklist.custom')
  .config(['$provide', $provide => {
    $provide.decorator('$locale', ['$delegate', locale => {
      locale.id = 'nb';
      Object.assign(locale.DATETIME_FORMATS, CALENDAR);
      return locale;
    }]);

    $provide.decorator('camWidgetBpmnViewerDirective', ['$delegate', directives => {
      directives.forEach(directive => {
        Object.entries(DIAGRAM_BUTTONS).forEach(([english, key]) => {
          const label = `{{ '${key}' | translate }}`;
          directive.template = directive.template.replace(
            `title="${english}"`, `title="${label}" aria-label="${label}"`);
        });
      });
      return directives;
    }]);
  }])
  .run(['Views', Views => {
    // "Description" is also the head of a column; only the tab is about the task.
    const tab = Views.getProvider({ component: 'tasklist.task.detail', id: 'task-detail-description' });
    if (tab) {
      tab.label = 'ABOUT_TASK';
    }
  }]);
