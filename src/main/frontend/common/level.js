import { element } from './element.js';

const COLOURS = ['grønn', 'gul', 'oransje', 'rød', 'blå', 'lilla'];

/** A level as the municipality calls it, with its colour. Needs level.css. */
export function levelMark({ number, name, colour }) {
  const dot = COLOURS.includes(colour) && element('span', { className: 'stafett-dot', 'data-colour': colour });
  return element('span', {}, dot, name ?? `Nivå ${number}`);
}
