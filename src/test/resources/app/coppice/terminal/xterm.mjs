// Tells what xterm.js shows, for `XtermRecording`: reads streams from the standard input, a JSON
// object a line with columns, rows and the bytes in base 64; writes a JSON object a line.
// A stream on which xterm.js itself fails gives an object without rows. Wanted:
// `npm install @xterm/headless@5.5.0` in the working directory.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const { Terminal } = createRequire(process.cwd() + '/')('@xterm/headless');
const DEFAULT = 'x-1,-1,0,0';

const colour = (isDefault, isPalette, value) => (isDefault ? -1 : isPalette ? value : 0x1000000 | value);

function style(cell) {
  const flags = [
    cell.isBold(),
    cell.isDim(),
    cell.isItalic(),
    cell.isOverline(),
    cell.isInverse(),
    cell.isInvisible(),
    cell.isStrikethrough(),
  ];
  return [
    colour(cell.isFgDefault(), cell.isFgPalette(), cell.getFgColor()),
    colour(cell.isBgDefault(), cell.isBgPalette(), cell.getBgColor()),
    flags.reduce((bits, flag, i) => bits | (flag ? 1 << i : 0), 0),
    cell.isUnderline() ? 1 : 0,
  ].join();
}

function styles(line, columns) {
  const runs = [];
  let length = 0;
  for (let x = 0; x < columns; x++) {
    length++;
    const now = style(line.getCell(x));
    if (x + 1 === columns || style(line.getCell(x + 1)) !== now) {
      runs.push(length + 'x' + now);
      length = 0;
    }
  }
  while (runs.length && runs.at(-1).endsWith(DEFAULT)) {
    runs.pop();
  }
  return runs.join(' ');
}

for await (const text of createInterface({ input: process.stdin })) {
  const { columns, rows, bytes } = JSON.parse(text);
  const terminal = new Terminal({ cols: columns, rows, scrollback: 1000, allowProposedApi: true, logLevel: 'off' });
  const data = Buffer.from(bytes, 'base64');
  if (data.length) {
    const failed = await new Promise((done) => {
      process.once('uncaughtException', () => done(true));
      terminal.write(data, () => done(false));
    });
    process.removeAllListeners('uncaughtException');
    if (failed) {
      console.log(JSON.stringify({ rows: [], styles: [], x: 0, y: 0, alternate: false }));
      continue;
    }
  }
  const buffer = terminal.buffer.active;
  const lines = Array.from({ length: rows }, (_, y) => buffer.getLine(buffer.baseY + y));
  console.log(
    JSON.stringify({
      rows: lines.map((line) => line.translateToString(true).trimEnd()),
      styles: lines.map((line) => styles(line, columns)),
      x: Math.min(columns - 1, buffer.cursorX),
      y: buffer.cursorY,
      alternate: buffer.type === 'alternate',
    }),
  );
  terminal.dispose();
}
