import type { Command, Option } from 'commander'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

/** A command with the words that may follow it. */
interface Completed {
  name: string
  about: string
  options: Array<{ flag: string; about: string; takesValue: boolean; choices: readonly string[] }>
  /** Words that the command's first argument may be, and its subcommands. */
  words: readonly string[]
}

/**
 * A script that completes commands, options and their values in a shell. Where nothing else fits, files are offered.
 *
 * @param program the command line
 * @param rules names of the rules, for `explain`
 */
export function completionScript(program: Command, shell: Shell, rules: readonly string[]): string {
  const commands = program.commands.map((command) => completed(command, command.name() === 'explain' ? rules : command.name() === 'completion' ? SHELLS : []))
  return { bash, zsh, fish }[shell](commands)
}

function completed(command: Command, words: readonly string[]): Completed {
  return {
    name: command.name(),
    about: command.description(),
    options: command.options.flatMap((option: Option) =>
      option.long ? [{ flag: option.long, about: option.description, takesValue: option.required || option.optional, choices: option.argChoices ?? [] }] : [],
    ),
    words: [...command.commands.map((one) => one.name()), ...words],
  }
}

function bash(commands: readonly Completed[]): string {
  const cases = commands.map(
    ({ name, options, words }) => `    ${name})
      case "$prev" in
${options.filter((option) => option.takesValue).map(({ flag, choices }) => `        ${flag}) ${choices.length > 0 ? `COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$cur"))` : ':'}; return ;;\n`).join('')}      esac
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "${options.map(({ flag }) => flag).join(' ')}" -- "$cur"))
      else COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$cur")); fi ;;`,
  )
  return `# Completion of letterlint for bash: source <(letterlint completion bash)
_letterlint() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} --help --version" -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
}
complete -o default -F _letterlint letterlint
`
}

function zsh(commands: readonly Completed[]): string {
  const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
  const cases = commands.map(
    ({ name, options, words }) =>
      `    ${name}) _arguments ${[
        ...options.map(({ flag, about, takesValue, choices }) => quote(`*${flag}[${about.replace(/[[\]:]/g, ' ')}]${takesValue ? `:value:${choices.length > 0 ? `(${choices.join(' ')})` : '_files'}` : ''}`)),
        quote(`*:what:${words.length > 0 ? `(${words.join(' ')})` : '_files'}`),
      ].join(' ')} ;;`,
  )
  return `#compdef letterlint
# Completion of letterlint for zsh: letterlint completion zsh > "\${fpath[1]}/_letterlint"
_letterlint() {
  local -a commands
  commands=(${commands.map(({ name, about }) => quote(`${name}:${about.replaceAll(':', ' -')}`)).join(' ')})
  if (( CURRENT == 2 )); then _describe 'command' commands; return; fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [[ $funcstack[1] == _letterlint ]]; then _letterlint "$@"; else compdef _letterlint letterlint; fi
`
}

function fish(commands: readonly Completed[]): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  return `# Completion of letterlint for fish: letterlint completion fish > ~/.config/fish/completions/letterlint.fish
${commands
  .flatMap(({ name, about, options, words }) => [
    `complete -c letterlint -n __fish_use_subcommand -a ${name} -d ${quote(about)}`,
    ...options.map(
      ({ flag, about: says, takesValue, choices }) =>
        `complete -c letterlint -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)} ${takesValue ? '-r ' : ''}${choices.length > 0 ? `-f -a ${quote(choices.join(' '))} ` : ''}-d ${quote(says)}`,
    ),
    ...(words.length > 0 ? [`complete -c letterlint -n '__fish_seen_subcommand_from ${name}' -f -a ${quote(words.join(' '))}`] : []),
  ])
  .join('\n')}
`
}
