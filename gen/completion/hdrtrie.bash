# SPDX-License-Identifier: Apache-2.0 OR MIT
# Completion of hdrtrie for bash. tests/command/test_completion.py compares the options with the help.
_hdrtrie() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words='' list i
    COMPREPLY=()
    case $before in
    --format) words='c bin' ;;
    --dump) words='rules trie table' ;;
    --upgrade) words='pass end' ;;
    --expect) words='match none' ;;
    -g)
        # the sections of the list that is on the command line
        for ((i = 2; i < COMP_CWORD; i++)); do
            list=${COMP_WORDS[i]}
            [[ -r $list && $list == *.names ]] && words+=" $(sed -n 's/^[[:space:]]*\[\([^]]*\)\].*/\1/p' "$list")"
        done
        ;;
    esac
    if [[ -n $words ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
        return
    fi
    if ((COMP_CWORD == 1)); then
        words='gen stats explain strip draw help --help --version'
    elif [[ ${COMP_WORDS[1]} == help ]]; then
        words='gen stats explain strip draw list all'
    elif [[ $word == -* ]]; then
        case ${COMP_WORDS[1]} in
        gen) words='-o -H --name --format --depfile --dump --check -Werror --help' ;;
        stats) words='--help' ;;
        explain) words='-v -q --json --expect --help' ;;
        strip) words='-g --keep --framing --connection --upgrade --report --single --responses --no-bodies --repair --help' ;;
        draw) words='--all --help' ;;
        esac
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -o filenames -F _hdrtrie hdrtrie
