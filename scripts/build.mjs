/**
 * Builds the package: `node scripts/build.mjs` everything, `--data` the dictionaries alone, `--fast` all but the
 * type declarations, `--docs` the pages of the rules alone.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
mkdirSync('dist/build', { recursive: true })

/** What is needed seldom, readers of rare formats and the editor's protocol: left out of the bundle and loaded when called for. */
const SELDOM = ['@kenjiuno/msgreader', 'postal-mime', 'rehype-parse', 'tinypool', 'unpdf', 'vscode-languageserver/node', 'vscode-languageserver-textdocument']

/**
 * Leaves these out of the command line's bundle. They are modules, required from a script: the detour lets esbuild find
 * their default export where Node puts it.
 *
 * @type {import('esbuild').Plugin}
 */
const seldomApart = {
  name: 'seldom-apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[@a-z]/ }, ({ path, namespace }) => (SELDOM.includes(path) ? (namespace === 'seldom' ? { path, external: true } : { path, namespace: 'seldom' }) : undefined))
    onLoad({ filter: /./, namespace: 'seldom' }, ({ path }) => ({ contents: `export * from '${path}'\nexport { default } from '${path}'`, loader: 'js' }))
  },
}

/** Modules that take milliseconds to load and that many runs do not use. */
const LATER = ['node:child_process', 'node:crypto', 'node:tty', 'node:v8', 'yaml']

/**
 * Loads these when something of them is first used. Nor does chalk look at the terminal: it is told whether to colour.
 *
 * @type {import('esbuild').Plugin}
 */
const loadedLater = {
  name: 'loaded-later',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:|yaml$)/ }, ({ path, namespace }) => (LATER.includes(path) && namespace !== 'later' ? { path, namespace: 'later' } : undefined))
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'told' }))
    onLoad({ filter: /./, namespace: 'told' }, () => ({ contents: 'export default { stdout: false, stderr: false }', loader: 'js' }))
    onLoad({ filter: /./, namespace: 'later' }, async ({ path }) => {
      const names = Object.keys(await import(path)).filter((name) => name !== 'default')
      return { contents: `for (const name of ${JSON.stringify(names)}) Object.defineProperty(exports, name, { enumerable: true, get: () => require('${path}')[name] })`, loader: 'js', resolveDir: root }
    })
  },
}

/** @param {string} entry @param {string} outfile @param {import('esbuild').BuildOptions} [more] */
const bundle = (entry, outfile, more = {}) =>
  build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    ...more,
  })

/** @param {string[]} args */
const node = (...args) => {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

if (process.argv.includes('--docs')) {
  await bundle('scripts/docs.ts', 'dist/build/docs.js')
  node('dist/build/docs.js', root)
  process.exit()
}
await bundle('scripts/data.ts', 'dist/build/data.js')
node('dist/build/data.js', root)
await bundle('scripts/words.ts', 'dist/build/words.js')
node('dist/build/words.js', root)
await bundle('scripts/schemas.ts', 'dist/build/schemas.js')
node('dist/build/schemas.js', root)
if (!process.argv.includes('--data')) {
  await Promise.all([
    bundle('src/cli/main.ts', 'dist/cli.cjs', {
      format: 'cjs',
      minifySyntax: true,
      plugins: [seldomApart, loadedLater],
      define: { 'import.meta.url': '__url' },
      banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
    }),
    bundle('src/index.ts', 'dist/index.js', { packages: 'external', banner: {} }),
  ])
  copyFileSync('scripts/load.cjs', 'dist/load.cjs')
  copyFileSync('scripts/worker.cjs', 'dist/worker.cjs')
  node('--hash-seed=20230801', '--no-flush-bytecode', 'scripts/compile.cjs')
  if (!process.argv.includes('--fast')) {
    node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json')
    node('scripts/sbom.mjs')
  }
}
