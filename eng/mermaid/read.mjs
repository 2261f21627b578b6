// Reads diagrams with the real Mermaid. Input: a JSON array of texts. Output: for each, the error or the names that Mermaid understood.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const window = new JSDOM('<!DOCTYPE html><body></body>').window;
globalThis.window = window;
globalThis.document = window.document;
globalThis.Element = window.Element;

const mermaid = (await import('mermaid')).default;
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });

// Mermaid keeps #N; as a mark of its own while it parses, and turns it into the character when it draws.
const shown = (text) => String(text ?? '')
  .replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)))
  .replace(/ﬂ°(\w+)¶ß/g, (_, name) => ({ quot: '"', amp: '&', lt: '<', gt: '>' })[name] ?? name);

function names(type, db) {
  if (type === 'journey') return { title: shown(db.getDiagramTitle()), sections: db.getSections().map(shown), tasks: db.getTasks().map((task) => ({ name: shown(task.task), section: shown(task.section), score: task.score, people: task.people.map(shown) })) };
  if (type.startsWith('flowchart')) return { nodes: [...db.getVertices().values()].map((node) => shown(node.text)), groups: db.getSubGraphs().map((group) => shown(group.title)), edges: db.getEdges().map((edge) => `${edge.start}>${edge.end}`), labels: db.getEdges().map((edge) => shown(edge.text)) };
  if (type.startsWith('state')) return { nodes: [...db.getStates().values()].flatMap((state) => state.descriptions.map(shown)), edges: db.getRelations().map((edge) => `${edge.id1}>${edge.id2}`) };
  if (type === 'sankey') return { nodes: db.getNodes().map((node) => node.ID), edges: db.getLinks().map((link) => `${link.source.ID}>${link.target.ID}:${link.value}`) };
  return {};
}

const answers = [];
for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    answers.push({ type: diagram.type, ...names(diagram.type, diagram.db) });
  } catch (error) {
    answers.push({ error: String(error.message ?? error) });
  }
}

console.log(JSON.stringify(answers));
