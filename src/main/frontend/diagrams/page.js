// Runs in the browser: draws window.diagrams and leaves the pictures in the document, as encoded JSON.
import Viewer from 'bpmn-js';

draw(window.diagrams).then(pictures => leave({ pictures }), ({ stack }) => leave({ failure: stack }));

async function draw(diagrams) {
  const pictures = [];
  for (const { name, xml, hash } of diagrams) {
    seedRandom(hash);
    const viewer = new Viewer({ container: document.body });
    await viewer.importXML(xml);
    const { svg } = await viewer.saveSVG();
    pictures.push({ name, svg, title: escaped(titleOf(viewer.getDefinitions())) });
    viewer.destroy();
  }
  return pictures;
}

function leave(result) {
  document.body.textContent = `result:${encodeURIComponent(JSON.stringify(result))}:`;
}

function titleOf({ rootElements }) {
  return rootElements.find(({ $type }) => $type === 'bpmn:Process').name;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** bpmn-js draws lots for the ids of its arrow heads; the same diagram shall give the same picture. */
function seedRandom(hash) {
  let state = parseInt(hash.slice(0, 8), 16);
  Math.random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
