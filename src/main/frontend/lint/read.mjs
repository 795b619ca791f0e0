import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';
import { createRequire } from 'node:module';

const camunda = createRequire(import.meta.url)('camunda-bpmn-moddle/resources/camunda.json');

export const readDiagram = xml => read(new BpmnModdle({ camunda }), xml);

export const readDecisions = xml => read(new DmnModdle(), xml);

/** The root of a model, or none when the file is no such model, and what is wrong with the file itself. */
async function read(moddle, xml) {
  try {
    const { rootElement, warnings } = await moddle.fromXML(xml);
    return { root: rootElement, problems: warnings.map(problemOf) };
  } catch (broken) {
    return { problems: [problemOf(broken)] };
  }
}

function problemOf({ message, element, value }) {
  return { element: element?.id, rule: 'readable-file', message: inNorwegian(message, value) };
}

function inNorwegian(message, value) {
  if (/^unresolved reference/.test(message)) {
    return `Filen viser til «${value}», som ikke finnes i den.`;
  }
  const twice = /duplicate ID <([^>]+)>/.exec(message);
  return twice
    ? `Id-en «${twice[1]}» er brukt to ganger.`
    : `Filen kan ikke leses: ${message.replaceAll(/\s+/g, ' ')}`;
}
