import { Argument, Command, CommanderError, Option } from 'commander'
import { completionScript, type Shell, SHELLS } from './completion.ts'
import { loadConfig } from './config.ts'
import { loadDictionaries } from './data.ts'
import { Stopped, UserError } from './errors.ts'
import type { Io } from './io.ts'
import { type CommonOptions, factsOf, todayOf, useColor, wholeNumber, withCase, withCommon, withJobs } from './options.ts'
import { CHECK_FORMATS, type CheckFormat } from './formats.ts'
import { versionText } from './version.ts'
import { safeText } from '../report/safe.ts'

interface CheckFlags extends CommonOptions {
  format: CheckFormat
  mask?: boolean
  fix?: boolean
  dryRun?: boolean
  baseline?: string
  writeBaseline?: string
  changed?: string
  case?: string
  complaint?: string
  set?: string[]
  failOn?: 'error' | 'warning' | 'info' | 'never'
  review?: string
  suggest?: boolean
  template?: boolean
}

interface CompareFlags extends CommonOptions {
  format: 'pretty' | 'json'
  case?: string
  complaint?: string
  set?: string[]
}

interface ReportFlags extends CommonOptions {
  format?: 'markdown' | 'html' | 'csv' | 'json'
  case?: string
  complaint?: string
  set?: string[]
  by: string[]
  trend: 'month' | 'quarter'
}

interface SampleFlags extends CommonOptions {
  set?: string[]
  size: number
  seed: number
  pages?: string
}

interface RedactFlags extends CommonOptions {
  case?: string
  complaint?: string
  set?: string[]
  courts?: boolean
  police?: boolean
}

interface DeadlineFlags extends CommonOptions {
  format: 'pretty' | 'json' | 'ics'
  set?: string[]
  within: number
}

interface LspFlags {
  profile?: string
  config?: string
  set?: string[]
  template?: boolean
}

interface EvaluateFlags extends CommonOptions {
  format: 'text' | 'json'
  misses?: boolean
  rule?: string
  aside: number
  floor?: string
}

/**
 * The command line. Each command's code is loaded when it is called for.
 *
 * @param io the outside world
 * @returns the commands, and the exit code once one has run
 */
export function programOf(io: Io): { program: Command; code: () => number } {
  let code = 0
  const program = new Command('letterlint')
    .description('Checks a draft reply to a complaint before it is sent: what to mend, and the inspection scorecard.')
    .option('-V, --version', 'print the version, and the dates of the data that goes out of date')
    .on('option:version', () => {
      io.stdout.write(versionText(loadDictionaries()))
      throw new CommanderError(0, 'letterlint.version', '')
    })
    .exitOverride()
    .showHelpAfterError('(letterlint --help tells what there is)')
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(safeText(text)), getOutHelpWidth: () => 80, getErrHelpWidth: () => 80 })
  withJobs(withCommon(withCase(program.command('check').description('check letters: what to mend, and a scorecard for each')), CHECK_FORMATS))
    .argument('<path...>', 'letters, folders of letters, or - for standard input')
    .addOption(new Option('--fail-on <severity>', 'exit with 1 at this severity or above (default: error)').choices(['error', 'warning', 'info', 'never']))
    .option('--review <file>', 'write a Word copy of the letter with a comment at each finding')
    .option('--suggest', 'in the Word copy, make safe corrections as tracked changes')
    .option('--fix', 'make safe corrections in letters of Markdown or plain text')
    .option('--dry-run', 'with --fix: print the corrections as a diff and write nothing')
    .option('--mask', 'show no names and private details (the default in markdown, sarif, github, junit and checkstyle)')
    .option('--no-mask', 'show them')
    .option('--baseline <file>', 'leave out the findings that this file records')
    .option('--write-baseline <file>', 'record the findings of this run, as hashes')
    .option('--template', 'the letters are templates: placeholders may stand, and what every reply must have must be there')
    .option('--changed <since>', 'only letters that git knows to differ from this branch, tag or commit')
    .action(async (paths: string[], flags: CheckFlags) => {
      const { check } = await import('./commands/check.ts')
      const config = loadConfig(flags.config, io.cwd)
      code = await check(
        paths,
        {
          format: flags.format,
          given: factsOf(flags.set),
          failOn: flags.failOn ?? config.failOn ?? 'error',
          quiet: flags.quiet ?? false,
          color: useColor(flags.color, flags.output, io),
          config,
          today: todayOf(flags.today, io),
          ...(flags.output ? { output: flags.output } : {}),
          suggest: flags.suggest ?? false,
          fix: flags.fix ?? false,
          dryRun: flags.dryRun ?? false,
          ...(flags.template ? { template: true } : {}),
          ...(flags.mask === undefined ? {} : { mask: flags.mask }),
          ...(flags.baseline ? { baseline: flags.baseline } : {}),
          ...(flags.writeBaseline ? { writeBaseline: flags.writeBaseline } : {}),
          ...(flags.changed ? { changed: flags.changed } : {}),
          ...(flags.review ? { review: flags.review } : {}),
          ...(flags.case ? { caseFile: flags.case } : {}),
          ...(flags.complaint ? { complaintFile: flags.complaint } : {}),
          ...(flags.jobs ? { jobs: flags.jobs } : {}),
          ...(flags.profile ? { profile: flags.profile } : {}),
        },
        io,
      )
    })
  withJobs(withCommon(withCase(program.command('compare').description('what quality assurance mended, left and added between a draft and its final version')), ['pretty', 'json']))
    .argument('<draft>', 'the draft, or a folder of drafts')
    .argument('<final>', 'the final letter, or a folder of final letters with the same names')
    .action(async (draft: string, final: string, flags: CompareFlags) => {
      const { compare } = await import('./commands/compare.ts')
      code = await compare(
        draft,
        final,
        {
          format: flags.format,
          given: factsOf(flags.set),
          config: loadConfig(flags.config, io.cwd),
          today: todayOf(flags.today, io),
          quiet: flags.quiet ?? false,
          color: useColor(flags.color, flags.output, io),
          ...(flags.output ? { output: flags.output } : {}),
          ...(flags.case ? { caseFile: flags.case } : {}),
          ...(flags.complaint ? { complaintFile: flags.complaint } : {}),
          ...(flags.jobs ? { jobs: flags.jobs } : {}),
          ...(flags.profile ? { profile: flags.profile } : {}),
        },
        io,
      )
    })
  withJobs(withCommon(withCase(program.command('report').description('the tables of the inspection over many letters')), ['markdown', 'html', 'csv', 'json'], false))
    .argument('<path...>', 'letters or folders of letters')
    .option('--by <key...>', 'group by keys of the case, such as area, unit or organisation', ['area'])
    .addOption(new Option('--trend <period>', 'the steps of the trend').choices(['month', 'quarter']).default('month'))
    .action(async (paths: string[], flags: ReportFlags) => {
      const { report } = await import('./commands/report.ts')
      code = await report(
        paths,
        {
          given: factsOf(flags.set),
          config: loadConfig(flags.config, io.cwd),
          today: todayOf(flags.today, io),
          by: flags.by,
          trend: flags.trend,
          quiet: flags.quiet ?? false,
          ...(flags.format ? { format: flags.format } : {}),
          ...(flags.output ? { output: flags.output } : {}),
          ...(flags.case ? { caseFile: flags.case } : {}),
          ...(flags.complaint ? { complaintFile: flags.complaint } : {}),
          ...(flags.jobs ? { jobs: flags.jobs } : {}),
          ...(flags.profile ? { profile: flags.profile } : {}),
        },
        io,
      )
    })
  withJobs(withCommon(withCase(program.command('sample').description('a reproducible dip sample, stratified by Area and stage')), ['csv']))
    .argument('<path...>', 'letters or folders of letters')
    .requiredOption('--size <n>', 'how many letters to draw', wholeNumber('--size'))
    .option('--seed <s>', 'the same seed draws the same letters', wholeNumber('--seed'), 1)
    .option('--pages <folder>', 'write a page with an assurance form for each letter drawn')
    .action(async (paths: string[], flags: SampleFlags) => {
      const { sample } = await import('./commands/sample.ts')
      code = await sample(
        paths,
        {
          given: factsOf(flags.set),
          config: loadConfig(flags.config, io.cwd),
          today: todayOf(flags.today, io),
          size: flags.size,
          seed: flags.seed,
          quiet: flags.quiet ?? false,
          ...(flags.pages ? { pages: flags.pages } : {}),
          ...(flags.output ? { output: flags.output } : {}),
          ...(flags.jobs ? { jobs: flags.jobs } : {}),
          ...(flags.profile ? { profile: flags.profile } : {}),
        },
        io,
      )
    })
  withJobs(withCommon(withCase(program.command('redact').description('an anonymised copy for a scrutiny panel')), ['copy']))
    .argument('<path...>', 'letters or folders of letters')
    .option('--courts', 'replace the names of courts as well')
    .option('--police', 'replace the names of police forces as well')
    .action(async (paths: string[], flags: RedactFlags) => {
      const { redact } = await import('./commands/redact.ts')
      code = await redact(
        paths,
        {
          given: factsOf(flags.set),
          config: loadConfig(flags.config, io.cwd),
          today: todayOf(flags.today, io),
          courts: flags.courts ?? false,
          police: flags.police ?? false,
          ...(flags.output ? { output: flags.output } : {}),
          ...(flags.case ? { caseFile: flags.case } : {}),
          ...(flags.complaint ? { complaintFile: flags.complaint } : {}),
          ...(flags.jobs ? { jobs: flags.jobs } : {}),
          ...(flags.profile ? { profile: flags.profile } : {}),
        },
        io,
      )
    })
  withCommon(program.command('deadlines').description('every clock of a case, or what is overdue and due soon in a folder of cases'), ['pretty', 'json', 'ics'])
    .argument('[path...]', 'case files, or folders of cases')
    .option('--set <key=value>', 'one fact of the case, such as received=2026-11-02; may be repeated', (text: string, before: string[] = []) => [...before, text])
    .option('--today <date>', 'the day to count from, such as 2026-11-25')
    .option('--within <days>', 'for a folder: how many working days to look ahead', wholeNumber('--within'), 5)
    .action(async (paths: string[], flags: DeadlineFlags) => {
      const { deadlines } = await import('./commands/deadlines.ts')
      if (paths.length === 0 && !flags.set) throw new UserError('deadlines: name a case file or a folder, or give facts with --set')
      code = await deadlines(
        paths,
        {
          format: flags.format,
          given: factsOf(flags.set),
          config: loadConfig(flags.config, io.cwd),
          today: todayOf(flags.today, io),
          within: flags.within,
          quiet: flags.quiet ?? false,
          color: useColor(flags.color, flags.output, io),
          ...(flags.output ? { output: flags.output } : {}),
          ...(flags.profile ? { profile: flags.profile } : {}),
        },
        io,
      )
    })
  withJobs(withCommon(program.command('evaluate').description('score letterlint against letters that people have labelled'), ['text', 'json']))
    .argument('<folder...>', 'folders of labelled cases')
    .option('--misses', 'list what was missed and what was wrongly marked')
    .option('--rule <text>', 'of the misses, only those that hold this text')
    .option('--aside <n>', 'report every Nth case, in order of name, apart', wholeNumber('--aside'), 0)
    .option('--floor <file>', 'exit with 1 when a figure falls below those recorded in this file')
    .action(async (folders: string[], flags: EvaluateFlags) => {
      const { evaluateCommand } = await import('./commands/evaluate.ts')
      code = await evaluateCommand(folders, { ...flags, misses: flags.misses ?? false, config: loadConfig(flags.config, io.cwd) }, io)
    })
  const rules = program
    .command('rules')
    .description('what is checked')
    .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .option('--config <file>', 'the configuration whose plugins to list too (letterlint.config.yaml)')
    .action(async (flags: { format: 'pretty' | 'json'; config?: string }) => {
      code = (await import('./commands/rules.ts')).listRules(flags.format, loadConfig(flags.config, io.cwd), io)
    })
  rules
    .command('test')
    .description("try the examples of the office's own dictionaries")
    .argument('[file...]', 'files of dictionaries (default: those of the configuration)')
    .option('--config <file>', 'the configuration to use (letterlint.config.yaml)')
    .action(async (files: string[], flags: { config?: string }) => {
      code = (await import('./commands/rules-test.ts')).testRules(files, loadConfig(flags.config, io.cwd), io)
    })
  program
    .command('explain')
    .description('a rule: why it is there, what it marks and what it does not, how to silence it')
    .argument('<rule>', 'such as spelling')
    .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'markdown']).default('pretty'))
    .option('--config <file>', 'the configuration whose plugins to know too (letterlint.config.yaml)')
    .action(async (rule: string, flags: { format: 'pretty' | 'markdown'; config?: string }) => {
      code = (await import('./commands/rules.ts')).explain(rule, flags.format, loadConfig(flags.config, io.cwd), io)
    })
  program
    .command('init')
    .description('write a commented configuration into this folder')
    .option('--profile <name>', 'the organisation')
    .option('--template', 'the letters here are templates: list their placeholders too (the default where there is a folder "templates")')
    .action(async (flags: { profile?: string; template?: boolean }) => {
      code = await (await import('./commands/init.ts')).init(flags, io)
    })
  program
    .command('lsp')
    .description('serve an editor over standard input and output (language server protocol)')
    .option('--profile <name>', 'the organisation, where the case does not say')
    .option('--config <file>', 'the configuration to use, instead of the one beside each letter')
    .option('--set <key=value>', 'one fact of every letter, such as organisation=cps; may be repeated', (text: string, before: string[] = []) => [...before, text])
    .option('--template', 'the letters are templates')
    .option('--stdio', 'the only way there is; taken because editors pass it')
    .addOption(new Option('--clientProcessId <id>', 'the editor, with which the server ends').hideHelp())
    .action(async (flags: LspFlags) => {
      const { lsp } = await import('./commands/lsp.ts')
      code = await lsp(
        {
          given: factsOf(flags.set),
          today: todayOf(undefined, io),
          ...(flags.profile ? { profile: flags.profile } : {}),
          ...(flags.template ? { template: true } : {}),
        },
        flags.config,
        io.cwd,
      )
    })
  program
    .command('completion')
    .description('print a script that completes commands and options in a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .action(async (shell: Shell) => {
      const { rules: all } = await import('../../rules/index.ts')
      io.stdout.write(completionScript(program, shell, all.map((rule) => rule.meta.id)))
    })
  return { program, code: () => code }
}

/**
 * Runs the command line.
 *
 * @param argv arguments after the program's name
 * @param io the outside world
 * @returns the exit code: 0, 1 or 2; 130 or 143 when the person stopped it
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const { program, code } = programOf(io)
  try {
    await program.parseAsync(argv as string[], { from: 'user' })
    return code()
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof Stopped) {
      io.stderr.write(`letterlint: ${error.message}\n`)
      return error.signal === 'SIGINT' ? 130 : 143
    }
    if (error instanceof UserError) {
      io.stderr.write(`letterlint: ${safeText(error.message.replace(/\s+/g, ' '))}\n`)
      return 2
    }
    throw error
  }
}
