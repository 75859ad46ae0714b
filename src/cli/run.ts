import { Command, CommanderError, Option } from 'commander'
import { check } from './commands/check.ts'
import { evaluateCommand } from './commands/evaluate.ts'
import { UserError } from './errors.ts'
import type { Io } from './io.ts'
import { version } from './version.ts'

/**
 * The command line as a function.
 *
 * @param argv arguments after the program's name
 * @param io the outside world
 * @returns the exit code: 0, 1 or 2
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code = 0
  const program = new Command('letterlint')
    .description('Checks a draft reply to a complaint before it is sent.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
  program
    .command('check')
    .description('check letters; print the places to mend and a scorecard for each')
    .argument('<path...>', 'letters, folders, or - for standard input')
    .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .option('--case <file>', 'facts of the case (YAML)')
    .option('--complaint <file>', 'what the complainant wrote')
    .option('--profile <name>', 'the organisation, where the case does not say')
    .option('--today <date>', 'the day of the check, such as 2026-11-25')
    .addOption(new Option('--fail-on <severity>', 'exit 1 at this severity').choices(['error', 'warning', 'info', 'never']).default('error'))
    .option('--quiet', 'print findings and the rating only')
    .option('--no-color', 'print without colour')
    .action(async (paths: string[], options: Record<string, any>) => {
      code = await check(
        paths,
        {
          format: options['format'],
          given: {},
          failOn: options['failOn'],
          quiet: options['quiet'] ?? false,
          color: options['color'] ?? false,
          config: { rules: {} },
          stdinFormat: 'markdown',
          ...(options['case'] ? { caseFile: options['case'] } : {}),
          ...(options['complaint'] ? { complaintFile: options['complaint'] } : {}),
          ...(options['profile'] ? { profile: options['profile'] } : {}),
          ...(options['today'] ? { today: options['today'] } : {}),
        },
        io,
      )
    })
  program
    .command('evaluate')
    .description('score letterlint against letters that people have labelled')
    .argument('<folder...>', 'folders of labelled cases')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--misses', 'list what was missed and wrongly marked')
    .option('--rule <text>', 'of the misses, only those that hold this text')
    .option('--aside <n>', 'report every Nth case apart', (text) => Number.parseInt(text, 10), 0)
    .action(async (folders: string[], options: { format: 'text'; misses?: boolean; aside: number; rule?: string }) => {
      code = await evaluateCommand(folders, { ...options, misses: options.misses ?? false, config: { rules: {} } }, io)
    })
  try {
    await program.parseAsync(argv as string[], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof UserError) {
      io.stderr.write(`letterlint: ${error.message}\n`)
      return 2
    }
    throw error
  }
}
