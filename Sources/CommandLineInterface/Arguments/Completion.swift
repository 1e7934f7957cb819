extension ProgramDeclaration {
  /// A script that makes a shell complete the program's command lines: bash, zsh or fish.
  package func completionScript(shell: String) throws(UsageError) -> String {
    switch shell {
    case "bash": return bashScript
    case "zsh": return "autoload -Uz bashcompinit && bashcompinit\n" + bashScript
    case "fish": return fishScript
    default: throw UsageError(message: "Completion is for bash, zsh or fish, not \(quoted(shell)).")
    }
  }

  private var commandNames: [String] { commands.map(\.name) + ["help"] }

  /// Code for bash from 3.2 on that zsh can emulate, so without names that zsh keeps for itself.
  private var bashScript: String {
    let common = commonOptions.flatMap(\.spellings)
    let offers = commands.map { command in
      let options = (command.options.flatMap(\.spellings) + common).spaced
      let files = command.positionals.contains(where: \.completesFiles) ? "1" : ""
      return "    \(command.name)) dashed='\(options)' files=\(files);;\n"
    }
    let owned = commands.flatMap { command in command.options.map { (command.name, $0) } }
    let values = (owned + commonOptions.map { ("*", $0) }).filter { $1.value != nil }
      .map { owner, option in
        let patterns = option.spellings.map { "\(owner)' \($0)'" }.joined(separator: "|")
        let files = option.completesFiles ? "1" : ""
        return "    \(patterns)) offers='\(option.choices.spaced)' files=\(files);;\n"
      }
    return """
      _\(name)() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
        local command= offers= dashed= files= prefix= word
        # Bash takes '=' for a word of its own; zsh leaves an option and its value in one word.
        [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD-2]}
        [[ $current == = ]] && current=
        [[ $current == --*=* ]] && previous=${current%%=*} prefix=$previous= current=${current#*=}
        for word in "${COMP_WORDS[@]:1:$((COMP_CWORD-1))}"; do
          case $word in \(commandNames.joined(separator: "|"))) command=$word; break;; esac
        done
        case $command in
          ''|help) offers='\(commandNames.spaced)' dashed='\(common.spaced)';;
      \(offers.joined())  esac
        [[ $current == -* || -z $offers$files ]] && offers=$dashed files=
        case "$command $previous" in
      \(values.joined())  esac
        COMPREPLY=()
        while IFS= read -r word; do COMPREPLY+=("$prefix$word"); done < <(
          compgen -W "$offers" -- "$current"; [[ -z $files ]] || compgen -f -- "$current")
        [[ -z $files ]] || compopt -o filenames 2>/dev/null
      }
      complete -F _\(name) \(name)

      """
  }

  private var fishScript: String {
    let start = "complete -c \(name)"
    func lines(_ start: String, _ options: [OptionDeclaration]) -> String {
      options.map { option in
        let short = option.short.map { " -s \($0)" } ?? ""
        let value = option.value == nil ? "" : option.completesFiles ? " -rF" : " -x"
        let choices = option.choices.isEmpty ? "" : " -a '\(option.choices.spaced)'"
        let help = fishQuoted(option.help)
        return "\(start) -l \(option.name)\(short)\(value)\(choices) -d \(help)\n"
      }.joined()
    }
    let without = "\(start) -n 'not __fish_seen_subcommand_from \(commandNames.spaced)'"
    let script = commands.map { command in
      let within = "\(start) -n '__fish_seen_subcommand_from \(command.name)'"
      let files = command.positionals.contains(where: \.completesFiles)
      return "\(without) -a \(command.name) -d \(fishQuoted(command.abstract))\n"
        + lines(within, command.options) + (files ? "\(within) -F\n" : "")
    }
    return "\(start) -f\n" + lines(start, commonOptions) + script.joined()
      + "\(without) -a help -d 'Show help.'\n"
      + "\(start) -n '__fish_seen_subcommand_from help' -a '\(commands.map(\.name).spaced)'\n"
  }
}

private func fishQuoted(_ text: String) -> String {
  "'" + text.map { #"\'"#.contains($0) ? "\\\($0)" : String($0) }.joined() + "'"
}

extension [String] {
  fileprivate var spaced: String { joined(separator: " ") }
}
