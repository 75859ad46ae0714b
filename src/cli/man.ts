import type { Command } from 'commander'

/**
 * The manual page, in roff, from the command line itself.
 *
 * @param program the command line
 * @param version of letterlint
 */
export function manPage(program: Command, version: string): string {
  const lines = [
    `.TH LETTERLINT 1 "" "letterlint ${version}"`,
    '.SH NAME',
    `letterlint \\- ${roff(program.description())}`,
    '.SH SYNOPSIS',
    ...program.commands.map((command) => `.B letterlint ${roff(command.name())}\n${roff(command.usage())}\n.br`),
    '.SH COMMANDS',
  ]
  const describe = (command: Command, name: string): void => {
    lines.push(`.SS ${roff(name)}`, roff(sentence(command.description())))
    for (const argument of command.registeredArguments) lines.push('.TP', `.I ${roff(argument.name())}`, roff(sentence(argument.description)))
    for (const option of command.options) {
      const choices = option.argChoices ? ` One of ${option.argChoices.join(', ')}.` : ''
      lines.push('.TP', `.B ${roff(option.flags)}`, roff(`${sentence(option.description)}${choices}`))
    }
    for (const inner of command.commands) describe(inner, `${name} ${inner.name()}`)
  }
  for (const command of program.commands) describe(command, command.name())
  lines.push(
    '.SH EXIT STATUS',
    '.TP', '.B 0', 'Nothing at or above the severity of \\-\\-fail\\-on was found.',
    '.TP', '.B 1', 'Something was.',
    '.TP', '.B 2', 'A letter could not be read, or letterlint could not run.',
    '.SH FILES',
    '.TP', '.I letterlint.config.yaml', 'The configuration, in this folder or one above it.',
    '.TP', '.I letterlint.placeholders.yaml', 'The placeholders that templates may hold.',
    '.TP', '.I case.yaml', 'What is known of the case of the letter beside it.',
    '',
  )
  return lines.join('\n')
}

function roff(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&')
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.)]$/.test(text) ? '' : '.'}`
}
