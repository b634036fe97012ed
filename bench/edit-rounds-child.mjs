/**
 * A process that holds one generated workspace and edits a label in it over and over: told `{ edits }`, it answers
 * with the milliseconds of each, from the new text to all findings of every affected file.
 */
import { generateWorkspace } from "./generate-workspace.mjs";
import { checkedWorkspace } from "./in-process.mjs";

const root = "file:///generated";
const plan = JSON.parse(process.argv[2]);
const files = [...generateWorkspace(plan)].map(({ path, text }) => ({ uri: `${root}/${path}`, text }));
const target = plan.services === undefined ? oneService() : manyServices(plan.services);
const ours = checkedWorkspace(root, [...files, ...target.more]);
ours.edit(target.uri, target.text);
let at = 0;
let affected = 0;

process.on("message", ({ edits }) => {
  const samples = [];
  for (let count = 0; count < edits; count++) samples.push(edit());
  process.send({ samples, affected });
});
process.send({ ready: true });

function edit() {
  at += 1;
  const text = at % 2 === 0 ? target.text : target.edited;
  const start = performance.now();
  const { files: touched } = ours.edit(target.uri, text);
  const elapsed = performance.now() - start;
  affected = Math.max(affected, touched);
  return elapsed;
}

/** The first application of the first team: its Service selects the label that is edited, and no other does. */
function oneService() {
  const { uri, text } = files.find((file) => file.uri.endsWith("/app.yaml"));
  const label = /^ {8}app\.kubernetes\.io\/name: .*$/m.exec(text)[0];
  return { uri, text, edited: text.replace(label, `${label}x`), more: [] };
}

/** One more folder with a namespace of its own: one Deployment, and so many Services that select its label. */
function manyServices(count) {
  const folder = `${root}/shared`;
  const service = (number) =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: door-${number}\n  namespace: shared\nspec:\n  selector:\n    house: one\n  ports:\n    - port: ${1000 + number}\n      targetPort: http\n`;
  const text = `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: house\n  namespace: shared\nspec:\n  selector:\n    matchLabels:\n      house: one\n  template:\n    metadata:\n      labels:\n        house: one\n        floor: ground\n    spec:\n      containers:\n        - name: house\n          image: house:1\n          ports:\n            - name: http\n              containerPort: 8080\n`;
  return {
    uri: `${folder}/house.yaml`,
    text,
    edited: text.replace(" house: one\n        floor", " house: two\n        floor"),
    more: [
      { uri: `${folder}/house.yaml`, text },
      ...Array.from({ length: count }, (_, number) => ({
        uri: `${folder}/door-${number}.yaml`,
        text: service(number),
      })),
    ],
  };
}
