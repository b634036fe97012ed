/**
 * What in a text is written for people: comments that span lines, sentences, pages. Nobody asks DNS for an address in
 * it, so it is none; and a rename does not rewrite what somebody says.
 */

/** The text with blanks in the place of such parts, as long as before, so that offsets stay. Lines stay lines. */
export function withoutProse(text: string): string {
  if (!mark.test(text)) return text;
  const shown = withoutBlocks(withoutBlocks(text, htmlComment), starComment);
  return shown.replace(/^.*$/gm, (line) => (mark.test(line) && isProse(line) ? blank(line) : line));
}

/** The same for pages among the values of a map of files, by the names of their keys: `README.md`, `index.html`. */
export function withoutPages(text: string): string {
  if (!pageKey.test(text)) return text;
  let page: number | undefined;
  const shown = text.split("\n").map((line) => {
    const indent = /^ *(?=[^\s])/.exec(line)?.[0].length;
    if (page !== undefined && indent !== undefined && indent <= page) page = undefined;
    if (page !== undefined) return blank(line);
    if (pageKey.test(line)) page = indent;
    return line;
  });
  return shown.join("\n");
}

/** A key with a block of text behind it. */
const pageKey = /^ *["']?(?:[\w.-]{0,253}\.(?:md|markdown|html?|rst|adoc)|README|NOTES)["']?:[ \t]+[|>]/m;

/** What every address has. */
const mark = /:\/\/|[a-z0-9]:\d|\.svc\b/;

interface Block {
  readonly open: RegExp;
  readonly close: string;
}

const htmlComment: Block = { open: /<!--/g, close: "-->" };

/** Only where a line begins with it: `/api/*` is a pattern of paths. */
const starComment: Block = { open: /^[ \t]*\/\*/gm, close: "*/" };

function withoutBlocks(text: string, { open, close }: Block): string {
  let shown = "";
  let done = 0;
  for (const { index, 0: opening } of text.matchAll(open)) {
    if (index < done) continue;
    const end = text.indexOf(close, index + opening.length);
    if (end === -1) break;
    shown += text.slice(done, index) + blank(text.slice(index, end + close.length));
    done = end + close.length;
  }
  return shown + text.slice(done);
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

/** Longer lines are data. */
const longest = 640;

/** Whether a line is a sentence, a link in a page, or a description. What stands behind a remark sign does not count. */
function isProse(line: string): boolean {
  if (line.length > longest) return false;
  if (linkSign.test(line) || described.test(line)) return true;
  const [said = ""] = line.replace(/\S*:\/\/\S*?(?=[.!?]?(?:\s|$))/g, " ~ ").split(/\s(?:#|\/\/|--)(?:\s|$)/);
  if (codeSign.test(said)) return false;
  const words = new Set(said.toLowerCase().match(sayingWord) ?? []);
  return words.size >= 2 || sentence.test(said) || otherScript.test(said);
}

/** Of Markdown and HTML. */
const linkSign = /\]\((?:https?:)?\/\/|<a\s/;

const described = /^[\s-]*["']?description["']?\s*[:=]/i;

const codeSign = /[={}$|;<>]|&&|\s--?[a-z]/i;

/** Words that hold sentences together, and that stand in no directive of a server. */
const sayingWord =
  /(?<![\w/.-])(?:the|this|that|these|is|are|was|will|can|should|must|you|your|we|our|it|its|of|from|for|with|at|via|see|please|available|used|under|when|which|by)(?![\w/-])/g;

const sentence = /^[\s"'*-]*[A-Z][a-z]+\s.*[.!?]["'),]*\s*$/;

/** Cyrillic, Japanese, Chinese and Korean. */
const otherScript = /[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;
