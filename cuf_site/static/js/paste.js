// What is pasted from Word or a web page keeps what the editor of texts would lose: tables become
// blocks of the body (or lines, where there is none), headings stay, links keep their address.
const EDITOR = ".public-DraftEditor-content";
const COLUMNS = 6;
const LONGEST_CELL = 250;
const TITLES = "p.MsoTitle, p[class^='MsoHeading'], p[class^='Titre'], p[role='heading']";
const HEADINGS = "h1, h2, h3, h4, h5, h6";
const MARK = "\uE000";
const sentences = document.querySelector("script[data-table-as-lines]").dataset;
const ours = new WeakSet();

addEventListener("paste", onPaste, { capture: true });

function onPaste(event) {
  const editor = event.target.closest?.(EDITOR);
  if (!editor || ours.has(event)) return;
  const page = read(event.clipboardData);
  if (!page) return;
  const mended = [mendLinks(page), mendHeadings(page, hasHeadings(editor))].some(Boolean);
  const tables = takeTables(page, editor);
  if (!mended && !tables.length && !page.isMade) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  put(editor, page.body.innerHTML, tables);
}

// Return the pasted page; null where the editor does well by itself.
function read(clipboard) {
  const html = clipboard.getData("text/html");
  const text = clipboard.getData("text/plain").trim();
  if (html.includes("data-draftjs-conductor-fragment")) return null;
  if (html) return new DOMParser().parseFromString(html, "text/html");
  if (!/^www\.\S+$/i.test(text)) return null;
  const page = new DOMParser().parseFromString("<p><a></a></p>", "text/html");
  const link = page.querySelector("a");
  link.textContent = text;
  link.setAttribute("href", `https://${text}`);
  page.isMade = true;
  return page;
}

function withScheme(address) {
  if (/^www\./i.test(address)) return `https://${address}`;
  if (address.startsWith("//")) return `https:${address}`;
  return /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(address) ? `mailto:${address}` : address;
}

function mendLinks(page) {
  let mended = false;
  for (const link of page.querySelectorAll("a[href]")) {
    const address = link.getAttribute("href").trim();
    mended ||= withScheme(address) !== address;
    link.setAttribute("href", withScheme(address));
  }
  return mended;
}

// Whether the text can hold headings: the paragraphs of a body can.
function hasHeadings(editor) {
  const kind = editor.closest("[data-streamfield-child]")?.querySelector("input[name$='-type']");
  return kind?.value === "paragraph";
}

// The highest headings that were pasted become those of the text, the others those below.
function mendHeadings(page, isKept) {
  const found = [...page.querySelectorAll(`${HEADINGS}, ${TITLES}`)];
  const level = (heading) => (heading.matches(HEADINGS) ? Number(heading.tagName[1]) : 0);
  const top = Math.min(...found.map(level));
  for (const heading of found.filter((one) => !one.closest("table"))) {
    const name = level(heading) === top ? "h2" : "h3";
    const made = page.createElement(isKept ? name : "p");
    const words = isKept ? made : made.appendChild(page.createElement("b"));
    words.append(...heading.childNodes);
    heading.replaceWith(made);
  }
  return found.length > 0;
}

// Replace each table by a mark, and return them as blocks; what no block holds becomes lines.
function takeTables(page, editor) {
  const tables = [...page.querySelectorAll("table")].filter(
    (table) => !table.parentElement.closest("table"),
  );
  return tables.map((table, number) => {
    const grid = gridOf(table);
    const isBlock = editor.closest("[data-streamfield-stream-container]") && fits(table, grid);
    const mark = isBlock ? `<p>${MARK}${number}${MARK}</p>` : "";
    const caption = wordsOf(table.caption ?? page.createElement("p"));
    if (isBlock) table.outerHTML = mark;
    else table.replaceWith(...linesOf(page, caption, grid));
    return { isBlock, type: "table", value: isBlock && valueOf(caption, grid) };
  });
}

function wordsOf(cell) {
  for (const link of cell.querySelectorAll("a[href^='http'], a[href^='mailto:']")) {
    const address = link.getAttribute("href");
    const said = link.textContent.trim();
    if (!address.includes(said.replace(/^www\./, ""))) link.append(` (${address})`);
  }
  for (const block of cell.querySelectorAll("p, div, li, br")) block.append(" ");
  for (const line of cell.querySelectorAll("br")) line.replaceWith(" ");
  return cell.textContent.replace(/\s+/g, " ").trim();
}

// Return the words of each cell in its row and column, those that span several in the first.
function gridOf(table) {
  const grid = [...table.rows].map(() => []);
  [...table.rows].forEach((row, line) => {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[line][column] !== undefined) column += 1;
      const bottom = Math.min(line + cell.rowSpan, grid.length);
      for (let y = line; y < bottom; y += 1) {
        for (let x = column; x < column + Math.min(cell.colSpan, 50); x += 1) grid[y][x] = "";
      }
      grid[line][column] = wordsOf(cell);
    }
  });
  const filled = grid.filter((row) => row.some(Boolean));
  const width = Math.max(0, ...filled.map((row) => row.findLastIndex(Boolean) + 1));
  return filled.map((row) => Array.from({ length: width }, (_, place) => row[place] ?? ""));
}

function fits(table, grid) {
  const isTable = grid.length > 1 && grid[0].length > 1 && grid[0].length <= COLUMNS;
  const isShort = grid.flat().every((words) => words.length <= LONGEST_CELL);
  return isTable && isShort && !table.querySelector("table");
}

function valueOf(caption, grid) {
  const rows = grid.map((row) => ({
    id: null,
    value: Object.fromEntries(
      Array.from({ length: COLUMNS }, (_, place) => [`column_${place + 1}`, row[place] ?? ""]),
    ),
  }));
  return { caption: caption.slice(0, LONGEST_CELL), has_header: true, has_row_names: true, rows };
}

function linesOf(page, caption, grid) {
  return [caption && [caption], ...grid].filter(Boolean).map((row) => {
    const line = page.createElement("p");
    line.textContent = row.join(" ; ").trim();
    return line;
  });
}

// Paste what comes before the first table here; the rest becomes blocks of the body below.
function put(editor, html, tables) {
  const [first, ...rest] = html.split(new RegExp(`<p>${MARK}(\\d+)${MARK}</p>`));
  const blocks = rest.flatMap((piece, place) => {
    if (place % 2 === 0) return [tables[Number(piece)]];
    return hasWords(piece) ? [{ type: "paragraph", html: piece }] : [];
  });
  if (hasWords(first)) pasteInto(editor, first);
  const detail = { blocks };
  if (blocks.length) {
    editor.dispatchEvent(new CustomEvent("body:insert", { bubbles: true, detail }));
    blocks.forEach((block, place) => block.html && pasteOnceThere(detail.inserted[place], block.html));
  }
  if (tables.some((table) => table.isBlock)) say(editor, sentences.tableAsBlock);
  if (tables.some((table) => !table.isBlock)) say(editor, sentences.tableAsLines);
}

function hasWords(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent.trim() !== "";
}

function pasteInto(editor, html) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData(
    "text/plain",
    new DOMParser().parseFromString(html, "text/html").body.textContent,
  );
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  ours.add(event);
  editor.dispatchEvent(event);
}

function pasteOnceThere(block, html) {
  const editor = block.querySelector(EDITOR);
  if (editor) pasteInto(editor, html);
  else requestAnimationFrame(() => block.isConnected && pasteOnceThere(block, html));
}

function say(editor, sentence) {
  const place = editor.closest("[data-draftail-editor-wrapper]") ?? editor;
  const said = document.createElement("p");
  said.className = "help-block help-info";
  said.role = "status";
  said.textContent = sentence;
  place.after(said);
}
