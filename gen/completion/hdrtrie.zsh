#compdef hdrtrie
# SPDX-License-Identifier: Apache-2.0 OR MIT
# Completion of hdrtrie for zsh. tests/command/test_completion.py compares the options with the help.
local -a subcommands
subcommands=(
  'gen:write a table'
  'stats:print what a table contains and costs'
  'explain:print which rule decides each name'
  'strip:remove fields from a stream of HTTP/1 messages'
  'draw:print a table as a Graphviz graph'
  'help:describe a subcommand or the list language'
)
if (( CURRENT == 2 )); then
  _describe -t subcommands 'subcommand' subcommands
  _arguments '--help[print the usage]' '--version[print the version]'
  return
fi
local subcommand=$words[2]
shift words
(( CURRENT-- ))
case $subcommand in
gen)
  _arguments '-o[output file]:file:_files' '-H[header of the C table]:file:_files' '--name[C identifier of the table]:name:' \
    '--format[kind of output]:format:(c bin)' '--depfile[file for a makefile rule]:file:_files' \
    '--dump[print the result of a phase]:phase:(rules trie table)' '--check[compare, write nothing]' \
    '-Werror[treat warnings as errors]' '--help[print the usage]' '1:list:_files'
  ;;
stats) _arguments '--help[print the usage]' '1:list:_files' ;;
explain)
  _arguments '-v[print the path of a find]' '-q[print nothing]' '--json[print JSON]' \
    '--expect[exit with status 1 if a name differs]:answer:(match none)' '--help[print the usage]' '1:list:_files' '*:name:'
  ;;
strip)
  _arguments '*-g[remove only this group]:group:' '--keep[remove all other fields]' '--framing[also remove framing fields]' \
    '--connection[also remove nominated fields]' '--upgrade[what follows a tunnel]:answer:(pass end)' \
    '--report[file for what was removed]:file:_files' '--single[accept one request]' '--responses[the stream has responses]' \
    '--no-bodies[the responses answer HEAD]' '--repair[repair white space in heads]' '--help[print the usage]' '1:list:_files'
  ;;
draw) _arguments '--all[show every name]' '--help[print the usage]' '1:list:_files' ;;
help) _arguments '1:topic:(gen stats explain strip draw list all)' ;;
esac
