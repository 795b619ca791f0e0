import { element } from '../common/element.js';
import { Notice } from './notice.js';

const TRY_AGAIN = 'Prøv igjen';

/** Says why nothing is saved just now, and what the person can do. What is written stays on the page meanwhile. */
export class SessionNotice extends Notice {
  loggedOut(isFormShown, tryAgain) {
    const logIn = element('a', { href: '/logg-inn', target: '_blank', rel: 'noopener' }, 'Logg inn i en ny fane');
    const comfort = isFormShown ? 'Det du har skrevet, står her fortsatt. ' : '';
    this.show({
      heading: 'Du er logget ut',
      parts: [element('p', {}, comfort, logIn, `, og trykk «${TRY_AGAIN}».`)],
      actions: [[TRY_AGAIN, tryAgain]]
    });
  }

  otherPerson(now, before, tryAgain) {
    this.show({
      heading: `${now} er logget inn`,
      parts: [`Skjemaet er åpnet av ${before}. Logg inn som ${before}, og trykk «${TRY_AGAIN}».`],
      actions: [[TRY_AGAIN, tryAgain]]
    });
  }

  conflict(takeOther, keepMine) {
    this.show({
      heading: 'Skjemaet er endret i et annet vindu',
      parts: ['Det som står her, er ikke lagret. Hvilken versjon vil du bruke?'],
      actions: [['Hent den andre versjonen', takeOther], ['Behold min', keepMine]]
    });
  }
}
