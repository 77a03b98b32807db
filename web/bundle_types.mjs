// The declarations of the engine library as one file: the parts it exports, imports removed.
import { join } from 'node:path';
import ts from 'typescript';

const PARTS = [
  'src/contract/wire.ts',
  'src/contract/contract.gen.ts',
  'src/contract/decide.gen.ts',
  'src/base/time_zone.ts',
  'src/engine/question.ts',
  'src/engine/engine.ts',
  'src/engine/default_query.ts',
  'src/engine/library.ts',
];

/** Declarations of those parts that only the page knows. */
const PAGE_ONLY = new Set(['Engine', 'SourceFiles', 'Progress', 'DEFAULT_VIEW']);

export function bundleTypes(web, parts = PARTS, scripts = 'cronlens.js') {
  const { config } = ts.readConfigFile(join(web, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, web);
  const emitted = new Map();
  const program = ts.createProgram(
    [...parts, 'src/engine/engine_module.d.ts'].map((part) => join(web, part)),
    { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true },
  );
  program.emit(undefined, (path, text) => emitted.set(path, text));
  const texts = parts.map((part) => emitted.get(join(web, part.replace(/\.ts$/, '.d.ts'))));
  return `// Types of ${scripts}.\n${texts.map(withoutImports).join('')}`;
}

function withoutImports(text) {
  const source = ts.createSourceFile('part.d.ts', text, ts.ScriptTarget.Latest, true);
  return source.statements
    .filter((statement) => !ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement))
    .filter((statement) => !PAGE_ONLY.has(nameOf(statement)))
    .map((statement) => `${statement.getFullText().trim()}\n`)
    .join('');
}

function nameOf(statement) {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations[0].name.getText();
  }
  return statement.name?.getText();
}
